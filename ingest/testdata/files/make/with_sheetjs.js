// Writes sheetjs.xlsx (inline and shared strings), and what is not read:
// sheetjs.xls, sheetjs.xlsb, sheetjs.ods, and a web page named .xlsx.
const X = require('xlsx');
const s = X.utils.aoa_to_sheet([
  ['Employee', 'Rating', 'Date', 'Flag'],
  ['0017', 3, new Date(Date.UTC(2023, 0, 9, 12)), true],
  ['1E5', 4.5, null, false],
]);
s.A2.t = 's';
s.B4 = { t: 'e', v: 42 };
s.C4 = { t: 'n', v: 3, f: 'B2' };
s['!ref'] = 'A1:D4';
s['!merges'] = [{ s: { r: 3, c: 0 }, e: { r: 3, c: 0 } }];
s.A3.c = [{ a: 'me', t: 'why?' }];
const book = X.utils.book_new();
X.utils.book_append_sheet(book, s, 'One');
const [, , dir] = process.argv;
X.writeFile(book, dir + '/sheetjs.xlsx', { bookSST: true });
X.writeFile(book, dir + '/sheetjs-inline.xlsx', { bookSST: false });
X.writeFile(book, dir + '/sheetjs.xls', { bookType: 'biff8' });
X.writeFile(book, dir + '/sheetjs.xlsb', { bookType: 'xlsb' });
X.writeFile(book, dir + '/sheetjs.ods', { bookType: 'ods' });
X.writeFile(book, dir + '/page-named.xlsx', { bookType: 'html' });
