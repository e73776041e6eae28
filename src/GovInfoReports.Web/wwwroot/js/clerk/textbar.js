// The tools above a text: marks around words, lists and numbers, links, figures of the tables, undo and redo, a preview, and
// pasting that leaves everything of Word behind but the text.

import { bind } from './bound.js';
import { bold, heading, link, list, numbered } from './marks.js';
import { choose } from './textcells.js';
import { openPreviewOf } from './textplace.js';

const KEYS = { b: 'bold', k: 'link' };
const LONGEST_PASTE = 3_000_000;

/** Puts the tools above a text; once. */
export function attach(area, context) {
  if (area.dataset.tools) {
    return;
  }
  area.dataset.tools = 'true';
  const bar = document.getElementById('text-toolbar').content.firstElementChild.cloneNode(true);
  bar.setAttribute('aria-controls', area.id);
  const said = bar.querySelector('.text-said');
  said.remove();
  area.before(bar);
  area.after(said);
  const marks = document.getElementById(`${area.id}-marks`);
  if (marks) {
    marks.hidden = true;
  }
  const buttons = [...bar.querySelectorAll('button')];
  buttons.forEach((button, i) => {
    button.tabIndex = i === 0 ? 0 : -1;
    button.disabled = area.readOnly && button.dataset.do !== 'preview';
  });
  let plainNext = false;

  bar.addEventListener('mousedown', e => e.preventDefault());
  bar.addEventListener('keydown', e => roam(e, buttons));
  bar.addEventListener('click', e => {
    const button = e.target.closest('button');
    if (button) {
      roamTo(button, buttons);
      act(button.dataset.do);
    }
  });
  area.addEventListener('keydown', e => {
    const isCommand = (e.ctrlKey || e.metaKey) && !e.altKey && !e.isComposing;
    plainNext = isCommand && e.shiftKey && e.key.toLowerCase() === 'v';
    const name = isCommand && !e.shiftKey && KEYS[e.key.toLowerCase()];
    if (name && !area.readOnly) {
      e.preventDefault();
      act(name);
    }
  });
  area.addEventListener('paste', paste);
  area.addEventListener('focus', () => import('./word.js').catch(() => {}), { once: true });
  // What is said holds for what was just done.
  area.addEventListener('input', () => say(''));

  function say(text) {
    if (said.textContent !== text) {
      said.textContent = text;
    }
  }

  function act(name) {
    const { selectionStart: from, selectionEnd: to, value } = area;
    const edits = { bold, heading, list, numbered };
    if (name !== 'preview') {
      openPreviewOf(area, false);
    }
    if (edits[name]) {
      apply(area, edits[name](value, from, to));
    } else if (name === 'undo' || name === 'redo') {
      area.focus();
      document.execCommand(name);
    } else if (name === 'link') {
      askLink(value.slice(from, to), context).then(text => text === null ? area.focus() : replace(area, from, to, text));
    } else if (name === 'number') {
      choose(context).then(cell => cell === null ? area.focus() : replace(area, from, to, bind(cell, context.valueOf(cell))));
    } else if (name === 'preview') {
      preview();
    }
  }

  async function preview() {
    const panel = panelOf(area, context);
    if (!panel.hidden) {
      openPreviewOf(area, false);
      area.focus();
      return;
    }
    const { form, tools, told } = context;
    let html = null;
    try {
      const answer = await fetch(tools.dataset.preview, {
        method: 'POST',
        headers: { 'X-Form-Token': form.elements.namedItem('__form').value },
        body: new URLSearchParams({ text: area.value }),
      });
      html = answer.ok && !answer.redirected ? await answer.text() : null;
    } catch {
      // Said below.
    }
    if (html === null) {
      say(told('PreviewFailed'));
      return;
    }
    // Rendered and made safe by the server, as the public sees it.
    panel.innerHTML = html || told('PreviewEmpty');
    say('');
    openPreviewOf(area, true);
    panel.focus();
  }

  function paste(e) {
    const isPlain = plainNext;
    plainNext = false;
    const html = e.clipboardData ? e.clipboardData.getData('text/html') : '';
    if (isPlain || html === '' || html.length > LONGEST_PASTE || area.readOnly) {
      return;
    }
    e.preventDefault();
    const plain = e.clipboardData.getData('text/plain');
    const { selectionStart: from, selectionEnd: to } = area;
    import('./word.js').then(({ toMarkdown }) => {
      const { text, tables, images } = toMarkdown(html);
      replace(area, from, to, text || plain);
      const { told } = context;
      const notes = [told('Pasted'), images > 0 ? told('PastedImages', images) : '', tables > 0 ? told('PastedTables', tables) : ''];
      say(notes.join(''));
    }, () => replace(area, from, to, plain)); // The line is down and the script was never fetched.
  }
}

/** Replaces a part of a text as if it were typed, so that the browser's own undo takes it back. */
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

function apply(area, edit) {
  replace(area, edit.start, edit.end, edit.text, edit.from, edit.to);
}

function roam(e, buttons) {
  const usable = buttons.filter(b => !b.disabled);
  const at = usable.indexOf(document.activeElement);
  const to = { ArrowRight: (at + 1) % usable.length, ArrowLeft: (at + usable.length - 1) % usable.length, Home: 0, End: usable.length - 1 }[e.key];
  if (to !== undefined && at >= 0) {
    e.preventDefault();
    roamTo(usable[to], buttons);
    usable[to].focus();
  }
}

function roamTo(button, buttons) {
  buttons.forEach(b => {
    b.tabIndex = b === button ? 0 : -1;
  });
}

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

function askLink(words, { told }) {
  const dialog = document.getElementById('text-link');
  const [address, shown] = [document.getElementById('text-link-address'), document.getElementById('text-link-words')];
  const error = document.getElementById('text-link-error');
  const isAddress = /^https?:\/\/\S+$/.test(words.trim());
  address.value = isAddress ? words.trim() : '';
  shown.value = isAddress ? '' : words.trim();
  error.hidden = true;
  address.removeAttribute('aria-invalid');
  dialog.showModal();
  return new Promise(resolve => {
    const form = dialog.querySelector('form');
    let made = null;
    const submitted = e => {
      if (!e.submitter || e.submitter.value !== 'ok') {
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
