# Fills in workbooks with openpyxl. The list has lines of path, sheet, cell, kind
# (s text, n number, d day), value.
import csv
import datetime
import itertools
import sys

import openpyxl

read = {"s": str, "n": float, "d": datetime.date.fromisoformat}
lines = csv.reader(open(sys.argv[1], encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
for path, cells in itertools.groupby(lines, key=lambda line: line[0]):
    book = openpyxl.load_workbook(path)
    for _, sheet, cell, kind, value in cells:
        book[sheet][cell] = read[kind](value)
    book.save(path)
