# Prints the cells of tables as openpyxl reads them: table, row, column, kind, value.
import csv
import sys

import openpyxl

for read_only in (False, True):
    book = openpyxl.load_workbook(sys.argv[1], read_only=read_only)
    for p in csv.DictReader(open(sys.argv[2], encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        top, bottom, left, right = (int(p[side]) for side in ("Top", "Bottom", "Left", "Right"))
        rows = book[p["Sheet"]].iter_rows(min_row=top + 1, max_row=bottom, min_col=left, max_col=right, values_only=True)
        n = 0
        for r, row in enumerate(rows):
            n += 1
            for c, v in enumerate(row):
                if isinstance(v, str):
                    print(p["Table"], r, c, "s", v.encode("utf-8").hex(), sep="\t")
                elif v is not None:
                    print(p["Table"], r, c, "n", repr(v), sep="\t")
        if n != bottom - top:
            sys.exit(f"{p['Table']}: {n} rows, read only: {read_only}")
