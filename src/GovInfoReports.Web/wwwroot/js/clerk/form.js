// The entry form made quicker. This file only starts the parts, each where the page has something for it; everything they do
// also works, a page load later, without scripts.
//
// The parts speak with one another through the form: a native-like 'input' event on a field that changed, 'entry:changed'
// with { names } after many changed at once, 'entry:stored' and 'entry:conflict' from the saver,
// 'entry:added' with { element } where fields came to the page.

import { start as startSaver } from './saver.js';
import { one, sayer } from './words.js';

const entry = /** @type {HTMLFormElement | null} */ (document.getElementById('entry'));
if (entry) {
  const say = sayer(entry.dataset);
  startSaver(entry);
  startKeys(entry);
  if (document.getElementById('open-place')) {
    import('./locked.js').then(locked => locked.start(entry));
  }
  if (entry.querySelector('textarea, [data-limit]')) {
    import('./text.js').then(text => text.start(entry, say));
  }
  // Asked for before the modules that need it are there.
  const definition = fetch(entry.dataset.form ?? '').then(answer => answer.json()).catch(() => null);
  // The count of findings follows also where a part has no figures.
  Promise.all([import('./live.js'), entry.querySelector('.entry-cell input') ? import('./grid.js') : null]).then(async ([live, grid]) => {
    const figures = await live.start(entry, say, definition);
    if (figures && grid) {
      grid.start(entry, figures);
    }
    performance.mark('entry:ready');
  });
}

// Ways through the whole form without a mouse: from part to part, and on to the check list. Tab goes everywhere too, through every cell.

/**
 * Starts the keys of the form. Before the grid, which takes Enter for itself.
 * @param {HTMLFormElement} form
 */
function startKeys(form) {
  document.addEventListener('keydown', e => {
    if (e.isComposing || e.defaultPrevented || e.shiftKey || document.querySelector('dialog[open]')) {
      return;
    }
    const step = e.altKey && !e.ctrlKey && !e.metaKey ? { PageDown: 1, PageUp: -1 }[e.key] : undefined;
    if (step && toPart(form, step)) {
      e.preventDefault();
    } else if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !e.altKey && isAt(form, e.target)) {
      e.preventDefault();
      e.stopPropagation();
      one(form, '.save-bar button[value=check]').click();
    }
  }, true);
}

// Whether one is in the form, or nowhere else.
/** @param {HTMLFormElement} form @param {HTMLInputElement} target */
function isAt(form, target) {
  return form.contains(target) || target.form === form || /** @type {HTMLElement} */ (target) === document.body;
}

// To the first field of the next or previous part that can be filled in; where none can, to the first that can be read.
/** @param {HTMLFormElement} form @param {number} step */
function toPart(form, step) {
  const parts = [...form.querySelectorAll('.entry-part')].filter(p => p.querySelector('input, textarea'));
  const here = parts.findIndex(p => p.contains(document.activeElement));
  const part = parts[here < 0 && step < 0 ? -1 : here + step];
  if (!part) {
    return false;
  }
  const fields = [...part.querySelectorAll('input:not([type=hidden]), textarea, select')].filter(f => !f.closest('[hidden], details:not([open])'));
  const field = fields.find(f => !f.readOnly && !f.disabled) ?? fields[0];
  if (!field) {
    return false;
  }
  part.scrollIntoView({ block: 'start' });
  field.focus();
  return true;
}
