// Writes the workbooks of hr.json by the libraries of npm, each file named after the
// library; see the README beside for what each holds.
const fs = require('fs');
const dir = process.argv[2];
const { dimensions, lines } = JSON.parse(fs.readFileSync('hr.json'));
const names = [...new Set(lines.map(l => l.name))];
const raters = [...new Set(lines.map(l => l.rater))];
const at = n => String.fromCharCode(65 + n);

// Dimensions down, raters across: a form for each employee, one sheet each.
async function exceljsForms(path) {
  const ExcelJS = require('exceljs');
  const book = new ExcelJS.Workbook();
  const help = book.addWorksheet('Read me first', { properties: { tabColor: { argb: 'FFC00000' } } });
  help.addRow(['How to rate']);
  help.addRow([{ richText: [{ text: 'Use ' }, { font: { bold: true }, text: '1 to 6' }, { text: ', half steps are fine.' }] }]);
  const lists = book.addWorksheet('Lists', { state: 'hidden' });
  [1, 2, 3, 4, 5, 6].forEach(n => lists.addRow([n]));
  for (const name of names) {
    const s = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 5 }] });
    s.mergeCells('A1:D1');
    s.getCell('A1').value = { richText: [{ font: { size: 14, bold: true }, text: 'Calibration ' }, { text: '2026-H1' }] };
    s.getCell('A3').value = 'Employee';
    s.getCell('B3').value = name;
    s.addRow([]);
    s.getRow(5).values = ['Dimension', ...raters, 'Notes'];
    dimensions.forEach((d, i) => {
      const row = s.getRow(6 + i);
      row.values = [d, ...raters.map(r => lines.find(l => l.name === name && l.rater === r).ratings[i])];
      row.outlineLevel = 1;
      for (const c of ['B', 'C']) s.getCell(c + (6 + i)).dataValidation = { type: 'list', allowBlank: true, formulae: ['Lists!$A$1:$A$6'] };
    });
    s.getCell('D6').value = { text: 'evidence', hyperlink: 'https://example.com/doc' };
    s.getRow(13).values = ['Average', { formula: 'AVERAGE(B6:B11)', result: 3 }, { formula: 'AVERAGE(C6:C11)' }];
  }
  await book.xlsx.writeFile(path);
}

// Streamed by row, texts inline, dates beside ids.
async function exceljsStreamed(path) {
  const ExcelJS = require('exceljs');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false, useStyles: true });
  const s = book.addWorksheet('Export', { autoFilter: 'A1:I1' });
  s.addRow(['Submitted', 'Employee ID', 'Rater', ...dimensions]).commit();
  for (const l of lines) {
    const row = s.addRow([new Date(Date.UTC(2026, 4, 17, 9, 30)), l.id, l.rater, ...l.ratings]);
    row.getCell(4).numFmt = '0.00%';
    row.commit();
  }
  s.commit();
  await book.commit();
}

// One row for each rating, ids as numbers, levels under "+0.0", some cells text.
async function sheetjsLong(path) {
  const XLSX = require('xlsx');
  const rows = [['Employee ID', 'Employee', 'Rater', 'Dimension', 'Score', 'When', 'Comment']];
  for (const l of lines) dimensions.forEach((d, i) => rows.push([Number(l.id), l.name, l.rater, d, i % 2 ? l.ratings[i] : String(l.ratings[i]), new Date(2026, 4, 17), i === 0 && l.id === '00101' ? 'see\nnotes' : null]));
  const sheet = XLSX.utils.aoa_to_sheet(rows, { cellDates: true });
  for (let r = 2; r <= rows.length; r++) {
    sheet['A' + r].z = '00000';
    if (r % 2) sheet['E' + r].z = '+0.0;-0.0';
  }
  sheet['!cols'] = [{}, { hidden: true }];
  sheet['!autofilter'] = { ref: 'A1:G' + rows.length };
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Long');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['Rater', 'Average'], ['Max Okafor', { t: 'n', f: 'AVERAGE(Long!E2:E9)' }]]), 'Pivot');
  XLSX.writeFile(book, path, { bookSST: true, compression: true, bookType: 'xlsm' });
}

// Employees across: a transposed table below a coloured title, with a comment column.
async function populate(path) {
  const Populate = require('xlsx-populate');
  const book = await Populate.fromBlankAsync();
  const s = book.sheet(0).name('By person');
  s.cell('A1').value('Rater: Max Okafor').style({ bold: true, fill: 'ffff00' });
  const mine = lines.filter(l => l.rater === 'Max Okafor');
  s.cell('A3').value([['Dimension', ...mine.map(l => l.name)], ...dimensions.map((d, i) => [d, ...mine.map(l => l.ratings[i])])]);
  s.cell(`A${dimensions.length + 4}`).value('Average');
  mine.forEach((l, i) => s.cell(`${at(i + 1)}${dimensions.length + 4}`).formula(`AVERAGE(${at(i + 1)}4:${at(i + 1)}9)`));
  s.column('C').hidden(true);
  s.freezePanes(1, 3);
  await book.toFileAsync(path);
}

// Employee only on the first of its rows, a blank spacer between people, a heading repeated.
async function excel4node(path) {
  const xl = require('excel4node');
  const book = new xl.Workbook();
  const s = book.addWorksheet('Team');
  const bold = book.createStyle({ font: { bold: true }, fill: { type: 'pattern', patternType: 'solid', fgColor: '#DDEBF7' } });
  let r = 1;
  names.forEach((name, i) => {
    if (i % 3 === 0) { ['Employee', 'Rater', ...dimensions].forEach((t, c) => s.cell(r, c + 1).string(t).style(bold)); r++; }
    lines.filter(l => l.name === name).forEach((l, k) => {
      if (k === 0) s.cell(r, 1).string(l.name);
      s.cell(r, 2).string(l.rater);
      l.ratings.forEach((v, c) => s.cell(r, c + 3).number(v));
      r++;
    });
    r++;
  });
  s.cell(2, 3).comment('Led the migration.');
  s.addConditionalFormattingRule('C2:H40', { type: 'expression', priority: 1, formula: 'C2<2', style: bold });
  s.addDataValidation({ type: 'list', allowBlank: true, sqref: 'C2:H40', formulas: ['1,2,3,4,5,6'] });
  s.row(1).filter();
  await new Promise((done, fail) => book.write(path, (err) => err ? fail(err) : done()));
}

// Plain rows of objects, as a web application exports them.
async function writeExcelFile(path) {
  const write = require('write-excel-file/node');
  const head = ['Employee ID', 'Employee', 'Rater', ...dimensions].map(value => ({ value, fontWeight: 'bold' }));
  const rows = lines.map(l => [{ value: l.id, type: String }, { value: l.name }, { value: l.rater }, ...l.ratings.map(v => ({ value: v, type: Number, format: '0.0' }))]);
  await (write.default || write)([head, ...rows], { sheet: 'Export' }).toFile(path);
}

async function hucre(path) {
  const { writeXlsx } = require('hucre/xlsx');
  const columns = [{ header: 'Employee', key: 'e' }, { header: 'Rater', key: 'r' }, ...dimensions.map((d, i) => ({ header: d, key: 'd' + i, numFmt: '0.0' }))];
  const data = lines.map(l => ({ e: l.name, r: l.rater, ...Object.fromEntries(l.ratings.map((v, i) => ['d' + i, v])) }));
  fs.writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Ratings', columns, data, freezePane: { rows: 1 }, autoFilter: { range: 'A1:H15' } }] }));
}

const all = { 'exceljs-forms': exceljsForms, 'exceljs-streamed': exceljsStreamed, 'sheetjs-long': sheetjsLong, 'xlsx-populate': populate, excel4node, 'write-excel-file': writeExcelFile, hucre };
(async () => {
  for (const [name, make] of Object.entries(all)) {
    try { await make(`${dir}/hr-${name}.${name === 'sheetjs-long' ? 'xlsm' : 'xlsx'}`); } catch (e) { console.error(name, e); process.exitCode = 1; }
  }
})();
