package stats

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// csvOf writes a table of ratings as a person would.
func csvOf(r Ratings) string {
	var out strings.Builder
	out.WriteString("employee,rater,dimension,score\n")
	for row, v := range r.Value {
		item := "overall"
		if r.Item.Code != nil {
			item = r.Item.Labels[r.Item.Code[row]]
		}
		fmt.Fprintf(&out, "e%s,r%s,%s,%g\n", r.Unit.Labels[r.Unit.Code[row]], r.Rater.Labels[r.Rater.Code[row]], item, v)
	}
	return out.String()
}

// runNamed gives the result as JSON read back.
func runNamed(t *testing.T, name, csv string, opt NamedOptions) map[string]any {
	t.Helper()
	result, err := Run(name, strings.NewReader(csv), opt)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	text, err := json.Marshal(result)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out map[string]any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatalf("%s: %v in %s", name, err, text)
	}
	return out
}

// at follows a dotted key; ok is false when it is not there.
func at(document map[string]any, key string) (value any, ok bool) {
	value = document
	for part := range strings.SplitSeq(key, ".") {
		inner, isObject := value.(map[string]any)
		if !isObject {
			return nil, false
		}
		if value, ok = inner[part]; !ok {
			return nil, false
		}
	}
	return value, true
}

// contract are the keys every result has, as the manual promises.
var contract = map[string][]string{
	"icc": slices.Concat(keys("ICC1 ICC2 ICC3 ICC1k ICC2k ICC3k", "estimate F df1 df2 p ci95_lower ci95_upper"),
		keys("lmm", "var_employee var_rater var_residual intercept reml_criterion"), strings.Fields("ICC_A1 ICC_C1 k_harmonic G_qk")),
	"alpha": append(keys("nominal ordinal interval ratio", "alpha Do De se_jackknife_units"),
		strings.Fields("units_total units_pairable values_total values_pairable ordinal.other_raters.ci95_lower ordinal.other_raters.ci95_upper")...),
	"kappa":   keys("unweighted linear quadratic", "kappa ase se_null z ci95_lower ci95_upper po pe"),
	"fleiss":  append(keys("fleiss", "kappa se z Pbar Pe"), "categories"),
	"gwet":    keys("ac1 ac2_linear ac2_quadratic", "coef se pa pe ci95_lower ci95_upper"),
	"kendall": keys("kendall", "W W_uncorrected chisq df p"),
	"severity": slices.Concat(keys("var sd", "employee rater employee_x_rater residual"), keys("levels effects", "employee rater employee_x_rater"),
		strings.Fields("n_obs fixef.Intercept fixef_se.Intercept reml_criterion loglik_reml")),
	"facets":    append(keys("rater.sample employee.sample dimension.sample", "separation reliability strata"), "loglik", "effects.rater"),
	"connected": strings.Fields("employees raters edges components cut_raters bridges additive_model_rank_deficiency"),
	"gstudy":    append(keys("var", "employee rater residual"), "G", "Phi", "dstudy"),
	"groups":    append(keys("table", "chi2 df p method cramers_v"), "n", "levels", "groups", "trend"),
	"differences": slices.Concat(keys("mean", "mean sd se ci95_lower ci95_upper"), keys("wilcoxon pratt", "v p exact"),
		strings.Fields("n above below zeros sign.p")),
}

// keys joins every first part with every second.
func keys(first, second string) (out []string) {
	for a := range strings.FieldsSeq(first) {
		for b := range strings.FieldsSeq(second) {
			out = append(out, a+"."+b)
		}
	}
	return out
}

func TestNamedContract(t *testing.T) {
	complete, sparse := csvOf(fromRows(shroutFleiss)), csvOf(made(30, 4, 4, 6))
	constant := csvOf(fromRows([][]float64{{3, 3}, {3, 3}, {3, 3}}))
	const header = "employee,rater,dimension,score\n"
	cross := "rater1,rater2,count\n1,1,20\n1,2,5\n2,1,4\n2,2,21\n3,2,3\n3,3,9\n"
	for _, s := range Named {
		inputs := map[string]string{"complete": complete, "sparse": sparse, "constant": constant,
			"one rater": header + "e1,r1,d1,3\ne1,r1,d2,4\ne2,r1,d1,2\n", "one employee": header + "e1,r1,d1,3\ne1,r2,d1,4\ne1,r3,d1,2\n",
			"one rating": header + "e1,r1,d1,3\n", "empty": header, "missing": header + "e1,r1,d1,\ne2,r2,d1,NA\n"}
		if s.Name == "kappa" {
			inputs = map[string]string{"table": cross, "one level": "rater1,rater2,count\n2,2,20\n", "empty": "rater1,rater2,count\n", "zero": "rater1,rater2,count\n1,2,0\n"}
		}
		for what, csv := range inputs {
			got := runNamed(t, s.Name, csv, NamedOptions{Random: "employee + rater + employee:rater"})
			for _, key := range contract[s.Name] {
				value, ok := at(got, key)
				if !ok {
					t.Errorf("%s of the %s table: no key %s", s.Name, what, key)
				} else if value == nil && !noted(got, key) {
					t.Errorf("%s of the %s table: %s is null without a note", s.Name, what, key)
				}
			}
			if what == "constant" && (s.Name == "alpha" || s.Name == "facets" || s.Name == "gstudy") && len(got["notes"].([]any)) == 0 {
				t.Errorf("%s of a constant table says nothing", s.Name)
			}
		}
	}
}

// noted tells whether a note names the key.
func noted(document map[string]any, key string) bool {
	for _, n := range document["notes"].([]any) {
		keys, _ := n.(map[string]any)["keys"].([]any)
		for _, k := range keys {
			if k == key {
				return true
			}
		}
	}
	return false
}

func TestNamedValues(t *testing.T) {
	complete := csvOf(fromRows(shroutFleiss))
	tests := []struct {
		name, csv, key string
		opt            NamedOptions
		want, tol      float64
	}{
		{"icc", complete, "ICC2.estimate", NamedOptions{}, .28976378, 5e-9},
		// REML of a complete table gives the ANOVA components: (11.24−1.02)/4.
		{"icc", complete, "lmm.var_employee", NamedOptions{}, 2.5555556, 1e-6},
		{"icc", complete, "k_harmonic", NamedOptions{}, 4, 1e-12},
		{"alpha", csvOf(fromRows(krippendorff2011)), "ordinal.alpha", NamedOptions{Levels: "1..5"}, .815, 5e-4},
		{"kappa", "rater1,rater2,count\n1,2,4\n1,3,1\n2,2,8\n3,2,1\n3,3,5\n", "linear.z", NamedOptions{Levels: "1..3"}, 3.2971, 5e-5},
		{"kappa", "rater1,rater2,count\nlow,mid,4\nlow,high,1\nmid,mid,8\nhigh,mid,1\nhigh,high,5\n", "linear.kappa", NamedOptions{}, .4701, 5e-5},
		{"kappa", "rater1,rater2,count\nhigh,high,5\nhigh,mid,1\nlow,mid,4\nlow,high,1\nmid,mid,8\n", "linear.kappa", NamedOptions{Levels: "low,mid,high"}, .4701, 5e-5},
		{"fleiss", csvOf(fromRows(diagnoses)), "fleiss.z", NamedOptions{}, 17.65183, 5e-6},
		{"gwet", csvOf(fromRows(krippendorff2011)), "ac2_quadratic.coef", NamedOptions{Levels: "1..5"}, .914, 5e-5},
		{"kendall", csvOf(fromRows(transposed(anxiety))), "kendall.chisq", NamedOptions{}, 30.760442, 5e-7},
		{"severity", complete, "var.rater", NamedOptions{Random: "employee + rater"}, (32.4861111111 - 1.0194444444) / 6, 1e-6},
		{"severity", complete, "fixef.Intercept", NamedOptions{}, 5.2916666667, 1e-9},
		{"severity", complete, "fixef.raterr2", NamedOptions{Random: "employee", Fixed: "rater"}, 2.5 - 23.0/3, 1e-6}, // judges' means 7.67 and 2.5
		{"facets", complete, "n_obs", NamedOptions{}, 24, 0},
		{"connected", complete, "edges", NamedOptions{}, 24, 0},
		{"connected", "employee,rater\n1,a\n1,b\n2,a\n2,a\n", "edges", NamedOptions{}, 3, 0}, // of who rated whom alone
		{"gstudy", complete, "Phi", NamedOptions{}, .62005055, 5e-9},
	}
	for _, test := range tests {
		got := runNamed(t, test.name, test.csv, test.opt)
		value, _ := at(got, test.key)
		if x, ok := value.(float64); !ok || math.Abs(x-test.want) > test.tol {
			t.Errorf("%s %s = %v, want %v ± %g", test.name, test.key, value, test.want, test.tol)
		}
	}
}

// Names instead of numbers: what needs an order is null and says so.
func TestNamedNames(t *testing.T) {
	csv := "unit,rater,value\n1,a,red\n1,b,red\n2,a,blue\n2,b,blue\n3,a,green\n3,b,red\n"
	got := runNamed(t, "alpha", csv, NamedOptions{})
	if v, _ := at(got, "nominal.alpha"); v == nil {
		t.Error("nominal alpha of names is null")
	}
	if v, _ := at(got, "ordinal.alpha"); v != nil || !noted(got, "ordinal.alpha") {
		t.Errorf("ordinal alpha of names without order is %v", v)
	}
	ordered := runNamed(t, "alpha", csv, NamedOptions{Levels: "red, green, blue"})
	if v, _ := at(ordered, "ordinal.alpha"); v == nil {
		t.Error("ordinal alpha of names in a declared order is null")
	}
	if _, err := Run("alpha", strings.NewReader(csv), NamedOptions{Levels: "red,green"}); err == nil || !strings.Contains(err.Error(), `"blue"`) {
		t.Errorf("error %v should name the value that is not declared", err)
	}
}

// Half steps of a declared scale are levels; other values are errors.
func TestNamedHalfSteps(t *testing.T) {
	csv := "unit,rater,value\n1,a,2.5\n1,b,3\n2,a,4\n2,b,4\n3,a,1\n3,b,2\n"
	got := runNamed(t, "gwet", csv, NamedOptions{Levels: "1..6"})
	if got["levels"] != 11.0 || len(got["notes"].([]any)) == 0 {
		t.Errorf("%v levels, notes %v; want 11 and a note", got["levels"], got["notes"])
	}
	_, err := Run("gwet", strings.NewReader(strings.Replace(csv, "2.5", "2.4", 1)), NamedOptions{Levels: "1..6"})
	if err == nil || !strings.Contains(err.Error(), "value 2.4 is not one of the declared levels") {
		t.Errorf("error %v should name the value", err)
	}
}

// The same table gives the same bytes, gzipped or not, rows in any order.
func TestNamedSameBytes(t *testing.T) {
	r := made(20, 3, 3, 6)
	for _, name := range []string{"alpha", "gwet", "icc", "connected"} {
		var texts [3][]byte
		var zipped bytes.Buffer
		z := gzip.NewWriter(&zipped)
		z.Write([]byte(csvOf(r)))
		z.Close()
		for i, in := range []string{csvOf(r), zipped.String(), csvOf(r)} {
			result, err := Run(name, strings.NewReader(in), NamedOptions{Seed: 3})
			if err != nil {
				t.Fatal(err)
			}
			texts[i], _ = json.Marshal(result)
		}
		if !bytes.Equal(texts[0], texts[1]) || !bytes.Equal(texts[0], texts[2]) {
			t.Errorf("%s: three runs on one table differ", name)
		}
	}
}

// A rater's second rating of a unit leaves the six forms undefined; the mixed model takes it.
func TestNamedTwice(t *testing.T) {
	got := runNamed(t, "icc", "unit,rater,value\n1,a,3\n1,a,4\n1,b,3\n2,a,4\n2,b,5\n3,a,1\n3,b,1\n", NamedOptions{})
	if v, _ := at(got, "ICC2.estimate"); v != nil || !noted(got, "ICC2.estimate") {
		t.Errorf("ICC2 of a table with a repeated cell is %v", v)
	}
	if v, _ := at(got, "ICC_A1"); v == nil {
		t.Error("the mixed model was not fitted")
	}
}

// Fixed factors are named and contrasted as in R: in a balanced layout the coefficients are differences of cell means,
// 2, 4, 7 and 12, each subject's shift falling out.
func TestNamedFixed(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("subject,drug,dose,score\n")
	for s := range 6 {
		for cell, mean := range []float64{2, 4, 7, 12} {
			fmt.Fprintf(&csv, "s%d,%s,%d,%g\n", s, []string{"none", "some"}[cell%2], 1+cell/2, mean+float64(s)+float64((s*3+cell*cell)%4-1)*.5)
		}
	}
	got := runNamed(t, "severity", csv.String(), NamedOptions{Random: "employee", Unit: "subject", Fixed: "drug + dose + drug:dose"})
	mean := func(cell int) (sum float64) {
		for s := range 6 {
			sum += (float64(s) + float64((s*3+cell*cell)%4-1)*.5) / 6
		}
		return sum + []float64{2, 4, 7, 12}[cell]
	}
	for key, want := range map[string]float64{"Intercept": mean(0), "drugsome": mean(1) - mean(0), "dose2": mean(2) - mean(0),
		"drugsome_x_dose2": mean(3) - mean(2) - mean(1) + mean(0)} {
		v, _ := at(got, "fixef."+key)
		if number, ok := v.(float64); !ok || math.Abs(number-want) > 1e-6 {
			t.Errorf("fixef.%s is %v, want %g", key, v, want)
		}
	}
}

// What the command line says wrongly is told from what the file lacks.
func TestNamedOptionErrors(t *testing.T) {
	csv := "unit,rater,value\n1,a,3\n2,a,4\n"
	for _, opt := range []NamedOptions{{Levels: "6..1"}, {Fixed: "service"}} {
		_, err := Run("severity", strings.NewReader(csv), opt)
		if wrong := (OptionError{}); !errors.As(err, &wrong) {
			t.Errorf("%+v: error %v", opt, err)
		}
	}
}

func TestNamedErrors(t *testing.T) {
	tests := []struct{ name, csv, want string }{
		{"mode", "", `there is no statistic "mode"`},
		{"alpha", "", "the file is empty"},
		{"alpha", "who,rater,value\n", "line 1: no column named unit or employee; the columns are who, rater, value"},
		{"kendall", "unit,rater,value\n1,a,3\n2,a,x\n", `line 3, column value: "x" is not a number`},
		{"alpha", "unit,rater,value\n1,a,3\n1,a,4\n", "unit 1 has two ratings by rater a: one was expected"},
		{"fleiss", "unit,rater,value\n1,a,3\n2,a,x\n", `line 3, column value: "x" is not a number`},
		{"alpha", "unit,rater,value\n1,a,3\n,a,4\n", "line 3, column unit: the cell is empty"},
	}
	for _, test := range tests {
		_, err := Run(test.name, strings.NewReader(test.csv), NamedOptions{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s of %q: error %v, want %q", test.name, test.csv, err, test.want)
		}
	}
}

// A dot in the name of a column does not nest: it is written _, and columns that would then stand under one key are refused.
func TestNamedDots(t *testing.T) {
	csv := strings.Replace(csvOf(made(20, 4, 3, 6)), "employee,rater,dimension", "emp.id,rater,dim.no", 1)
	got := runNamed(t, "severity", csv, NamedOptions{Random: "emp.id + rater + emp.id:rater", Fixed: "dim.no"})
	for _, key := range []string{"levels.emp_id", "var.emp_id_x_rater", "effects.emp_id", "fixef.dim_no2"} {
		if value, ok := at(got, key); !ok || value == nil {
			t.Errorf("no key %s", key)
		}
	}
	csv = strings.Replace(csvOf(made(20, 4, 3, 6)), "employee,rater,dimension", "a.b,a_b,residual", 1)
	for _, random := range []string{"a.b + a_b", "residual + a_b"} {
		if _, err := Run("severity", strings.NewReader(csv), NamedOptions{Random: random}); err == nil || !strings.Contains(err.Error(), "both stand under the key") {
			t.Errorf("%s: %v", random, err)
		}
	}
}
