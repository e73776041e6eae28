// A reading beside its source made quicker: doubts one at a time with a key to the next, both sides going along, and boxes that
// take many at once. Everything here also works without this script, by links and one form.

const form = /** @type {HTMLFormElement} */ (document.querySelector('.review-form'));
const sides = ['source-side', 'form-side'].map(id => byId(id));
const doubts = byId('doubts');

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

// ---- From one side to the other ----

/** Whether the sides stand one above the other, so that the page scrolls and not the form's side. */
function isStacked() {
  return getComputedStyle(sides[1]).maxHeight === 'none' && sides[0].getBoundingClientRect().bottom <= sides[1].getBoundingClientRect().top;
}

/**
 * Shows an element within its side without moving the page, where the side scrolls by itself.
 * @param {HTMLElement} element
 */
function reveal(element) {
  const side = sides.find(s => s.contains(element)) ?? sides[1];
  if (side === sides[1] && isStacked()) {
    element.scrollIntoView({ block: 'center' });
    return;
  }
  const place = element.getBoundingClientRect();
  const frame = side.getBoundingClientRect();
  side.scrollTop += place.top - frame.top - (side.clientHeight - Math.min(place.height, side.clientHeight)) / 2;
  if (place.left < frame.left || place.right > frame.right) {
    side.scrollLeft += place.left - frame.left - side.clientWidth / 2;
  }
}

/** @param {HTMLElement[]} elements */
function light(elements) {
  form.querySelectorAll('.lit').forEach(e => e.classList.remove('lit'));
  elements.forEach(e => e.classList.add('lit'));
}

/**
 * Everything on both sides that stands for some cells of the form.
 * @param {string[]} cells
 */
function standing(cells) {
  return sides.flatMap(side => [...side.querySelectorAll('[data-cells]')].filter(e => e.dataset.cells?.split(' ').some(c => cells.includes(c))));
}

function links() {
  form.addEventListener('click', e => {
    const link = e.target.closest('a[href^="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target || !sides.some(s => s.contains(target))) {
      return;
    }
    e.preventDefault();
    const own = link.closest('[data-cells]');
    const both = standing(own?.dataset.cells?.split(' ') ?? []);
    light(both.length > 0 ? both : [target]);
    reveal(target);
    const focused = target.matches('a') ? target : target.querySelector('a') ?? target;
    focused.focus({ preventScroll: true });
  });
}

// ---- Doubts ----

class Walk {
  constructor() {
    this.items = [...doubts.querySelectorAll('.doubt')];
    this.at = byId('doubts-at');
    /** @type {Say} */
    this.say = (key, ...values) => (doubts.dataset[`say${key}`] ?? '').replace(/\{(\d)\}/g, (_, i) => String(values[i]));
    this.now = Math.max(0, this.items.findIndex(i => i.querySelector('[aria-invalid="true"]')));
  }

  listen() {
    const all = byId('doubts-all');
    doubts.querySelectorAll('.doubts-keys').forEach(keys => {
      keys.hidden = false;
    });
    doubts.classList.add('one-by-one');
    byId('doubt-next').addEventListener('click', () => this.go(this.now + 1, false));
    byId('doubt-previous').addEventListener('click', () => this.go(this.now - 1, false));
    all.addEventListener('click', () => {
      all.textContent = this.say(doubts.classList.toggle('one-by-one') ? 'List' : 'One');
    });
    document.addEventListener('keydown', e => this.key(e));
    doubts.addEventListener('focusin', e => {
      const index = this.items.findIndex(i => i.contains(e.target));
      if (index >= 0 && index !== this.now) {
        this.show(index);
      }
    });
    // A link of the list of errors leads to a field that may not be in view.
    addEventListener('hashchange', () => this.follow());
    document.querySelectorAll('.error-summary a').forEach(a => a.addEventListener('click', () => setTimeout(() => this.follow())));
    this.show(this.now);
  }

  follow() {
    const field = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const index = this.items.findIndex(i => i.contains(field));
    if (field && index >= 0) {
      this.show(index);
      field.focus();
    }
  }

  /** @param {number} index */
  show(index) {
    this.now = index;
    byId('doubts-now').textContent = `${this.now + 1}/${this.items.length}`;
    this.items.forEach((item, i) => item.classList.toggle('now', i === this.now));
    if (!doubts.classList.contains('one-by-one')) {
      this.items[this.now].scrollIntoView({ block: 'nearest' });
    }
    const { source, cells, form: part } = this.items[this.now].dataset;
    const place = source ? document.getElementById(source) : null;
    const heading = part ? document.getElementById(part) : null;
    const own = standing(cells ? cells.split(' ') : []);
    light(place ? [place, ...own] : own);
    const [inSource, inForm] = sides.map(side => (place && side.contains(place) ? place : own.find(e => side.contains(e))));
    if (inSource) {
      reveal(inSource);
    }
    const other = inForm ?? heading;
    if (other && !isStacked()) {
      reveal(other);
    }
  }

  /** Brings what belongs together into the window: everything on a wide screen, the source under the doubt on a narrow one. */
  frame() {
    if (isStacked()) {
      sides[0].scrollIntoView({ block: 'end' });
    } else {
      form.scrollIntoView({ block: 'start' });
    }
  }

  /** @param {number} index @param {boolean} byKey */
  go(index, byKey) {
    this.frame();
    this.show((index + this.items.length) % this.items.length);
    this.at.textContent = this.say('At', this.now + 1, this.items.length, this.items[this.now].querySelector('strong')?.textContent);
    if (byKey) {
      this.items[this.now].focus({ preventScroll: doubts.classList.contains('one-by-one') });
    }
  }

  /** @param {OnField<KeyboardEvent>} e */
  key(e) {
    if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing) {
      return;
    }
    const step = this.stepBy(e);
    if (step) {
      e.preventDefault();
      this.go(this.now + step, true);
    } else if (/^[0-9]$/.test(e.key) && e.target === this.items[this.now]) {
      // A digit typed at a doubt begins its figure.
      const first = this.items[this.now].querySelector('input[type="text"]');
      first?.focus();
      first?.select();
    }
  }

  // Where a key leads from a doubt: 1 to the next, -1 back, 0 nowhere.
  /** @param {OnField<KeyboardEvent>} e */
  stepBy({ key, shiftKey, target }) {
    const field = /** @type {HTMLInputElement | null} */ (target.closest?.('input, textarea, select, [contenteditable]'));
    const isTyped = field && field.type !== 'checkbox' && field.type !== 'radio';
    if (key === 'F8') {
      return shiftKey ? -1 : 1;
    }
    if (key === 'Enter' && field?.closest('.doubt')) {
      return isTyped ? this.lastOf(field) : 1;
    }
    return isTyped || shiftKey ? 0 : { n: 1, p: -1 }[key] ?? 0;
  }

  /**
   * Enter goes to the next field of the row first, then to the next doubt; it never sends the form.
   * @param {HTMLInputElement} field
   */
  lastOf(field) {
    const fields = [...field.closest('.doubt')?.querySelectorAll('input[type="text"]') ?? []];
    const next = fields[fields.indexOf(field) + 1];
    next?.focus();
    next?.select();
    return next ? 0 : 1;
  }
}

// ---- Figures that are typed show in the form at once ----

function typing() {
  form.addEventListener('keydown', e => {
    if (e.key === 'Enter' && e.target.matches('.doubt input')) {
      e.preventDefault();
    }
  });
  form.addEventListener('input', e => {
    const cell = e.target.dataset?.cell;
    const shown = cell && document.getElementById(`cell-${cell.replaceAll('.', '-')}`);
    if (!shown) {
      return;
    }
    const text = /** @type {HTMLElement} */ (shown.lastElementChild);
    shown.dataset.read ??= text.textContent ?? '';
    text.textContent = e.target.value.trim() || shown.dataset.read;
    shown.classList.toggle('confirmed', e.target.value.trim() !== '');
  });
}

// ---- Boxes that stand for many ----

function boxes() {
  const kinds = [...form.querySelectorAll('input[name="kind"]')];
  const parts = [...form.querySelectorAll('input[data-kind]')];
  form.addEventListener('change', e => {
    const { name, value, checked } = e.target;
    if (name === 'kind') {
      parts.filter(p => p.dataset.kind === value).forEach(p => { p.checked = checked; });
    } else if (name === 'table') {
      parts.filter(p => p.dataset.table === value).forEach(p => { p.checked = checked; });
    } else if (checked && e.target.dataset.table) {
      parts.filter(p => p.name === 'table' && p.value === e.target.dataset.table).forEach(p => { p.checked = true; });
    }
    // A part that is ticked needs its kind ticked, or it would not be taken.
    for (const kind of kinds) {
      const own = parts.filter(p => p.dataset.kind === kind.value);
      if (checked && e.target.dataset.kind === kind.value) {
        kind.checked = true;
      }
      kind.indeterminate = kind.checked && own.some(p => !p.checked);
    }
  });
}

if (form) {
  links();
  boxes();
  typing();
  if (doubts) {
    new Walk().listen();
  }
}
