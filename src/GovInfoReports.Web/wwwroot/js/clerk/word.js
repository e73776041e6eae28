// What Word, WPS, LibreOffice or a web page put into the clipboard, as Markdown: headings, lists, bold, links to web addresses and
// line breaks stay; everything else goes. A pure function, without the page.

import { parsed } from './clipboard.js';
import { strong } from './marks.js';

const DROPPED = new Set(['head', 'style', 'script', 'title', 'meta', 'link', 'xml', 'template', 'noscript', 'object', 'iframe', 'select', 'button', 'input', 'textarea', 'del', 'svg', 'math', 'video', 'audio']);
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'nav', 'blockquote', 'pre', 'dl', 'dt', 'dd', 'address', 'center', 'form', 'fieldset', 'figure', 'figcaption', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'body']);
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(comment|footnote|endnote|header|footer|field)/i;
const HIDDEN_CLASS = /\b(msodel|msocom\w*|msocommentreference|msocommenttext|msofootnotereference|msoendnotereference|sd(?:foot|end)note\w*)\b/i;
const SOFT = '\ue000';
const CJK = /[\u2014\u2018-\u201d\u2026\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const CHINESE = '[一二三四五六七八九十百]{1,4}';
const NUMBERED = new RegExp(`^(?:(${CHINESE})、|[（(](${CHINESE})[）)])`);
const LONGEST_HEADING = 40;

/**
 * Turns the markup of a clipboard into Markdown: { text, tables, images }, with how many tables and pictures there were.
 * @param {string} html
 */
export function toMarkdown(html) {
  const { page } = parsed(html);
  const reader = new Reader();
  reader.walk(page.body, { bold: false, link: null, pre: false }, null);
  reader.end(null);
  return { text: written(reader.blocks), tables: reader.tables, images: reader.images };
}

class Reader {
  constructor() {
    /** @type {Written[]} */
    this.blocks = [];
    /** @type {Sign[]} */
    this.signs = [];
    this.tables = 0;
    this.images = 0;
  }

  /** @param {Node} node @param {Look} look @param {Block | null} block */
  walk(node, look, block) {
    for (const child of node.childNodes) {
      if (child instanceof Text) {
        this.words(child.data, look);
      } else if (child instanceof HTMLElement && !isDropped(child)) {
        this.element(child, look, block);
      }
    }
  }

  /** @param {HTMLElement} element @param {Look} look @param {Block | null} block */
  element(element, look, block) {
    const name = element.localName;
    if (name === 'img' || name === 'v:imagedata' || name === 'picture') {
      this.images++;
    } else if (name.startsWith('v:')) {
      this.walk(element, look, block);
    } else if (name === 'br') {
      this.signs.push({ sign: '\n', ...look });
    } else if (name === 'table') {
      this.end(block);
      this.table(element, look);
    } else if (BLOCKS.has(name)) {
      this.end(block);
      const inner = blockOf(element, block);
      this.walk(element, lookOf(element, look), inner);
      this.end(inner);
    } else {
      this.walk(element, lookOf(element, look), block);
    }
  }

  /** @param {string} text @param {Look} look */
  words(text, look) {
    for (const sign of clean(text, look.pre)) {
      this.signs.push({ sign, ...look });
    }
  }

  /**
   * Ends a block: what was read since the last one is its text.
   * @param {Block | null} block
   */
  end(block) {
    const lines = linesOf(this.signs);
    this.signs = [];
    if (lines.length > 0) {
      this.blocks.push({ ...kindOf(lines, block), lines });
      if (block && block.item) {
        block.item.isFirst = false;
      }
    }
  }

  // Tables that only arrange a page are read as the page; of others the text stays, row by row.
  /** @param {HTMLElement} element @param {Look} look */
  table(element, look) {
    const rows = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll('tr'))].filter(r => r.closest('table') === element && !isDropped(r));
    const cells = rows.map(r => /** @type {HTMLElement[]} */ ([...r.children]).filter(c => /^t[dh]$/.test(c.localName) && !isDropped(c)));
    if (cells.every(row => row.filter(c => c.textContent.trim() !== '').length <= 1)) {
      cells.forEach(row => row.forEach(cell => {
        this.walk(cell, look, null);
        this.end(null);
      }));
      return;
    }
    this.tables++;
    const lines = cells.map(row => row.map(cell => this.cell(cell))).filter(row => row.some(c => c !== '')).map(row => row.join('\u3000'));
    if (lines.length > 0) {
      this.blocks.push({ kind: 'text', lines: lines.map(line => [...line].map(sign => ({ sign, bold: false, link: null }))) });
    }
  }

  /** @param {HTMLElement} cell */
  cell(cell) {
    const reader = new Reader();
    reader.walk(cell, { bold: false, link: null, pre: false }, null);
    reader.end(null);
    this.images += reader.images;
    return reader.blocks.map(b => (b.marker ?? '') + b.lines.map(l => l.map(s => s.sign).join('')).join(' ')).join(' ').trim();
  }
}

/** @param {HTMLElement} element */
function isDropped(element) {
  return DROPPED.has(element.localName) || HIDDEN_STYLE.test(element.getAttribute('data-style') || '') || HIDDEN_CLASS.test(element.getAttribute('class') || '') || element.hidden
    || /mso-list\s*:\s*ignore/i.test(element.getAttribute('data-style') || '');
}

/** @param {HTMLElement} element @param {Look} look */
function lookOf(element, look) {
  const style = element.getAttribute('data-style') || '';
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style);
  const isBold = weight ? /^(bold|bolder|[6-9]00)$/i.test(weight[1]) : /^(b|strong)$/.test(element.localName) || (look.bold && !/^h[1-6]$/.test(element.localName));
  return {
    bold: isBold,
    link: element.localName === 'a' ? addressOf(element) : look.link,
    pre: look.pre || element.localName === 'pre' || /white-space\s*:\s*pre/i.test(style),
  };
}

/** @param {HTMLElement} anchor */
function addressOf(anchor) {
  try {
    const url = new URL((anchor.getAttribute('href') || '').trim());
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href.replace(/\(/g, '%28').replace(/\)/g, '%29') : null;
  } catch {
    return null;
  }
}

/** @param {HTMLElement} element @param {Block | null} outer @returns {Block} */
function blockOf(element, outer) {
  const name = element.localName;
  const style = element.getAttribute('data-style') || '';
  const inList = listed(element, outer);
  if (inList) {
    return inList;
  }
  const level = /^h[1-6]$/.test(name) ? Number(name[1]) : Number((/mso-outline-level\s*:\s*(\d)/i.exec(style) || [])[1]) || null;
  const wordList = /mso-list\s*:\s*[^;]*?level(\d)/i.exec(style);
  if (wordList) {
    const { item, prefix } = markerOf(element, Number(wordList[1]) - 1);
    return level ? { level, prefix: prefix || (!item || item.marker === '- ' ? '' : item.marker.trim()) } : { item, prefix };
  }
  // A heading that a list numbers is a heading.
  return level ? { level } : { level, item: outer?.item, list: outer?.list };
}

// A list of the page, or an item of it.
/** @param {HTMLElement} element @param {Block | null} outer @returns {Block | null} */
function listed(element, outer) {
  const list = outer?.list;
  if (element.localName === 'ul' || element.localName === 'ol') {
    const around = list ?? outer?.item;
    return { list: { depth: around ? around.depth + 1 : 0, next: element.localName === 'ol' ? Number(element.getAttribute('start')) || 1 : null } };
  }
  return element.localName === 'li' && list ? { item: { depth: list.depth, marker: list.next === null ? '- ' : `${list.next++}. `, isFirst: true } } : null;
}

// Paragraphs of Word's lists bring their number as text: 1. and signs make lists, （一） and 一、 are words.
/** @param {HTMLElement} paragraph @param {number} depth @returns {Pick<Block, 'item' | 'prefix'>} */
function markerOf(paragraph, depth) {
  const span = [...paragraph.querySelectorAll('[data-style]')].find(s => /mso-list\s*:\s*ignore/i.test(s.getAttribute('data-style') ?? ''));
  const marker = span ? clean(span.textContent ?? '', false).replace(/[\s\ue000]/g, '') : '';
  // The font that makes a letter a sign is that of the span around it, as a rule.
  const fonts = span ? fontsAround(span, paragraph) : '';
  const isSign = /wingdings|symbol|webdings|courier/i.test(fonts) && /^[^\d]$/u.test(marker);
  if (isSign || (marker !== '' && !/[\p{L}\p{N}]/u.test(marker))) {
    return { item: { depth, marker: '- ', isFirst: true } };
  }
  return /^\d{1,3}[.．)]$/.test(marker) ? { item: { depth, marker: `${parseInt(marker, 10)}. `, isFirst: true } } : { prefix: marker };
}

/** @param {HTMLElement} span @param {HTMLElement} paragraph */
function fontsAround(span, paragraph) {
  let fonts = span.innerHTML;
  for (let element = /** @type {HTMLElement | null} */ (span); element && element !== paragraph; element = element.parentElement) {
    fonts += ` ${element.getAttribute('data-style') || ''} ${element.getAttribute('face') || ''}`;
  }
  return fonts.replace(/mso-(?:bidi|fareast|hansi|ascii)-font-family\s*:[^;"]*/gi, '');
}

// White space as a browser shows it, except that a line of the source that breaks among Chinese signs leaves no space.
/** @param {string} text @param {boolean} isPre */
function clean(text, isPre) {
  const plain = text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000]/g, '')
    .replace(/[\u00a0\u2002-\u200a\u202f]/g, ' ')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n');
  return isPre ? plain.replace(/\t/g, ' ') : plain.replace(/[ \t\n\f]+/g, run => run.includes('\n') ? SOFT : ' ').replace(/\p{Cc}/gu, '');
}

/** @param {Sign[]} signs */
function linesOf(signs) {
  /** @type {Sign[][]} */
  const lines = [[]];
  for (const sign of signs) {
    if (sign.sign === '\n') {
      lines.push([]);
    } else {
      lines[lines.length - 1].push(sign);
    }
  }
  return lines.map(line => trimmed(years(spaced(line)))).filter(line => line.length > 0);
}

/** @param {Sign[]} line */
function spaced(line) {
  const result = [];
  for (let i = 0; i < line.length; i++) {
    const { sign } = line[i];
    if (sign !== SOFT && sign !== ' ') {
      result.push(line[i]);
      continue;
    }
    let end = i;
    let isSoft = true;
    while (end < line.length && (line[end].sign === SOFT || line[end].sign === ' ')) {
      isSoft = isSoft && line[end].sign === SOFT;
      end++;
    }
    const before = result.length > 0 ? result[result.length - 1].sign : '';
    const after = end < line.length ? line[end].sign : '';
    if (before !== '' && after !== '' && !(isSoft && (CJK.test(before) || CJK.test(after)))) {
      result.push({ ...line[i], sign: ' ' });
    }
    i = end - 1;
  }
  return result;
}

// A year set in pieces (20 26 年) is one number.
/** @param {Sign[]} line */
function years(line) {
  const text = line.map(s => s.sign).join('');
  if (!/\d +[\d年月日]/.test(text) || text.length !== line.length) {
    return line;
  }
  const dropped = new Set();
  for (const match of text.matchAll(/(?<!\d)(?:1 *9|2 *0) *\d *\d *(?=年)|\d +(?=[年月日])/g)) {
    for (let i = 0; i < match[0].length; i++) {
      if (match[0][i] === ' ') {
        dropped.add(match.index + i);
      }
    }
  }
  return line.filter((_, i) => !dropped.has(i));
}

/** @param {Sign[]} line */
function trimmed(line) {
  const isBlank = (/** @type {Sign} */ s) => /\s/.test(s.sign);
  const first = line.findIndex(s => !isBlank(s));
  if (first < 0) {
    return [];
  }
  let end = line.length;
  while (isBlank(line[end - 1])) {
    end--;
  }
  return line.slice(first, end);
}

// Headings are those that say so, and short lines numbered the Chinese way that are no sentence.
/** @param {Sign[][]} lines @param {Block | null} block @returns {Omit<Written, 'lines'>} */
function kindOf(lines, block) {
  if (block?.prefix) {
    lines[0].unshift(...[...block.prefix].map(sign => ({ ...lines[0][0], sign })));
  }
  const words = lines.map(l => l.map(s => s.sign).join('')).join('');
  if (block?.item) {
    const { depth, marker, isFirst } = block.item;
    return { kind: 'item', depth, marker: isFirst ? marker : '', width: marker.length };
  }
  const rank = lines.length === 1 && words.length <= LONGEST_HEADING ? block?.level ?? rankOf(words) : null;
  if (rank) {
    return { kind: 'heading', rank };
  }
  const sign = /^[·•●▪■◆○–-]\s*(?=\S)/.exec(words);
  if (sign && /^[·•●▪■◆○]/.test(words)) {
    lines[0].splice(0, sign[0].length);
    return { kind: 'item', depth: 0, marker: '- ', width: 2 };
  }
  return { kind: 'text' };
}

// 一、 stands above （一）, both below what is marked as a heading.
/** @param {string} words */
function rankOf(words) {
  const number = NUMBERED.exec(words);
  return number && words.length > number[0].length && !/[。；，,;：:！？]/.test(words) ? (number[1] ? 7 : 8) : null;
}

/** @param {Written[]} blocks */
function written(blocks) {
  const ranks = [...new Set(blocks.map(b => b.rank ?? 0).filter(rank => rank > 0))].sort((a, b) => a - b);
  const others = blocks.filter(b => b.kind !== 'heading');
  // Where everything is bold, bold says nothing.
  const marksBold = others.some(b => b.lines.some(l => l.some(s => !s.bold && /[\p{L}\p{N}]/u.test(s.sign))));
  let text = '';
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    const isTight = before && before.kind === 'item' && block.kind === 'item' && block.marker !== '';
    text += before ? (isTight ? '\n' : '\n\n') : '';
    text += block.kind === 'heading' ? `${'#'.repeat(Math.min(ranks.indexOf(block.rank ?? 0) + 1, 6))} ${marked(block.lines[0], false)}` : paragraph(block, marksBold);
  });
  return text;
}

/** @param {Written} block @param {boolean} marksBold */
function paragraph(block, marksBold) {
  const lines = block.lines.map(line => marked(line, marksBold));
  if (block.kind !== 'item') {
    return lines.map(escapeStart).join('\n');
  }
  const { depth = 0, width = 0, marker = '' } = block;
  const indent = ' '.repeat(depth * 3);
  const inner = indent + ' '.repeat(width);
  return lines.map((line, i) => i === 0 && marker !== '' ? indent + marker + line : inner + line).join('\n');
}

/** @param {Sign[]} line @param {boolean} marksBold */
function marked(line, marksBold) {
  /** @type {{ words: string, bold: boolean, link: string | null }[]} */
  const spans = [];
  for (const { sign, bold, link } of line) {
    const last = spans[spans.length - 1];
    if (last && last.link === link && (last.bold === bold || /\s/.test(sign))) {
      last.words += sign;
    } else {
      spans.push({ words: sign, bold, link });
    }
  }
  const whole = spans.map(s => s.words).join('');
  let text = '';
  spans.forEach(({ words, bold, link }, i) => {
    const safe = escaped(words, whole);
    if (link && /[\p{L}\p{N}]/u.test(words) && words.trim() !== link && !/[[\]]/.test(words)) {
      text += `[${safe.trim()}](${link})`;
    } else if (bold && marksBold) {
      text += strong(safe, text === '' ? undefined : text[text.length - 1], i + 1 < spans.length ? spans[i + 1].words[0] : undefined);
    } else {
      text += safe;
    }
  });
  return text.trim();
}

// Signs that Markdown would take for its own.
/** @param {string} words @param {string} whole */
function escaped(words, whole) {
  let text = words.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\').replace(/\]\(/g, ']\\(').replace(/&(?=#?\w{1,30};)/g, '\\&');
  if ((whole.match(/\*/g) || []).length > 1 || /^\*\s/.test(whole)) {
    text = text.replace(/\*/g, '\\*');
  }
  return (whole.match(/`/g) || []).length > 1 ? text.replace(/`/g, '\\`') : text;
}

/** @param {string} line */
function escapeStart(line) {
  return /^(#{1,6}(\s|$)|>|\|)/.test(line) || /^([-=]+|_{3,}|~{3,})$/.test(line) ? `\\${line}` : line;
}
