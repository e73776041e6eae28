// Where words of a text stand on the screen.

/** @type {('font' | 'letterSpacing' | 'lineHeight' | 'paddingTop' | 'paddingRight' | 'paddingBottom' | 'paddingLeft' | 'tabSize' | 'textIndent' | 'wordBreak' | 'overflowWrap')[]} */
const COPIED = ['font', 'letterSpacing', 'lineHeight', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'tabSize', 'textIndent', 'wordBreak', 'overflowWrap'];

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
