// Figures that stand in a text and follow the table: [12](cell:requests.received.total), as BoundValues reads them on the server.

const BOUND = /\[([^[\]\n]{0,40})\]\(cell:([A-Za-z0-9]+\.[A-Za-z0-9]+\.[A-Za-z0-9]+)\)/g;
const WHILE_BLANK = '\u3000';

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
