// Fills in workbooks with SheetJS. The list has lines of path, sheet, cell, kind
// (s text, n number, d day), value.
const fs = require("fs");
const xlsx = require("xlsx");

const books = new Map();
for (const line of fs.readFileSync(process.argv[2], "utf8").trimEnd().split("\n")) {
  const [path, sheet, ref, kind, value] = line.split("\t");
  if (!books.has(path)) books.set(path, xlsx.readFile(path, { cellStyles: true, cellNF: true }));
  const page = books.get(path).Sheets[sheet];
  const days = (Date.parse(value) - Date.UTC(1899, 11, 30)) / 86400000;
  page[ref] = kind === "s" ? { t: "s", v: value } : kind === "n" ? { t: "n", v: Number(value) } : { t: "n", v: days, z: "yyyy-mm-dd" };
}
for (const [path, book] of books) xlsx.writeFile(book, path);
