#!/bin/sh
# Makes the workbooks hr-* anew. Needs what all.sh needs, and Perl with
# Excel::Writer::XLSX, libxlsxwriter with a C compiler, Go, R with openxlsx and jsonlite,
# and node with exceljs, xlsx, xlsx-populate, excel4node, write-excel-file and hucre in
# NODE_PATH. Run in this folder; files go up one.
set -eu
work=$(mktemp -d)
python3 hr.py hr.json
python3 hr_with_openpyxl.py ..
python3 hr_with_xlsxwriter.py ..
node hr_with_node.js ..
perl hr_with_perl.pl ..
Rscript --vanilla hr_with_openxlsx.R ../hr-openxlsx.xlsx
cp hr_with_excelize.go.txt "$work/main.go" && go run "$work/main.go" ..
cc -o "$work/c" hr_with_libxlsxwriter.c -lxlsxwriter && "$work/c" ../hr-libxlsxwriter.xlsx
python3 hr_fods.py "$work/hr-libreoffice.fods"
soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir .. "$work/hr-libreoffice.fods"
ssconvert --export-type=Gnumeric_Excel:xlsx2 ../hr-libreoffice.xlsx ../hr-gnumeric-mixed.xlsx
for encoding in latin1:12 latin2:13 ibm775:24; do
  soffice --headless --convert-to csv:"Text - txt - csv (StarCalc)":59,34,"${encoding#*:}" --outdir "$work" ../hr-excel4node.xlsx
  mv "$work/hr-excel4node.csv" "../hr-libreoffice-${encoding%:*}.csv"
done
rm -r "$work"
