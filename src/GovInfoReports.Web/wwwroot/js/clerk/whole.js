// Bound values in a text box stay whole: the cursor passes over them, a key takes one away as a whole, nothing is typed into one.
// What is copied is plain text outside the portal and stays bound inside it.

import { edited, read, stored, tokens } from './bound.js';
import { replace } from './textbar.js';

const BOUND = 'application/x-govinfo-text'; // a text as it is stored, for the portal alone

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
  form.addEventListener('copy', e => copied(e));
  form.addEventListener('cut', e => copied(e));
  // Before the tools above the text, which read what other programs copy.
  form.addEventListener('paste', e => pasted(e), true);
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

/** @param {EventTarget | null} target */
function areaOf(target) {
  return target instanceof HTMLTextAreaElement && target.dataset.narrative ? target : null;
}

/** @param {ClipboardEvent} e */
function copied(e) {
  const area = areaOf(e.target);
  if (!area || !e.clipboardData || area.selectionStart === area.selectionEnd) {
    return;
  }
  const touched = tokens(area.value).filter(t => t.start < area.selectionEnd && area.selectionStart < t.end);
  if (touched.length === 0) {
    return;
  }
  const from = Math.min(area.selectionStart, touched[0].start);
  const to = Math.max(area.selectionEnd, touched[touched.length - 1].end);
  const text = area.value.slice(from, to);
  e.preventDefault();
  e.clipboardData.setData('text/plain', read(text));
  e.clipboardData.setData(BOUND, stored(text));
  if (e.type === 'cut' && !area.readOnly) {
    replace(area, from, to, '');
  }
}

/** @param {ClipboardEvent} e */
function pasted(e) {
  const area = areaOf(e.target);
  const text = e.clipboardData?.getData(BOUND);
  if (area && text && !area.readOnly) {
    e.preventDefault();
    e.stopPropagation();
    const { selectionStart: from, selectionEnd: to, value } = area;
    const before = value.slice(0, from).slice(-1);
    replace(area, from, to, edited(before + text).slice(before.length));
  }
}
