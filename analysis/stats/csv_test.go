package stats

import (
	"slices"
	"strings"
	"testing"
)

func TestReadRatings(t *testing.T) {
	csv := "\ufeffemployee,note,rater, dimension ,score\nb,x,r10,d,2.5\na,,r2,d,3\na,,r10,e,\na,,r10,d,NA\n\"b\",y,r2,e,3\n"
	got, err := ReadRatings(strings.NewReader(csv), Columns{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Unit.Labels, []string{"a", "b"}) || !slices.Equal(got.Unit.Code, []int32{1, 0, 1}) {
		t.Errorf("units %v %v", got.Unit.Labels, got.Unit.Code)
	}
	if !slices.Equal(got.Item.Labels, []string{"d", "e"}) || !slices.Equal(got.Item.Code, []int32{0, 0, 1}) {
		t.Errorf("items %v %v", got.Item.Labels, got.Item.Code)
	}
	if !slices.Equal(got.Value, []float64{2.5, 3, 3}) || got.Missing != 2 {
		t.Errorf("values %v, %d missing", got.Value, got.Missing)
	}
}

func TestReadRatingsNumericLabels(t *testing.T) {
	got, err := ReadRatings(strings.NewReader("patient,rater,v\n10,1,1\n9,1,2\n"), Columns{Unit: "patient", Value: "v"})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Unit.Labels, []string{"9", "10"}) || got.HasItems() {
		t.Errorf("labels %v should stand in number order, without items", got.Unit.Labels)
	}
}

// Files of other places and programs: semicolons with decimal commas, tabs, headings in capitals.
func TestReadRatingsForms(t *testing.T) {
	for _, csv := range []string{
		"Unit;Rater;Value\n1;a;3,5\n1;b;\"4\"\n",
		"\"unit\"\t\"rater\"\t\"value; in levels\"\t\"value\"\n1\ta\t0\t3.5\n1\tb\t0\t4\n",
		"\ufeff\"unit\",\"who \"\"rated\"\"\",rater,value\n1,x,a,3.5\n1,x,b,4\n",
		"employee,RATER,\"a;b;c;d\",Score\n1,a,0,3.5\n1,b,0,4\n",
	} {
		got, err := ReadRatings(strings.NewReader(csv), Columns{})
		if err != nil || !slices.Equal(got.Value, []float64{3.5, 4}) || got.Rater.Len() != 2 {
			t.Errorf("%q: %v %v", csv, got.Value, err)
		}
	}
	if _, err := ReadRatings(strings.NewReader("unit,rater,value\n1,a,\"3,5\"\n"), Columns{}); err == nil {
		t.Error("3,5 in a file with commas was read")
	}
}

// What other programs write for a missing value is missing, among numbers and among names; as a person's id it is an id.
func TestReadRatingsMissing(t *testing.T) {
	rows := "unit,rater,value\nNULL,a,x\nNULL,b,x\n2,a,NaN\n2,b,nan\n3,a,#N/A\n3,b,null\n4,a,.\n4,b,NA\n5,a,\n5,b,y\n"
	for names, values := range map[bool][2]string{false: {"2", "3"}, true: {"mild", "severe"}} {
		csv := strings.NewReplacer(",x\n", ","+values[0]+"\n", ",y\n", ","+values[1]+"\n").Replace(rows)
		got, err := ReadRatings(strings.NewReader(csv), Columns{NamesAllowed: names})
		if err != nil || got.Missing != 7 || got.Len() != 3 {
			t.Errorf("names %v: %d values, %d missing, %v", names, got.Len(), got.Missing, err)
		}
		if !slices.Contains(got.Unit.Labels, "NULL") {
			t.Errorf("units %v", got.Unit.Labels)
		}
	}
}

func TestReadRatingsErrors(t *testing.T) {
	tests := []struct {
		csv  string
		c    Columns
		want string
	}{
		{"unit,rater,value\n1,a,3\n\n1,b,four\n", Columns{}, `line 4, column value: "four" is not a number`},
		{"\xff\xfeu\x00", Columns{}, `UTF-16`},
		{"unit,rater,value\n1,a,inf\n", Columns{}, `line 2, column value: "inf" is not a number`},
		{"unit,rater,value\n1,a,NaN\n1,,3\n", Columns{}, `line 3, column rater: the cell is empty`},
		{"unit,rater,value\n1,a,3\n2,,4\n", Columns{}, "line 3, column rater: the cell is empty"},
		{"unit,rater,value\n1,a,3\n2,4\n", Columns{}, "line 3 has 2 cells, the header has 3"},
		{"unit,rater,value\n", Columns{Item: "skill"}, "no column named skill"},
		{"\x1f\x8bnot really gzip", Columns{}, "gzip:"},
	}
	for _, test := range tests {
		if _, err := ReadRatings(strings.NewReader(test.csv), test.c); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.csv, err, test.want)
		}
	}
	// A row without a value may lack anything else.
	if _, err := ReadRatings(strings.NewReader("unit,rater,value\n,a,\n1,a,2\n"), Columns{}); err != nil {
		t.Errorf("a row without a value: %v", err)
	}
}

func TestNewRatings(t *testing.T) {
	if _, err := NewRatings([]int32{0, 1}, []int32{0}, nil, []float64{1, 2}); err == nil {
		t.Error("columns of different lengths were taken")
	}
	if _, err := NewRatings([]int32{0, -1}, []int32{0, 0}, nil, []float64{1, 2}); err == nil {
		t.Error("a negative code was taken")
	}
}

func TestLevels(t *testing.T) {
	tests := map[string][]float64{
		"":          nil,
		"1..6":      {1, 2, 3, 4, 5, 6},
		"1..3/0.5":  {1, 1.5, 2, 2.5, 3},
		"4, 1,2,2":  {1, 2, 4},
		"0..1/0.25": {0, .25, .5, .75, 1},
	}
	for declared, want := range tests {
		if got, err := Levels(declared); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v; want %v", declared, got, err, want)
		}
	}
	for _, wrong := range []string{"6..1", "1", "a..b", "1..6/0", "1..100", "1,x", "1..6/-1", "NaN,1"} {
		if got, err := Levels(wrong); err == nil {
			t.Errorf("%q gave %v", wrong, got)
		}
	}
}

// Units of a sparse table are numbered compactly, with the same result.
func TestTallySparse(t *testing.T) {
	dense := made(25, 3, 3, 6)
	sparse := dense
	sparse.Item.Code = slices.Clone(dense.Item.Code)
	for i := range sparse.Item.Code {
		sparse.Item.Code[i] *= 4000 // most items rate nobody
	}
	sparse.Item = NewFactor("item", sparse.Item.Code, 8001)
	a, err := Alpha(dense, AlphaOptions{Replicates: 100})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Alpha(sparse, AlphaOptions{Replicates: 100})
	if err != nil {
		t.Fatal(err)
	}
	if a != b {
		t.Errorf("dense %+v\nsparse %+v", a, b)
	}
}

// Whatever the file, the reader gives a sound table or an error.
func FuzzReadRatings(f *testing.F) {
	f.Add("unit,rater,value\n1,a,3\n2,,NA\n")
	f.Add("employee,rater,dimension,score\n\"x\ny\",r,d,1e3\n")
	f.Add("unit,rater,value,value\n,,,\n1,1,1,1\n")
	f.Fuzz(func(t *testing.T, csv string) {
		r, err := ReadRatings(strings.NewReader(csv), Columns{})
		if err != nil {
			return
		}
		for _, factor := range []Factor{r.Unit, r.Rater} {
			if len(factor.Code) != r.Len() {
				t.Fatalf("%d codes of %s for %d values", len(factor.Code), factor.Name, r.Len())
			}
			for _, code := range factor.Code {
				if code < 0 || int(code) >= factor.Len() {
					t.Fatalf("code %d of %d labels", code, factor.Len())
				}
			}
		}
		if _, err := Alpha(r, AlphaOptions{}); err != nil {
			t.Fatal(err)
		}
	})
}
