// Figures that stand in a text and follow the table: [12](cell:requests.received.total), as BoundValues reads them on the server.

const BOUND = /\[([^[\]\n]{0,40})\]\(cell:([A-Za-z0-9]+\.[A-Za-z0-9]+\.[A-Za-z0-9]+)\)/g;
const WHILE_BLANK = '\u3000';
// As a text is edited: 3（随表）, the cell behind the bracket in selectors that no font shows; a joiner keeps a figure before it apart.
const EDITED = /（((?:\uDB40[\uDD00-\uDDEF])+)随表）/g;
const LEFTOVER = /(?:\uDB40[\uDD00-\uDDEF]){5,}/g;
const FIGURE = /[0-9.,-]/;
const FIGURES = /^(?:[0-9.,-]*|\u3000)$/;
const CELL = /^[A-Za-z0-9]+\.[A-Za-z0-9]+\.[A-Za-z0-9]+$/;
const TAIL = '随表）';
const JOINER = '\u2060';
const FIRST_SELECTOR = 0xe0100;
const LONGEST = 40;

/**
 * What stands for a value in a text; null and undefined are blank.
 * @param {string | null | undefined} value
 */
export function shown(value) {
  return value === null || value === undefined || value === '' ? WHILE_BLANK : value === 'n/a' || value === '/' ? '0' : value;
}

/**
 * Writes a bound value.
 * @param {string} cell @param {string | null | undefined} text
 */
export function bind(cell, text) {
  return `[${shown(text)}](cell:${cell})`;
}

/**
 * The text without the numbers of its bound values: texts that differ in nothing else say the same.
 * @param {string} text
 */
export function unbound(text) {
  return text.includes('](cell:') ? text.replace(BOUND, (_, number, cell) => `[](cell:${cell})`) : text;
}

/**
 * Numbers in a text that have to move: [{ start, end, text }], last first. The cells whose value is not known stay.
 * @param {string} text @param {(cell: string) => string | undefined} valueOf
 */
export function moves(text, valueOf) {
  const found = [];
  if (text.includes('](cell:')) {
    for (const match of text.matchAll(BOUND)) {
      const value = valueOf(match[2]);
      if (value !== undefined && shown(value) !== match[1]) {
        found.unshift({ start: match.index + 1, end: match.index + 1 + match[1].length, text: shown(value) });
      }
    }
  }
  return found;
}

/**
 * Whether a place in a text lies in a bound value.
 * @param {string} text @param {number} start @param {number} end
 */
export function isBound(text, start, end) {
  return [...text.matchAll(BOUND)].some(m => m.index < end && start < m.index + m[0].length);
}

/**
 * The text as it is read, with plain numbers.
 * @param {string} text
 */
export function resolved(text) {
  return text.replace(BOUND, '$1');
}

// ---- As a person edits it ----

/**
 * A stored text as a person edits it.
 * @param {string} stored
 */
export function edited(stored) {
  if (!stored.includes('](cell:')) {
    return stored;
  }
  let text = '';
  let done = 0;
  for (const match of stored.matchAll(BOUND)) {
    if (FIGURES.test(match[1])) {
      text += stored.slice(done, match.index);
      text += (FIGURE.test(text.slice(-1)) ? JOINER : '') + token(match[2], match[1]);
      done = match.index + match[0].length;
    }
  }
  return text + stored.slice(done);
}

/** @param {string} cell @param {string} number */
function token(cell, number) {
  return `${number}（${[...cell].map(c => String.fromCodePoint(FIRST_SELECTOR + c.charCodeAt(0))).join('')}${TAIL}`;
}

/**
 * What is put into an edited text for a figure of the table, behind what stands before it.
 * @param {string} before @param {string} cell @param {string | null | undefined} value
 */
export function inserted(before, cell, value) {
  return (FIGURE.test(before.slice(-1)) ? JOINER : '') + token(cell, shown(value));
}

/**
 * The bound values of an edited text, in order: all of one from start to end, its number from `from` to `to`.
 * @param {string} text
 */
export function tokens(text) {
  const all = [];
  let done = 0;
  for (const match of text.includes(TAIL) ? text.matchAll(EDITED) : []) {
    let from = match.index;
    while (from > done && match.index - from < LONGEST && FIGURE.test(text[from - 1])) {
      from--;
    }
    if (from === match.index && from > done && text[from - 1] === WHILE_BLANK) {
      from--;
    }
    const start = from > done && text[from - 1] === JOINER ? from - 1 : from;
    done = match.index + match[0].length;
    const cell = [...match[1]].map(c => String.fromCharCode((c.codePointAt(0) ?? 0) - FIRST_SELECTOR)).join('');
    all.push({ start, end: done, from, to: match.index, cell });
  }
  return all;
}

/**
 * An edited text as it is stored. What is left of a bound value that was taken apart becomes plain text.
 * @param {string} text
 */
export function stored(text) {
  if (!text.includes('\uDB40')) {
    return text;
  }
  let result = '';
  let done = 0;
  for (const { start, end, from, to, cell } of tokens(text)) {
    const number = text.slice(from, to);
    result += text.slice(done, start) + (CELL.test(cell) ? `[${number}](cell:${cell})` : number);
    done = end;
  }
  return (result + text.slice(done)).replace(LEFTOVER, '');
}

/**
 * What a person reads of an edited text, with plain numbers.
 * @param {string} text
 */
export function read(text) {
  return resolved(stored(text));
}
