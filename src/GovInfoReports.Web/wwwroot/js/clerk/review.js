// A reading beside its source made quicker: doubts one at a time with a key to the next, both sides going along, and boxes that
// take many at once. Everything here also works without this script, by links and one form.

const form = document.querySelector('.review-form');
const sides = ['source-side', 'form-side'].map(id => document.getElementById(id));
const doubts = document.getElementById('doubts');

if (form) {
  links();
  boxes();
  typing();
  if (doubts) {
    walk();
  }
}

// ---- From one side to the other ----

/** Whether the sides stand one above the other, so that the page scrolls and not the form's side. */
function isStacked() {
  return getComputedStyle(sides[1]).maxHeight === 'none' && sides[0].getBoundingClientRect().bottom <= sides[1].getBoundingClientRect().top;
}

/** Shows an element within its side without moving the page, where the side scrolls by itself. */
function reveal(element) {
  const side = sides.find(s => s.contains(element));
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

function light(elements) {
  form.querySelectorAll('.lit').forEach(e => e.classList.remove('lit'));
  elements.forEach(e => e.classList.add('lit'));
}

/** Everything on both sides that stands for some cells of the form. */
function standing(cells) {
  return sides.flatMap(side => [...side.querySelectorAll('[data-cells]')].filter(e => e.dataset.cells.split(' ').some(c => cells.includes(c))));
}

function links() {
  form.addEventListener('click', e => {
    const link = e.target.closest('a[href^="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
    if (!target || !sides.some(s => s.contains(target))) {
      return;
    }
    e.preventDefault();
    const own = link.closest('[data-cells]');
    const both = own ? standing(own.dataset.cells.split(' ')) : [];
    light(both.length > 0 ? both : [target]);
    reveal(target);
    const focused = target.matches('a') ? target : target.querySelector('a') ?? target;
    focused.focus({ preventScroll: true });
  });
}

// ---- Doubts ----

function walk() {
  const items = [...doubts.querySelectorAll('.doubt')];
  const at = document.getElementById('doubts-at');
  const all = document.getElementById('doubts-all');
  const say = (key, ...values) => doubts.dataset[`say${key}`].replace(/\{(\d)\}/g, (_, i) => values[i]);
  let now = Math.max(0, items.findIndex(i => i.querySelector('[aria-invalid="true"]')));

  doubts.querySelector('.doubts-keys').hidden = false;
  doubts.classList.add('one-by-one');
  document.getElementById('doubt-next').addEventListener('click', () => go(now + 1, false));
  document.getElementById('doubt-previous').addEventListener('click', () => go(now - 1, false));
  all.addEventListener('click', () => {
    all.textContent = say(doubts.classList.toggle('one-by-one') ? 'List' : 'One');
  });
  document.addEventListener('keydown', key);
  doubts.addEventListener('focusin', e => {
    const index = items.indexOf(e.target.closest('.doubt'));
    if (index >= 0 && index !== now) {
      show(index);
    }
  });
  // A link of the list of errors leads to a field that may not be in view.
  addEventListener('hashchange', follow);
  document.querySelectorAll('.error-summary a').forEach(a => a.addEventListener('click', () => setTimeout(follow)));
  show(now);

  function follow() {
    const field = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const index = items.findIndex(i => i.contains(field));
    if (index >= 0) {
      show(index);
      field.focus();
    }
  }

  function show(index) {
    now = index;
    document.getElementById('doubts-now').textContent = `${now + 1}/${items.length}`;
    items.forEach((item, i) => item.classList.toggle('now', i === now));
    if (!doubts.classList.contains('one-by-one')) {
      items[now].scrollIntoView({ block: 'nearest' });
    }
    const { source, cells, form: part } = items[now].dataset;
    const place = source && document.getElementById(source);
    const heading = part && document.getElementById(part);
    const own = standing(cells ? cells.split(' ') : []);
    light(place ? [place, ...own] : own);
    const [inSource, inForm] = sides.map(side => (place && side.contains(place) ? place : own.find(e => side.contains(e))));
    if (inSource) {
      reveal(inSource);
    }
    if ((inForm ?? heading) && !isStacked()) {
      reveal(inForm ?? heading);
    }
  }

  /** Brings what belongs together into the window: everything on a wide screen, the source under the doubt on a narrow one. */
  function frame() {
    if (isStacked()) {
      sides[0].scrollIntoView({ block: 'end' });
    } else {
      form.scrollIntoView({ block: 'start' });
    }
  }

  function go(index, byKey) {
    frame();
    show((index + items.length) % items.length);
    at.textContent = say('At', now + 1, items.length, items[now].querySelector('strong').textContent);
    if (byKey) {
      items[now].focus({ preventScroll: doubts.classList.contains('one-by-one') });
    }
  }

  function key(e) {
    if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing) {
      return;
    }
    const field = e.target.closest?.('input, textarea, select, [contenteditable]');
    const isTyped = field && field.type !== 'checkbox' && field.type !== 'radio';
    const step = e.key === 'F8' ? (e.shiftKey ? -1 : 1)
      : e.key === 'Enter' && field?.closest('.doubt') ? (isTyped ? lastOf(field) : 1)
      : isTyped ? 0
      : e.key === 'n' && !e.shiftKey ? 1
      : e.key === 'p' && !e.shiftKey ? -1
      : 0;
    if (step) {
      e.preventDefault();
      go(now + step, true);
    } else if (/^[0-9]$/.test(e.key) && e.target === items[now]) {
      // A digit typed at a doubt begins its figure.
      const first = items[now].querySelector('input[type="text"]');
      first?.focus();
      first?.select();
    }
  }

  /** Enter goes to the next field of the row first, then to the next doubt; it never sends the form. */
  function lastOf(field) {
    const fields = [...field.closest('.doubt').querySelectorAll('input[type="text"]')];
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
    const text = shown.lastElementChild;
    shown.dataset.read ??= text.textContent;
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
