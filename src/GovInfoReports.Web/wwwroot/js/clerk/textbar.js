// Where words of a text stand on the screen, and the tools above it: marks around words, lists and numbers, links, figures of the tables, undo and redo, a preview, and
// pasting that leaves everything of Word behind but the text.

import { inserted } from './bound.js';
import { bold, heading, link, list, numbered } from './marks.js';
import { choose } from './textcells.js';
import { byId, one, put } from './words.js';

/** @type {Record<string, string>} */
const KEYS = { b: 'bold', k: 'link' };
/** @type {Record<string, (value: string, start: number, end: number) => Edit>} */
const EDITS = { bold, heading, list, numbered };
const LONGEST_PASTE = 3_000_000;
/** @type {('font' | 'letterSpacing' | 'lineHeight' | 'paddingTop' | 'paddingRight' | 'paddingBottom' | 'paddingLeft' | 'tabSize' | 'textIndent' | 'wordBreak' | 'overflowWrap')[]} */
const COPIED = ['font', 'letterSpacing', 'lineHeight', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'tabSize', 'textIndent', 'wordBreak', 'overflowWrap'];

/**
 * Puts the tools above a text; once.
 * @param {HTMLTextAreaElement} area @param {TextContext} context
 */
export function attach(area, context) {
  if (!area.dataset.tools) {
    area.dataset.tools = 'true';
    new Tools(area, context).listen();
  }
}

class Tools {
  /** @param {HTMLTextAreaElement} area @param {TextContext} context */
  constructor(area, context) {
    this.area = area;
    this.context = context;
    /** @type {HTMLTemplateElement} */
    const pattern = byId('text-toolbar');
    const bar = /** @type {HTMLElement} */ (pattern.content.firstElementChild?.cloneNode(true));
    bar.setAttribute('aria-controls', this.area.id);
    this.said = one(bar, '.text-said');
    this.said.remove();
    this.area.before(bar);
    this.area.after(this.said);
    const marks = document.getElementById(`${this.area.id}-marks`);
    if (marks) {
      marks.hidden = true;
    }
    const buttons = [...bar.querySelectorAll('button')];
    buttons.forEach((button, i) => {
      button.tabIndex = i === 0 ? 0 : -1;
      button.disabled = this.area.readOnly && button.dataset.do !== 'preview';
    });
    this.plainNext = false;
    bar.addEventListener('mousedown', e => e.preventDefault());
    bar.addEventListener('keydown', e => roam(e, buttons));
    bar.addEventListener('click', e => {
      const button = e.target.closest('button');
      if (button) {
        roamTo(button, buttons);
        this.act(button.dataset.do ?? '');
      }
    });
  }

  listen() {
    this.area.addEventListener('keydown', e => {
      const isCommand = (e.ctrlKey || e.metaKey) && !e.altKey && !e.isComposing;
      this.plainNext = isCommand && e.shiftKey && e.key.toLowerCase() === 'v';
      const name = isCommand && !e.shiftKey && KEYS[e.key.toLowerCase()];
      if (name && !this.area.readOnly) {
        e.preventDefault();
        this.act(name);
      }
    });
    this.area.addEventListener('paste', e => this.paste(e));
    this.area.addEventListener('focus', () => import('./word.js').catch(() => {}), { once: true });
    // What is said holds for what was just done.
    this.area.addEventListener('input', () => this.say(''));
  }

  /** @param {string} text */
  say(text) {
    put(this.said, text);
  }

  /** @param {string} name */
  act(name) {
    const { selectionStart: from, selectionEnd: to, value } = this.area;
    if (name !== 'preview') {
      openPreviewOf(this.area, false);
    }
    if (EDITS[name]) {
      apply(this.area, EDITS[name](value, from, to));
    } else if (name === 'undo' || name === 'redo') {
      this.area.focus();
      document.execCommand(name);
    } else if (name === 'link') {
      askLink(value.slice(from, to), this.context).then(text => text === null ? this.area.focus() : replace(this.area, from, to, text));
    } else if (name === 'number') {
      choose(this.context).then(cell => cell === null ? this.area.focus() : replace(this.area, from, to, inserted(value.slice(0, from), cell, this.context.valueOf(cell))));
    } else if (name === 'preview') {
      this.preview();
    }
  }

  async preview() {
    const panel = panelOf(this.area, this.context);
    if (!panel.hidden) {
      openPreviewOf(this.area, false);
      this.area.focus();
      return;
    }
    const { form, tools, told } = this.context;
    let html = null;
    try {
      const answer = await fetch(tools.dataset.preview ?? '', {
        method: 'POST',
        headers: { 'X-Form-Token': form.elements.__form?.value ?? '' },
        body: new URLSearchParams({ text: this.area.value }),
      });
      html = answer.ok && !answer.redirected ? await answer.text() : null;
    } catch {
      // Said below.
    }
    if (html === null) {
      this.say(told('PreviewFailed'));
      return;
    }
    // Rendered and made safe by the server, as the public sees it.
    panel.innerHTML = html || told('PreviewEmpty');
    this.say('');
    openPreviewOf(this.area, true);
    panel.focus();
  }

  /** @param {ClipboardEvent} e */
  paste(e) {
    const isPlain = this.plainNext;
    this.plainNext = false;
    const html = e.clipboardData?.getData('text/html') ?? '';
    if (isPlain || html === '' || html.length > LONGEST_PASTE || this.area.readOnly) {
      return;
    }
    e.preventDefault();
    const plain = e.clipboardData?.getData('text/plain') ?? '';
    const { selectionStart: from, selectionEnd: to } = this.area;
    import('./word.js').then(({ toMarkdown }) => {
      const { text, tables, images } = toMarkdown(html);
      replace(this.area, from, to, text || plain);
      const { told } = this.context;
      const notes = [told('Pasted'), images > 0 ? told('PastedImages', images) : '', tables > 0 ? told('PastedTables', tables) : ''];
      this.say(notes.join(''));
    }, () => replace(this.area, from, to, plain)); // The line is down and the script was never fetched.
  }
}

/**
 * Replaces a part of a text as if it were typed, so that the browser's own undo takes it back.
 * @param {HTMLTextAreaElement} area @param {number} start @param {number} end @param {string} text @param {number} [from] @param {number} [to]
 */
export function replace(area, start, end, text, from = start + text.length, to = from) {
  area.focus();
  area.setSelectionRange(start, end);
  const isDone = text === '' ? start === end || document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (!isDone) {
    area.setRangeText(text, start, end, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(from, to);
}

/** @param {HTMLTextAreaElement} area @param {Edit} edit */
function apply(area, edit) {
  replace(area, edit.start, edit.end, edit.text, edit.from, edit.to);
}

/** @param {KeyboardEvent} e @param {HTMLButtonElement[]} buttons */
function roam(e, buttons) {
  const usable = buttons.filter(b => !b.disabled);
  const at = usable.findIndex(b => b === document.activeElement);
  const to = { ArrowRight: (at + 1) % usable.length, ArrowLeft: (at + usable.length - 1) % usable.length, Home: 0, End: usable.length - 1 }[e.key];
  if (to !== undefined && at >= 0) {
    e.preventDefault();
    roamTo(usable[to], buttons);
    usable[to].focus();
  }
}

/** @param {HTMLButtonElement} button @param {HTMLButtonElement[]} buttons */
function roamTo(button, buttons) {
  buttons.forEach(b => {
    b.tabIndex = b === button ? 0 : -1;
  });
}

/** @param {HTMLTextAreaElement} area @param {TextContext} context */
function panelOf(area, { told }) {
  const id = `${area.id}-preview`;
  let panel = document.getElementById(id);
  if (!panel) {
    panel = document.createElement('div');
    panel.id = id;
    panel.className = 'narrative text-preview';
    panel.tabIndex = 0;
    panel.hidden = true;
    panel.setAttribute('role', 'region');
    panel.setAttribute('aria-label', told('PreviewOf'));
    panel.addEventListener('keydown', e => {
      if (e.key === 'Escape') {
        openPreviewOf(area, false);
        area.focus();
      }
    });
    area.after(panel);
  }
  return panel;
}

/** @param {string} words @param {TextContext} context @returns {Promise<string | null>} */
function askLink(words, { told }) {
  /** @type {HTMLDialogElement} */
  const dialog = byId('text-link');
  /** @type {HTMLInputElement[]} */
  const [address, shown] = [byId('text-link-address'), byId('text-link-words')];
  const error = byId('text-link-error');
  const isAddress = /^https?:\/\/\S+$/.test(words.trim());
  address.value = isAddress ? words.trim() : '';
  shown.value = isAddress ? '' : words.trim();
  error.hidden = true;
  address.removeAttribute('aria-invalid');
  dialog.showModal();
  return new Promise(resolve => {
    /** @type {HTMLFormElement} */
    const form = one(dialog, 'form');
    /** @type {string | null} */
    let made = null;
    const submitted = (/** @type {SubmitEvent} */ e) => {
      if (/** @type {HTMLButtonElement | null} */ (e.submitter)?.value !== 'ok') {
        return;
      }
      made = link(shown.value, address.value);
      if (made === null) {
        e.preventDefault();
        error.textContent = told('LinkWrong');
        error.hidden = false;
        address.setAttribute('aria-invalid', 'true');
        address.focus();
      }
    };
    form.addEventListener('submit', submitted);
    dialog.addEventListener('close', () => {
      form.removeEventListener('submit', submitted);
      resolve(made);
    }, { once: true });
  });
}

/**
 * Selects a stretch of a text and scrolls there.
 * @param {HTMLTextAreaElement} area @param {number} start @param {number} end
 */
export function reveal(area, start, end) {
  const folded = area.closest('details');
  if (folded) {
    folded.open = true;
  }
  openPreviewOf(area, false);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  const top = topOf(area, start);
  area.scrollTop = Math.max(0, top - area.clientHeight / 3);
  const y = area.getBoundingClientRect().top + area.clientTop + top - area.scrollTop;
  if (y < 80 || y > window.innerHeight - 160) {
    window.scrollBy(0, y - window.innerHeight / 3);
  }
}

/**
 * Opens or closes the preview of a text; the button says which.
 * @param {HTMLTextAreaElement} area @param {boolean} isOpen
 */
export function openPreviewOf(area, isOpen) {
  const preview = document.getElementById(`${area.id}-preview`);
  if (preview) {
    preview.hidden = !isOpen;
    area.hidden = isOpen;
    area.parentElement?.querySelector('[data-do="preview"]')?.setAttribute('aria-pressed', String(isOpen));
  }
}

// How far down a character stands: measured in a copy of the text with the same letters and the same width.
/** @param {HTMLTextAreaElement} area @param {number} index */
function topOf(area, index) {
  const look = getComputedStyle(area);
  const copy = document.createElement('div');
  copy.className = 'text-measure';
  for (const property of COPIED) {
    copy.style[property] = look[property];
  }
  copy.style.width = `${area.clientWidth}px`;
  copy.textContent = area.value.slice(0, index);
  const mark = document.createElement('span');
  mark.textContent = area.value.slice(index, index + 1) || '.';
  copy.append(mark);
  document.body.append(copy);
  const top = mark.offsetTop;
  copy.remove();
  return top;
}
