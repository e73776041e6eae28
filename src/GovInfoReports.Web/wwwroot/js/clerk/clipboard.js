// What a clipboard holds, as rows of cells: a table copied in Excel, WPS or Word, or text copied from anywhere; and how its rows
// and columns are those of a table on the page. Nothing here touches the page or changes a figure.

/** The clipboard as rows of { text, origin }; a merged cell repeats its text and is the origin only at its first place. */
export function rowsOf(html, text) {
  const tabular = html ? htmlRows(html) : [];
  const rows = tabular.length > 0 ? tabular : textRows(text ?? '');
  const filled = rows.filter(row => row.some(slot => slot && slot.text !== ''));
  const first = rows.indexOf(filled[0]);
  const last = rows.lastIndexOf(filled[filled.length - 1]);
  const inner = filled.length === 0 ? [] : rows.slice(first, last + 1);
  const width = inner.reduce((most, row) => Math.max(most, lastFilled(row) + 1), 0);
  return inner.map(row => Array.from({ length: width }, (_, c) => row[c] ?? { text: '', origin: true }));
}

function lastFilled(row) {
  let last = row.length - 1;
  while (last >= 0 && !(row[last] && row[last].text !== '')) {
    last--;
  }
  return last;
}

function htmlRows(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const noise of page.querySelectorAll('del, script, style, [style*="display:none"], [style*="mso-hide:all"]')) {
    noise.remove();
  }
  // A table that a page break divides comes as several; what holds another table is only a frame.
  return [...page.querySelectorAll('table')].filter(t => !t.querySelector('table')).flatMap(tableRows);
}

/** Lays out the rows of a table element, merged cells included. */
export function tableRows(table) {
  const rows = [...table.rows].map(() => []);
  [...table.rows].forEach((tr, r) => {
    let c = 0;
    for (const cell of tr.cells) {
      while (rows[r][c]) {
        c++;
      }
      const text = textOf(cell);
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

function textOf(cell) {
  const text = cell.textContent.replace(/[\s\u00a0]+/g, ' ').trim();
  // Excel copies a column that is too narrow as ####, with the number beside it.
  return /^#+$/.test(text) ? cell.getAttribute('x:num') ?? text : text;
}

function textRows(text) {
  if (text.includes('\t')) {
    return tabbed(text).map(row => row.map(t => ({ text: t.trim(), origin: true })));
  }
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
  const plain = rows.map(row => (named ? row : row.slice(1)).map(t => ({ text: t, origin: true })));
  return plain.length > 0 ? plain : text.trim() === '' ? [] : text.split(/\r\n?|\n/).map(line => [{ text: line.trim(), origin: true }]);
}

// Tab-separated text as spreadsheets write it; a cell with a line break stands in quotes.
function tabbed(text) {
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

/** Rows of text as a clipboard takes them: { text, html }. */
export function written(rows) {
  const escape = t => t.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return {
    text: rows.map(row => row.join('\t')).join('\r\n'),
    html: `<table>${rows.map(row => `<tr>${row.map(t => `<td>${escape(t)}</td>`).join('')}</tr>`).join('')}</table>`,
  };
}

/**
 * What is label and what is figure. kind(text) tells blank, figure, none (does not apply) and text apart. Gives the columns of
 * labels, the header rows, and indexes of the rows and columns with figures.
 */
export function shapeOf(rows, kind) {
  const kinds = rows.map(row => row.map(slot => kind(slot.text)));
  const telling = kinds.map((_, r) => r).filter(r => kinds[r].includes('figure'));
  const width = rows.length === 0 ? 0 : rows[0].length;
  const columns = Array.from({ length: width }, (_, c) => ({
    isText: telling.filter(r => kinds[r][c] === 'text').length * 2 >= telling.length && telling.length > 0,
    hasFigures: telling.some(r => kinds[r][c] === 'figure'),
  }));
  const lastFigure = columns.map((_, c) => c).filter(c => columns[c].hasFigures && !columns[c].isText).pop() ?? -1;
  const labels = columns.map((_, c) => c).filter(c => columns[c].isText && c < lastFigure).pop() ?? -1;
  const data = columns.map((_, c) => c).filter(c => c > labels && c <= lastFigure && !columns[c].isText);
  const header = telling.length > 0 ? telling[0] : rows.length;
  const body = rows.map((_, r) => r).filter(r => r >= header && !data.some(c => kinds[r][c] === 'text' && rows[r][c].origin && !kinds[r].includes('figure')));
  return {
    header,
    labelColumns: labels + 1,
    rows: body,
    columns: data,
    isPlain: labels < 0 && kinds.every(row => !row.includes('text')),
    labelOf: r => lastOf(rows[r].slice(0, labels + 1)),
    headerOf: c => lastOf(rows.slice(0, header).map(row => row[c])),
  };
}

function lastOf(slots) {
  return slots.map(s => s.text).filter(t => t !== '').pop() ?? '';
}

/**
 * Finds labels among wanted ones in the same order. Each wanted label is a list of ways to write it. Gives for each label the
 * index of the wanted one, or -1.
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

/** How alike two labels are, 0 to 1; spaces, punctuation and full-width letters make no difference. */
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

function pairs(a, b) {
  const of = text => Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2));
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

function plain(text) {
  return text.normalize('NFKC').replace(/[\s、，。．.,:;()【】[\]<>《》“”"'\-—_]/g, '');
}
