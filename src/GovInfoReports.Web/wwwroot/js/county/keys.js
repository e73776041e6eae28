// The board and the reports opened from it by keyboard. Every key presses a link or button that stands on the page.
const help = /** @type {HTMLElement | null} */ (document.getElementById('keys'));
const on = /** @type {HTMLInputElement | null} */ (document.getElementById('keys-on'));
const kept = 'county-keys';

/** @param {string} id */
function press(id) {
  const target = document.getElementById(id);
  target?.focus();
  target?.click();
  return target !== null;
}

/** @param {string} id */
function write(id) {
  const field = document.getElementById(id);
  const fold = field?.closest('details');
  if (fold) {
    fold.open = true;
  }
  field?.focus();
  return Boolean(field);
}

/** @returns {HTMLElement[]} */
function links() {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#board th[scope="row"] > a[id^="unit-"]')]);
}

/** @type {string} The report gone to last: the board may be renewed under it. */
let current = decodeURIComponent(location.hash.slice(1));

function row() {
  const active = document.activeElement?.closest('#board tr')?.querySelector('a[id^="unit-"]');
  return /** @type {HTMLElement | null} */ (active ?? links().find(link => link.id === current) ?? null);
}

/** @param {number} by */
function go(by) {
  const all = links();
  const here = row();
  const at = here ? all.indexOf(here) : -1;
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (next) {
    current = next.id;
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }
  return true;
}

/** @returns {HTMLInputElement | null} */
function tick() {
  return row()?.closest('tr')?.querySelector('input[name="pick"]') ?? null;
}

// What is ticked, or else the report gone to.
function picked() {
  if (document.querySelector('#board input[name="pick"]:checked')) {
    return true;
  }
  const here = tick();
  if (here) {
    here.checked = true;
  }
  return here !== null;
}

/** @type {Record<string, () => boolean>} */
const list = {
  KeyN: () => go(1),
  KeyP: () => go(-1),
  KeyO: () => {
    row()?.click();
    return true;
  },
  KeyX: () => {
    const here = tick();
    if (here) {
      here.checked = !here.checked;
    }
    return here !== null;
  },
  KeyA: () => picked() && press('many-approve'),
  KeyR: () => picked() && write('reason'),
};

/** @type {Record<string, () => boolean>} */
const report = {
  KeyN: () => press('list-next'),
  KeyP: () => press('list-previous'),
  KeyA: () => press('approve'),
  KeyR: () => write('reason'),
  KeyB: () => press('list-back'),
};

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"]):not([type="radio"]):not([type="submit"]):not([type="button"])'));
}

/** @param {HTMLElement} shown @param {HTMLInputElement} choice */
function listen(shown, choice) {
  const keys = shown.dataset.list ? list : report;
  shown.hidden = false;
  choice.checked = localStorage.getItem(kept) !== 'off';
  choice.addEventListener('change', () => localStorage.setItem(kept, choice.checked ? 'on' : 'off'));
  document.addEventListener('keydown', e => {
    const act = e.ctrlKey || e.altKey || e.metaKey || e.shiftKey || e.repeat || e.isComposing ? undefined : keys[e.code];
    if (act && choice.checked && !isTyping(e.target) && act()) {
      e.preventDefault();
    }
  });
}

if (help && on) {
  listen(help, on);
}
