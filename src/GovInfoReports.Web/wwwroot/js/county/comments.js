// Comments made quicker: a figure or a link 提意见 opens the one comment form beside its place. Everything also works without
// scripts, by the form's own choice of a place.

const form = /** @type {HTMLFormElement} */ (document.getElementById('comment-form'));
const sheet = /** @type {HTMLElement} */ (document.getElementById('sheet'));

/** @type {Record<string, [number, number]>} Rows and figures that a key goes on by. */
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** @param {string} name */
function fieldNamed(name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

class Comments {
  constructor() {
    this.home = /** @type {HTMLElement} */ (document.getElementById('comment-form-home'));
    this.place = fieldNamed('place');
    this.text = fieldNamed('text');
    this.back = fieldNamed('back');
    this.close = /** @type {HTMLElement} */ (form.querySelector('.comment-close'));
    this.pop = document.createElement('div');
    /** @type {HTMLElement | null} */
    this.opener = null;
  }

  listen() {
    this.pop.className = 'comment-pop';
    document.body.classList.add('can-comment');
    document.querySelectorAll('.comment-keys').forEach(hint => {
      hint.hidden = false;
    });
    for (const table of sheet.querySelectorAll('table.official')) {
      rove(table);
    }

    sheet.addEventListener('click', e => {
      const ask = e.target.closest('[data-ask]');
      const cell = e.target.closest('.figure[data-place]');
      if (ask) {
        e.preventDefault();
        this.open(ask, ask.dataset.ask, ask.closest('[id]'));
      } else if (cell && !e.target.closest('a') && String(window.getSelection()).length === 0) {
        this.open(cell, cell.dataset.place, cell);
      }
    });
    this.close.addEventListener('click', () => this.shut());
    window.addEventListener('resize', () => this.pop.isConnected && this.put());
    this.pop.addEventListener('keydown', e => {
      if (e.key === 'Escape') {
        e.preventDefault();
        this.shut();
      }
    });
  }

  /** @param {HTMLElement} from @param {string | undefined} name @param {HTMLElement | null} anchor */
  open(from, name, anchor) {
    this.opener = from;
    this.place.value = name ?? '';
    this.back.value = anchor ? anchor.id : '';
    this.pop.append(form);
    document.body.append(this.pop);
    this.close.hidden = false;
    this.put();
    this.text.focus();
    this.pop.scrollIntoView({ block: 'nearest' });
  }

  put() {
    if (!this.opener) {
      return;
    }
    const box = this.opener.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    this.pop.style.left = `${Math.max(16, Math.min(box.left, width - this.pop.offsetWidth - 16)) + window.scrollX}px`;
    this.pop.style.top = `${box.bottom + 6 + window.scrollY}px`;
  }

  shut() {
    this.pop.remove();
    this.home.append(form);
    this.back.value = '';
    this.close.hidden = true;
    if (this.opener) {
      this.opener.focus();
    }
  }
}

// One stop of the Tab key for each table; arrows go from figure to figure, Enter comments.
/** @param {HTMLTableElement} table */
function rove(table) {
  const rows = [...table.rows].map(row => [...row.querySelectorAll('.figure[data-place]')]).filter(row => row.length > 0);
  if (rows.length === 0) {
    return;
  }

  rows.flat().forEach(cell => {
    cell.tabIndex = -1;
  });
  rows[0][0].tabIndex = 0;
  table.addEventListener('focusin', e => {
    const cell = e.target.closest('.figure[data-place]');
    if (cell && cell === e.target) {
      table.querySelectorAll('.figure[tabindex="0"]').forEach(other => {
        other.tabIndex = -1;
      });
      cell.tabIndex = 0;
    }
  });
  table.addEventListener('keydown', e => {
    const row = rows.findIndex(r => r.includes(e.target));
    if (row < 0 || e.altKey || e.ctrlKey || e.metaKey) {
      return;
    }
    const at = rows[row].indexOf(e.target);
    const step = STEPS[e.key];
    if (step) {
      const next = rows[row + step[0]];
      const cell = next && next[step[0] === 0 ? at + step[1] : Math.min(at, next.length - 1)];
      if (cell) {
        e.preventDefault();
        cell.focus();
      }
    } else if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      e.target.click();
    }
  });
}

if (form && sheet) {
  new Comments().listen();
}
