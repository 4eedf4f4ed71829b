// Prints the cells of tables as SheetJS reads them: table, row, column, kind, value.
const xlsx = require("xlsx");
const fs = require("fs");

const book = xlsx.readFile(process.argv[2]);
const [heads, ...places] = fs.readFileSync(process.argv[3], "utf8").trimEnd().split("\n").map((line) => line.split("\t"));
for (const place of places) {
  const p = Object.fromEntries(heads.map((head, i) => [head, ["Table", "Sheet"].includes(head) ? place[i] : Number(place[i])]));
  const sheet = book.Sheets[p.Sheet];
  const extent = xlsx.utils.decode_range(sheet["!ref"]);
  if (extent.e.r + 1 < p.Bottom || extent.e.c + 1 < p.Right) throw new Error(`${p.Table} ends beyond ${sheet["!ref"]}`);
  for (let r = p.Top; r < p.Bottom; r++) {
    for (let c = p.Left - 1; c < p.Right; c++) {
      const cell = sheet[xlsx.utils.encode_cell({ r, c })];
      if (!cell || cell.t === "z") continue;
      const value = cell.t === "n" ? String(cell.v) : Buffer.from(cell.v).toString("hex");
      console.log([p.Table, r - p.Top, c - p.Left + 1, cell.t, value].join("\t"));
    }
  }
}
