// Words that this browser still holds for an account whose post has ended: no form can take them any longer, so they are shown
// here to be copied. Kept by keeping.js and clerk/keep.js; nothing of it is removed or sent.

import { keysOf, wordsOf } from './unsent/words.js';

const box = /** @type {HTMLElement | null} */ (document.getElementById('unsent'));

/** @param {string} key @returns {any} */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

function show() {
  if (!box) {
    return;
  }
  const { account = '', path = '' } = box.dataset;
  const words = keysOf(account, path, Object.keys(localStorage)).flatMap(key => wordsOf(key, read(key)));
  for (const [at, { title, text }] of words.entries()) {
    const label = Object.assign(document.createElement('label'), { htmlFor: `unsent-${at}`, textContent: title });
    const field = Object.assign(document.createElement('textarea'), { id: `unsent-${at}`, readOnly: true, value: text, rows: Math.min(8, 1 + Math.floor(text.length / 30)) });
    const line = Object.assign(document.createElement('div'), { className: 'field' });
    line.append(label, field);
    box.append(line);
  }
  box.hidden = words.length === 0;
}

show();
