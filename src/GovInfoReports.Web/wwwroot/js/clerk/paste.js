// Pasting from Word or a web page keeps the tables: beside the text that is shown, the markup of the clipboard is sent along, as
// long as the text stays what was pasted. Without this script the text alone is read.

const MOST = 3_000_000;

const text = /** @type {HTMLTextAreaElement | null} */ (document.getElementById('text'));
const html = /** @type {HTMLInputElement | null} */ (document.getElementById('html'));
const note = document.getElementById('html-note');

if (text && html && note) {
  let markup = '';
  text.addEventListener('paste', e => {
    const pasted = e.clipboardData?.getData('text/html') ?? '';
    const replacesAll = text.selectionStart === 0 && text.selectionEnd === text.value.length;
    markup = replacesAll && pasted.length <= MOST && /<table/i.test(pasted) ? pasted : '';
  });
  text.addEventListener('input', () => {
    html.value = markup;
    note.hidden = markup === '';
    markup = '';
  });
}
