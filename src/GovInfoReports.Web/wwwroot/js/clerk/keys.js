// Ways through the whole form without a mouse: from part to part, and on to the check list. Tab goes everywhere too, through every cell.

import { one } from './words.js';

/**
 * Starts the keys of the form. Before the grid, which takes Enter for itself.
 * @param {HTMLFormElement} form
 */
export function start(form) {
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
