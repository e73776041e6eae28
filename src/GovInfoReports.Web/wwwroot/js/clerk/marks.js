// Marks of Markdown put around words and before lines, without the page: each gives what to put in place of which part of the
// text, and what is selected then: { start, end, text, from, to }. The same again takes the mark away.

const DIGITS = '一二三四五六七八九十';
const LINE_MARK = /^(\s*)(?:#{1,6} +|[-*+] +)/;
const NUMBER = /^((?:#{1,6} +)?)（([一二三四五六七八九十]{1,3})）/;

/**
 * Bold words.
 * @param {string} value @param {number} start @param {number} end
 */
export function bold(value, start, end) {
  const selected = value.slice(start, end);
  if (selected.trim() === '') {
    return value.slice(start - 2, start) === '**' && value.slice(end, end + 2) === '**'
      ? { start: start - 2, end: end + 2, text: selected, from: start - 2, to: start - 2 + selected.length }
      : { start, end, text: `**${selected}**`, from: start + 2, to: start + 2 + selected.length };
  }
  if (!selected.includes('\n') && value.slice(start - 2, start) === '**' && value.slice(end, end + 2) === '**') {
    return { start: start - 2, end: end + 2, text: selected, from: start - 2, to: end - 2 };
  }
  const lines = selected.split('\n');
  const isBold = lines.every(line => line.trim() === '' || /^\*\*[^]+\*\*$/.test(line.replace(LINE_MARK, '').trim()));
  const text = lines.map((line, i) => isBold
    ? line.replace(/\*\*([^]+)\*\*/, '$1')
    : boldLine(line, i === 0 ? value[start - 1] : '\n', i === lines.length - 1 ? value[end] : '\n')).join('\n');
  // One stretch is selected with its marks, so that the same again takes them away.
  const isStretch = !isBold && lines.length === 1 && text !== selected;
  return { start, end, text, from: start + (isStretch ? text.indexOf('**') : 0), to: start + (isStretch ? text.lastIndexOf('**') + 2 : text.length) };
}

/**
 * Words with marks where Markdown takes them: neither may stand between a letter outside and punctuation inside.
 * @param {string} words @param {string | undefined} before @param {string | undefined} after
 */
export function strong(words, before, after) {
  let start = 0;
  let end = words.length;
  const isOpen = before === undefined || isEdge(before);
  const isClosed = after === undefined || isEdge(after);
  while (start < end && (isSpace(words[start]) || (!isOpen && isEdge(words[start])))) {
    start++;
  }
  while (end > start && (isSpace(words[end - 1]) || (!isClosed && isEdge(words[end - 1])))) {
    end--;
  }
  const mark = /[\p{L}\p{N}]/u.test(words.slice(start, end)) ? '**' : '';
  return words.slice(0, start) + mark + words.slice(start, end) + mark + words.slice(end);
}

/** @param {string} line @param {string | undefined} before @param {string | undefined} after */
function boldLine(line, before, after) {
  const mark = LINE_MARK.exec(line);
  const head = mark ? mark[0] : '';
  return line.trim() === '' ? line : head + strong(line.slice(head.length), head === '' ? before : undefined, after);
}

/**
 * Lines as headings.
 * @param {string} value @param {number} start @param {number} end
 */
export function heading(value, start, end) {
  return eachLine(value, start, end, lines => lines.every(l => l === '' || /^#{1,6} /.test(l))
    ? lines.map(l => l.replace(/^#{1,6} +/, ''))
    : lines.map(l => l === '' && lines.length > 1 ? l : `# ${l.replace(LINE_MARK, '')}`));
}

/**
 * Lines as items of a list. What follows the list stays a paragraph of its own.
 * @param {string} value @param {number} start @param {number} end
 */
export function list(value, start, end) {
  return eachLine(value, start, end, (lines, after) => {
    if (lines.every(l => l.trim() === '' || /^\s*[-*+] /.test(l))) {
      return lines.map(l => l.replace(/^(\s*)[-*+] +/, '$1'));
    }
    const items = lines.map(l => l.trim() === '' && lines.length > 1 ? l : `- ${l.replace(LINE_MARK, '$1').trim()}`);
    return after !== '' && !/^\s*([-*+] |$)/.test(after) ? [...items, ''] : items;
  });
}

/**
 * Lines numbered （一）（二）…, going on from the last number above.
 * @param {string} value @param {number} start @param {number} end
 */
export function numbered(value, start, end) {
  return eachLine(value, start, end, lines => {
    if (lines.some(l => NUMBER.test(l)) && lines.every(l => l.trim() === '' || NUMBER.test(l))) {
      return lines.map(l => l.replace(NUMBER, '$1'));
    }
    const above = value.slice(0, value.lastIndexOf('\n', start - 1) + 1).split('\n').map(l => NUMBER.exec(l)).filter(Boolean).pop();
    let next = above ? numberOf(above[2]) : 0;
    return lines.map(l => {
      if (l.trim() === '' && lines.length > 1) {
        return l;
      }
      next++;
      const [mark] = /^(?:#{1,6} +)?/.exec(l) ?? [''];
      const words = l.slice(mark.length).replace(/^\s*(?:[-*+] +)?(?:（[一二三四五六七八九十]{1,3}）)?\s*/, '');
      return `${mark}（${numberText(next)}）${words}`;
    });
  });
}

/**
 * A link; null where the address is not one of the web.
 * @param {string} words @param {string} address
 */
export function link(words, address) {
  let url;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return null;
  }
  const text = words.replace(/[[\]\n]/g, ' ').trim() || url.href;
  return `[${text}](${url.href.replace(/\(/g, '%28').replace(/\)/g, '%29')})`;
}

/** @param {string} value @param {number} start @param {number} end @param {(lines: string[], after: string) => string[]} change */
function eachLine(value, start, end, change) {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  // A selection that ends before the first letter of a line leaves that line alone.
  const last = end > start && value[end - 1] === '\n' ? end - 1 : end;
  const stop = value.indexOf('\n', last) < 0 ? value.length : value.indexOf('\n', last);
  const next = value.slice(stop + 1).split('\n', 1)[0];
  const text = change(value.slice(from, stop).split('\n'), stop < value.length ? next : '').join('\n');
  const isCaret = start === end;
  const caret = Math.max(from, start + text.length - (stop - from));
  return { start: from, end: stop, text, from: isCaret ? Math.min(caret, from + text.length) : from, to: isCaret ? Math.min(caret, from + text.length) : from + text.length };
}

/** @param {number} number */
function numberText(number) {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return number <= 10 ? DIGITS[number - 1] : `${tens > 1 ? DIGITS[tens - 1] : ''}十${ones > 0 ? DIGITS[ones - 1] : ''}`;
}

/** @param {string} text */
function numberOf(text) {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text];
  const digit = (/** @type {string} */ sign) => sign === '' || sign === '0' ? 0 : DIGITS.indexOf(sign) + 1;
  return (text.includes('十') ? (tens === '' ? 10 : digit(tens) * 10) : 0) + digit(ones);
}

/** @param {string} sign */
function isSpace(sign) {
  return /\s/.test(sign);
}

/** @param {string} sign */
function isEdge(sign) {
  return /[\s\p{P}\p{S}]/u.test(sign);
}
