#!/bin/sh
# Makes the corpus anew, each file by the program it is named after. Needs
# soffice, ssconvert, R with openxlsx, python3 with openpyxl and xlsxwriter,
# and node with exceljs and xlsx in NODE_PATH. Run in this folder; files go up one.
set -eu
python3 with_openpyxl.py ../openpyxl.xlsx ../openpyxl-1904.xlsx
python3 with_xlsxwriter.py ../xlsxwriter.xlsx ../xlsxwriter-inline.xlsx
python3 by_hand.py ..
node with_exceljs.js ../exceljs.xlsx
node with_sheetjs.js ..
Rscript --vanilla with_openxlsx.R ../openxlsx.xlsx
soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir .. source.fods
mv ../source.xlsx ../libreoffice.xlsx
soffice --headless --convert-to xls:"MS Excel 97" --outdir .. source.fods
mv ../source.xls ../libreoffice.xls
soffice --headless --convert-to ods --outdir .. source.fods
mv ../source.ods ../libreoffice.ods
soffice --headless --convert-to csv:"Text - txt - csv (StarCalc)":59,34,65535 --outdir .. source.fods
mv ../source.csv ../libreoffice-utf16.csv
soffice --headless --convert-to csv:"Text - txt - csv (StarCalc)":9,34,76 --outdir .. source.fods
mv ../source.csv ../libreoffice-tab.csv
ssconvert --export-type=Gnumeric_Excel:xlsx ../openpyxl.xlsx ../gnumeric.xlsx
ssconvert --export-type=Gnumeric_Excel:xlsx2 ../openpyxl.xlsx ../gnumeric-strict.xlsx
