// Bound values in a text box stay whole: the cursor passes over them, a key takes one away as a whole, nothing is typed into one.

import { tokens } from './bound.js';
import { replace } from './textbar.js';

/**
 * Starts it for the texts of a form.
 * @param {HTMLFormElement} form
 */
export function start(form) {
  let last = 0;
  form.addEventListener('beforeinput', e => {
    const area = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (e.target));
    if (area.matches?.('textarea[data-narrative]') && !area.readOnly && e.cancelable && !e.isComposing) {
      typed(e, area);
    }
  });
  document.addEventListener('selectionchange', () => {
    const area = document.activeElement;
    if (area instanceof HTMLTextAreaElement && area.dataset.narrative && form.contains(area)) {
      last = passed(area, last);
    }
  });
}

/**
 * Moves a cursor that came to stand in a bound value to the end that it was going to. Gives where it is.
 * @param {HTMLTextAreaElement} area @param {number} last
 */
function passed(area, last) {
  const { selectionStart: at, selectionEnd } = area;
  const within = at === selectionEnd ? tokens(area.value).find(t => t.start < at && at < t.end) : undefined;
  if (!within) {
    return at;
  }
  const { start, end } = within;
  const to = last <= start ? end : last >= end ? start : at - start < end - at ? start : end;
  area.setSelectionRange(to, to);
  return to;
}

/** @param {InputEvent} e @param {HTMLTextAreaElement} area */
function typed(e, area) {
  const { selectionStart: from, selectionEnd: to } = area;
  const isBack = /Backward$/.test(e.inputType);
  if (!/^(delete(Content|Word|ByCut)|insert(Text|FromPaste|LineBreak|Paragraph))/.test(e.inputType)) {
    return;
  }
  const isDelete = e.inputType.startsWith('delete');
  const touched = tokens(area.value).filter(t => from !== to
    ? t.start < to && from < t.end
    : isDelete ? (isBack ? t.start < from && from <= t.end : t.start <= from && from < t.end) : t.start < from && from < t.end);
  if (touched.length === 0 || (from !== to && touched.every(t => from <= t.start && t.end <= to))) {
    return;
  }
  const { start } = touched[0];
  const { end } = touched[touched.length - 1];
  const text = isDelete ? '' : /Line|Paragraph/.test(e.inputType) ? '\n' : e.data ?? '';
  e.preventDefault();
  if (!isDelete && from === to) {
    replace(area, end, end, text);
  } else {
    replace(area, Math.min(from, start), Math.max(to, end), text);
  }
}
