// Fills in workbooks with ExcelJS. The list has lines of path, sheet, cell, kind
// (s text, n number, d day), value.
const fs = require("fs");
const { Workbook } = require("exceljs");

async function main() {
  const books = new Map();
  for (const line of fs.readFileSync(process.argv[2], "utf8").trimEnd().split("\n")) {
    const [path, sheet, ref, kind, value] = line.split("\t");
    if (!books.has(path)) books.set(path, await new Workbook().xlsx.readFile(path));
    books.get(path).getWorksheet(sheet).getCell(ref).value = kind === "s" ? value : kind === "n" ? Number(value) : new Date(value);
  }
  for (const [path, book] of books) await book.xlsx.writeFile(path);
}
main().catch((err) => { console.error(err); process.exit(1); });
