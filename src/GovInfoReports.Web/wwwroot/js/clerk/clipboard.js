// What a clipboard holds, as rows of cells: a table copied in Excel, WPS or Word, or text copied from anywhere; and how its rows
// and columns are those of a table on the page. Nothing here touches the page or changes a figure.

const NOISE = 'del, script, comment, .comment-indicator, .msocomanch, .msocomanchor, .msocomtxt, .msocomtext, .msocommentreference';
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment/i;
const BREAKING = new Set(['br', 'p', 'div', 'li', 'table', 'tr']);

/**
 * The markup of a clipboard as a document: { page, styles }. Nothing of it may style or run anything here, and the page's policy
 * would complain of every style it brings: attributes come as data-style, sheets as text.
 * @param {string} html
 */
export function parsed(html) {
  let styles = '';
  const quiet = html
    .replace(/<style\b[^>]*>([^]*?)<\/style\s*>/gi, (_, sheet) => {
      styles += `${sheet}\n`;
      return '';
    })
    .replace(/<[a-z][^<>]*>/gi, tag => tag.replace(/(\s)style(?=\s*=)/gi, '$1data-style'))
    // WPS counts its first sign out of what it copies.
    .replace(/^\s*html(?=\s+xmlns)/i, '<html');
  return { page: new DOMParser().parseFromString(quiet, 'text/html'), styles };
}

/**
 * The clipboard as rows of { text, origin }; a merged cell repeats its text and is the origin only at its first place.
 * @param {string} html @param {string} text
 */
export function rowsOf(html, text) {
  const tabular = html ? htmlRows(html, text ?? '') : [];
  const rows = tabular.length > 0 ? tabular : textRows(text ?? '');
  const filled = rows.filter(row => row.some(slot => slot && slot.text !== ''));
  // What is blank before the first figure says where the figures go; what is blank behind the last one says nothing.
  const inner = filled.length === 0 ? [] : rows.slice(0, rows.lastIndexOf(filled[filled.length - 1]) + 1);
  const width = inner.reduce((most, row) => Math.max(most, lastFilled(row) + 1), 0);
  return inner.map(row => Array.from({ length: width }, (_, c) => row[c] ?? { text: '', origin: true }));
}

/** @param {Slot[]} row */
function lastFilled(row) {
  let last = row.length - 1;
  while (last >= 0 && !(row[last] && row[last].text !== '')) {
    last--;
  }
  return last;
}

/** @param {string} html @param {string} text */
function htmlRows(html, text) {
  const { page, styles } = parsed(html);
  const dashes = dashedZeros(styles);
  page.querySelectorAll(NOISE).forEach(e => e.remove());
  for (const element of page.querySelectorAll('[data-style]')) {
    const style = element.getAttribute('data-style') ?? '';
    // A hidden row of a sheet is a row all the same, and what is copied with it goes with it.
    if (HIDDEN.test(style) && !(/^(tr|td|th|col)$/.test(element.localName) && !/mso-hide/i.test(style))) {
      element.remove();
    }
  }
  // A table that a page break divides comes as several; what holds another table is only a frame.
  const tables = [...page.querySelectorAll('table')].filter(t => !t.querySelector('table'));
  tables.forEach(spread);
  const lines = tables.length === 1 ? sheetLines(text) : null;
  return (lines && seen(tables[0], lines, dashes)) ?? tables.flatMap(t => tableRows(t, dashes));
}

/**
 * Lays out the rows of a table element, merged cells included.
 * @param {HTMLTableElement} table @param {Set<string>} [dashes]
 */
export function tableRows(table, dashes = new Set()) {
  /** @type {(Slot & { cell: HTMLTableCellElement })[][]} */
  const rows = [...table.rows].map(() => []);
  [...table.rows].forEach((tr, r) => {
    let c = 0;
    for (const cell of tr.cells) {
      while (rows[r][c]) {
        c++;
      }
      const text = textOf(cell, dashes);
      const down = Math.min(cell.rowSpan || rows.length, rows.length - r);
      for (let y = 0; y < down; y++) {
        for (let x = 0; x < cell.colSpan; x++) {
          rows[r + y][c + x] = { text, origin: x === 0 && y === 0, cell };
        }
      }
      c += cell.colSpan;
    }
  });
  return rows;
}

// Excel writes empty cells side by side, and empty rows below one another, as one that is no merged cell.
/** @param {HTMLTableElement} table */
function spread(table) {
  for (const cell of table.querySelectorAll('[data-style*="mso-ignore:colspan"]')) {
    const { colSpan } = /** @type {HTMLTableCellElement} */ (cell);
    cell.removeAttribute('colspan');
    for (let i = 1; i < colSpan; i++) {
      cell.after(table.ownerDocument.createElement('td'));
    }
  }
  for (const row of table.querySelectorAll('tr[data-style*="mso-xlrowspan"]')) {
    const count = Math.min(Number((/mso-xlrowspan\s*:\s*(\d+)/i.exec(row.getAttribute('data-style') ?? '') ?? [])[1]) || 1, 1000);
    for (let i = 1; i < count; i++) {
      row.after(row.cloneNode(true));
    }
  }
}

// The plain text of a sheet as lines of equally many cells; null where it is not that of a sheet.
/** @param {string} text */
function sheetLines(text) {
  const lines = text.includes('\t') ? tabbed(text.replace(/\r?\n$/, '')) : [];
  return lines.length > 0 && lines.every(line => line.length === lines[0].length) ? lines : null;
}

// LibreOffice leaves hidden rows and columns out of the table while merged cells still count them, and has them in the text:
// places are then those of the text. Null where the table lacks nothing.
/** @param {HTMLTableElement} table @param {string[][]} lines @param {Set<string>} dashes */
function seen(table, lines, dashes) {
  const rows = tableRows(table, dashes);
  const width = Math.max(0, ...rows.map(row => row.length));
  if (rows.length >= lines.length && width >= lines[0].length) {
    return null;
  }
  const result = lines.map(line => line.map(t => ({ text: t.replace(/[\s\u00a0]+/g, ' ').trim(), origin: true })));
  let next = 0;
  for (const tr of table.rows) {
    const cells = [...tr.cells];
    for (let line = next; line < result.length; line++) {
      const places = placesOf(cells, result[line]);
      if (places) {
        places.forEach((column, i) => {
          if (column !== null) {
            result[line][column].text = textOf(cells[i], dashes);
          }
        });
        next = line + 1;
        break;
      }
    }
  }
  return result;
}

// The columns of a line where cells stand that say the same in the same order; null where it does not hold all of them. Cells that
// say nothing stand between the others if there is just room for them.
/** @param {HTMLElement[]} cells @param {Slot[]} line */
function placesOf(cells, line) {
  const words = cells.map(cell => bare(wordsOf(cell)));
  /** @type {(number | null)[]} */
  const places = [];
  let column = -1;
  for (const word of words) {
    if (word === '') {
      places.push(null);
      continue;
    }
    column = line.findIndex((slot, c) => c > column && bare(slot.text) === word);
    if (column < 0) {
      return null;
    }
    places.push(column);
  }
  for (let i = 0; i < places.length; i++) {
    const before = i === 0 ? -1 : places[i - 1];
    const run = words.findIndex((word, k) => k >= i && word !== '');
    const end = run < 0 ? words.length : run;
    const after = run < 0 ? line.length : places[run] ?? line.length;
    if (words[i] === '' && before !== null && after - before - 1 === end - i) {
      places[i] = before + 1;
    }
  }
  return places.some((c, i) => c !== null && words[i] === '' && line[c].text !== '') ? null : places;
}

/** @param {string} text */
function bare(text) {
  return text.replace(/[\s\u00a0]+/g, '');
}

// What a cell says; a line break in it parts numbers.
/** @param {Node} node */
function wordsOf(node) {
  let words = '';
  for (const child of node.childNodes) {
    if (child instanceof Text) {
      words += child.data;
    } else if (child instanceof Element) {
      words += BREAKING.has(child.localName) ? ` ${wordsOf(child)} ` : wordsOf(child);
    }
  }
  return words;
}

// What a cell shows, except where its number is written beside it and what it shows is no figure: #### in a narrow column, zeros
// shown as a dash or as nothing, Chinese numerals, negative numbers in brackets.
/** @param {HTMLElement} cell @param {Set<string>} dashes */
function textOf(cell, dashes) {
  const text = wordsOf(cell).replace(/[\s\u00a0]+/g, ' ').trim();
  const number = [cell.getAttribute('sdval'), cell.getAttribute('x:num')].find(n => n && Number.isFinite(Number(n))) ?? null;
  if (/^(-|#+|[-－]?[〇零一二三四五六七八九十百千万亿]+|\([\d,.]+\))?$/.test(text) && number !== null) {
    return text === '' || text === '-' ? (Number(number) === 0 ? '0' : text) : number;
  }
  return text === '-' && dashes.has(cell.className) ? '0' : text;
}

// Classes of cells whose number format writes zero as a dash, as that of Excel's button for separators does.
/** @param {string} styles */
function dashedZeros(styles) {
  const formats = styles.matchAll(/\.([\w-]+)\s*\{[^{}]*?mso-number-format\s*:\s*"((?:[^"\\]|\\[^])*)"/g);
  return new Set([...formats].filter(([, , format]) => (format.split('\\;')[2] ?? '').includes('-')).map(([, name]) => name));
}

/** @param {string} text */
function textRows(text) {
  if (text.includes('\t')) {
    return tabbed(text).map(row => row.map(t => ({ text: t.trim(), origin: true })));
  }
  /** @type {string[]} */
  let label = [];
  const rows = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const words = line.split(/[\s\u00a0]+/).filter(Boolean);
    const firstNumber = words.findIndex(w => /^[-+\uff0b\uff0d]?[0-9\uff10-\uff19]/.test(w) && !/[\u4e00-\u9fff]{2}|[.．、]([^0-9\uff10-\uff19]|$)/.test(w));
    if (firstNumber < 0) {
      // A label that takes several lines; its numbers follow.
      label = words.length > 0 ? [...label, ...words] : label;
      continue;
    }
    const name = [...label, ...words.slice(0, firstNumber)].join('');
    label = [];
    rows.push([name, ...words.slice(firstNumber)]);
  }
  const named = rows.some(row => row[0] !== '');
  const plain = (isListed(rows) ? gathered(rows) : rows).map(row => (named ? row : row.slice(1)).map(t => ({ text: t, origin: true })));
  return plain.length > 0 ? plain : text.trim() === '' ? [] : text.split(/\r\n?|\n/).map(line => [{ text: line.trim(), origin: true }]);
}

// LibreOffice and readers of PDF write a table as one cell in each line: a label, then its figures.
/** @param {string[][]} rows */
function isListed(rows) {
  return rows.length > 1 && rows[0][0] !== '' && rows.every(row => row.length === 2) && rows.some(row => row[0] === '');
}

/** @param {string[][]} rows */
function gathered(rows) {
  const result = [];
  for (const [name, number] of rows) {
    if (name === '') {
      result[result.length - 1].push(number);
    } else {
      result.push([name, number]);
    }
  }
  const width = Math.max(...result.map(row => row.length));
  return result.map(row => [...row, ...new Array(width - row.length).fill('')]);
}

// Tab-separated text as spreadsheets write it; a cell with a line break stands in quotes.
/** @param {string} text */
function tabbed(text) {
  /** @type {string[][]} */
  const rows = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n?|\n|$)/g;
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    rows[rows.length - 1].push(match[1] === undefined ? match[2] : match[1].replace(/""/g, '"'));
    if (match[3] === '') {
      break;
    }
    if (match[3] !== '\t') {
      rows.push([]);
    }
  }
  return rows;
}

/**
 * Rows of text as a clipboard takes them: { text, html }.
 * @param {string[][]} rows
 */
export function written(rows) {
  const escape = (/** @type {string} */ t) => t.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return {
    text: rows.map(row => row.join('\t')).join('\r\n'),
    html: `<table>${rows.map(row => `<tr>${row.map(t => `<td>${escape(t)}</td>`).join('')}</tr>`).join('')}</table>`,
  };
}

/**
 * What is label and what is figure. kind(text) tells blank, figure, none (does not apply), share (in percent) and text apart. Gives the columns of
 * labels, the header rows, and indexes of the rows and columns with figures.
 * @param {Slot[][]} rows @param {(text: string) => string} kind
 */
export function shapeOf(rows, kind) {
  const kinds = rows.map(row => row.map(slot => kind(slot.text)));
  const telling = kinds.map((_, r) => r).filter(r => kinds[r].includes('figure'));
  const width = rows.length === 0 ? 0 : rows[0].length;
  const columns = Array.from({ length: width }, (_, c) => ({
    isText: telling.filter(r => kinds[r][c] === 'text').length * 2 >= telling.length && telling.length > 0,
    hasFigures: telling.some(r => kinds[r][c] === 'figure'),
    hasShares: telling.some(r => kinds[r][c] === 'share'),
  }));
  const lastFigure = columns.map((_, c) => c).filter(c => columns[c].hasFigures && !columns[c].isText).pop() ?? -1;
  const labels = columns.map((_, c) => c).filter(c => columns[c].isText && c < lastFigure).pop() ?? -1;
  const data = columns.map((_, c) => c).filter(c => c > labels && c <= lastFigure && !columns[c].isText && (columns[c].hasFigures || !columns[c].hasShares));
  const header = telling.length > 0 ? telling[0] : rows.length;
  const body = rows.map((_, r) => r).filter(r => r >= header && !data.some(c => kinds[r][c] === 'text' && rows[r][c].origin && !kinds[r].includes('figure')));
  return {
    header,
    labelColumns: labels + 1,
    rows: body,
    columns: data,
    isPlain: labels < 0 && kinds.every(row => !row.includes('text')),
    labelOf: (/** @type {number} */ r) => lastOf(rows[r].slice(0, labels + 1)),
    headerOf: (/** @type {number} */ c) => lastOf(rows.slice(0, header).map(row => row[c])),
  };
}

/** @param {Slot[]} slots */
function lastOf(slots) {
  return slots.map(s => s.text).filter(t => t !== '').pop() ?? '';
}

/**
 * Finds labels among wanted ones in the same order. Each wanted label is a list of ways to write it. Gives for each label the
 * index of the wanted one, or -1.
 * @param {string[]} labels @param {string[][]} wanted
 */
export function align(labels, wanted) {
  const score = labels.map(label => wanted.map(ways => Math.max(...ways.map(way => likeness(label, way)))));
  const best = Array.from({ length: labels.length + 1 }, () => new Array(wanted.length + 1).fill(0));
  for (let i = labels.length - 1; i >= 0; i--) {
    for (let j = wanted.length - 1; j >= 0; j--) {
      best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], score[i][j] >= 0.6 ? score[i][j] + best[i + 1][j + 1] : 0);
    }
  }
  const found = labels.map(() => -1);
  for (let i = 0, j = 0; i < labels.length && j < wanted.length;) {
    if (score[i][j] >= 0.6 && best[i][j] === score[i][j] + best[i + 1][j + 1]) {
      found[i++] = j++;
    } else if (best[i][j] === best[i + 1][j]) {
      i++;
    } else {
      j++;
    }
  }
  return found;
}

/**
 * How alike two labels are, 0 to 1; spaces, punctuation and full-width letters make no difference.
 * @param {string} a @param {string} b
 */
export function likeness(a, b) {
  const one = plain(a);
  const two = plain(b);
  if (one === '' || two === '') {
    return 0;
  }
  if (one === two) {
    return 1;
  }
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  const contained = short.length >= 2 && long.includes(short) ? 0.6 + 0.3 * (short.length / long.length) : 0;
  return Math.max(contained, 0.95 * pairs(one, two));
}

/** @param {string} a @param {string} b */
function pairs(a, b) {
  const of = (/** @type {string} */ text) => Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2));
  const rest = of(b);
  const all = of(a).length + rest.length;
  let shared = 0;
  for (const pair of of(a)) {
    const at = rest.indexOf(pair);
    if (at >= 0) {
      rest.splice(at, 1);
      shared++;
    }
  }
  return all === 0 ? 0 : (2 * shared) / all;
}

/** @param {string} text */
function plain(text) {
  return text.normalize('NFKC').replace(/[\s、，。．.,:;()【】[\]<>《》“”"'\-—_]/g, '');
}
