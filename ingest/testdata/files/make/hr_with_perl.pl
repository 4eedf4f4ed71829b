# Writes the workbooks of hr.json by Excel::Writer::XLSX and, refused as a kind, by
# Spreadsheet::WriteExcel: hr-perl.xlsx has a merged title, notes, hidden zeros, array
# formulas with results, a defined name, an outline and a sheet of averages in front.
use strict; use warnings; use utf8;
use JSON::PP; use Excel::Writer::XLSX;
my $dir = shift;
open my $in, '<', 'hr.json' or die; local $/; my $hr = decode_json(<$in>);
my @dims = @{ $hr->{dimensions} };
my $book = Excel::Writer::XLSX->new("$dir/hr-perl.xlsx");
my $front = $book->add_worksheet('Summary');
my $s = $book->add_worksheet('Ratings 2026-H1');
my $bold = $book->add_format(bold => 1, border => 1, rotation => 45);
my $title = $book->add_format(bold => 1, size => 14, align => 'center');
my $id = $book->add_format(num_format => '00000');
my $half = $book->add_format(num_format => '#,##0.0;[Red]-#,##0.0');
$front->write_row('A1', ['Dimension', 'Company average'], $bold);
$front->write(1 + $_, 0, $dims[$_]) for 0 .. $#dims;
$front->write_formula(1 + $_, 1, "=AVERAGE('Ratings 2026-H1'!D4:D17)", $half, 3.1) for 0 .. $#dims;
$s->merge_range('A1:I1', 'Infra: ratings of the spring', $title);
$s->write_row('A3', ['Personnel no.', 'Employee', 'Rater', @dims], $bold);
my $r = 3;
for my $line (@{ $hr->{lines} }) {
    $s->write_number($r, 0, $line->{id} + 0, $id);
    $s->write_string($r, 1, $line->{name});
    $s->write_string($r, 2, $line->{rater});
    $s->write_number($r, 3 + $_, $line->{ratings}[$_], $half) for 0 .. $#dims;
    $s->set_row($r, undef, undef, 0, 1) if $r % 2;
    $r++;
}
$s->write_formula('D4', '=ROUND(2.6,0)', $half, 3);
$s->write_array_formula('E4:F4', '{={3.5,4}}', $half, 3.5);
$s->write_number('F4', 4, $half);
$s->write_comment('G4', "Hands over well.\nReady for more.", author => 'Max', visible => 1);
$s->write_string($r, 0, 'Average', $bold);
$s->write_formula($r, 3 + $_, '=AVERAGE(D4:D17)', $half, 3.1) for 0 .. $#dims;
$book->define_name('Scores', "='Ratings 2026-H1'!\$D\$4:\$I\$17");
$s->hide_zero(); $s->freeze_panes(3, 3); $s->autofilter('A3:I17'); $s->set_landscape(); $s->repeat_rows(0, 2);
$book->close();
