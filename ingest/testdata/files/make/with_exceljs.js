// Writes exceljs.xlsx: rich text, shared formulas, notes, hidden rows, links, dates.
const ExcelJS = require('exceljs');
const book = new ExcelJS.Workbook();
const s = book.addWorksheet('Peers');
s.addRow(['Name', 'Score', 'Twice', 'When', 'Ok']);
s.addRow(['Åsa Öberg', 4, { formula: 'B2*2', result: 8 }, new Date(Date.UTC(2022, 4, 17)), true]);
s.addRow([{ richText: [{ text: 'José ' }, { font: { bold: true }, text: 'Núñez' }] }, 2.5, { sharedFormula: 'C2', result: 5 }, new Date(Date.UTC(1999, 11, 31, 23, 59, 59)), false]);
s.addRow([{ text: 'mail', hyperlink: 'mailto:a@example.com' }, { formula: 'A1' }, { error: '#DIV/0!' }, null, { formula: 'A2', result: 'Åsa Öberg' }]);
s.getCell('B2').note = 'strong year';
s.getRow(4).hidden = true;
s.getColumn(5).hidden = true;
s.mergeCells('A6:B6');
s.getCell('A6').value = 'end';
const h = book.addWorksheet('Very', { state: 'veryHidden' });
h.addRow(['x']);
book.xlsx.writeFile(process.argv[2]);
