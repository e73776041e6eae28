// The entry form made quicker: live totals and balances, marks on what cannot be read, filling with 0 at once, counting
// characters, and a copy of unsaved typing. Everything here also works, a page load later, without this script.

import { follow, parse, prepare, sumOf, write } from './figures.js';
import { forget, found, keep } from './keep.js';

// Cells that 其余填 0 filled since the page was opened, by table.
const undone = new Map();

const entry = document.getElementById('entry');
if (entry) {
  start(entry);
}

async function start(form) {
  const say = (key, ...values) => form.dataset[`say${key}`].replace(/\{(\d)\}/g, (_, i) => values[i]);
  const { report, revision } = form.dataset;
  const fields = [...form.querySelectorAll('input[name], textarea[name], select[name]')].filter(f => f.type !== 'hidden' && f.type !== 'checkbox');
  const opened = new Map(fields.map(f => [f.name, f.value]));
  let leaving = false;
  let unsavedAtStart = form.dataset.unsaved === 'true';
  let cells = null;
  let timer;

  counters();
  if (form.dataset.saved === 'true') {
    forget(report);
  }

  // A copy from before stays until the person has answered whether to take it.
  let pending = found(report);

  // People type before the definition has come.
  form.addEventListener('input', e => {
    cells?.typed(e.target);
    count(e.target);
    later();
  });
  form.addEventListener('submit', () => {
    remember();
    leaving = true;
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  window.addEventListener('beforeunload', e => {
    remember();
    if (!leaving && isDirty()) {
      e.preventDefault();
      e.returnValue = '';
    }
  });
  document.addEventListener('visibilitychange', () => document.hidden && remember());
  cells = await definition();
  offer();
  if (unsavedAtStart) {
    remember();
  }

  // ---- What is not saved yet ----

  function changed() {
    const now = {};
    for (const field of fields) {
      if (unsavedAtStart ? field.value !== (field.dataset.stored ?? null) : field.value !== opened.get(field.name)) {
        now[field.name] = field.value;
      }
    }
    return now;
  }

  function isDirty() {
    return unsavedAtStart || Object.keys(changed()).length > 0;
  }

  function remember() {
    if (pending && !isDirty()) {
      return;
    }
    keep(report, revision, isDirty() ? { ...pending?.fields, ...changed() } : {});
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(remember, 400);
    if (isDirty()) {
      document.getElementById('save-state').textContent = say('Changed');
    }
  }

  function offer() {
    const copy = pending;
    if (!copy) {
      return;
    }
    const different = fields.filter(f => f.name in copy.fields && copy.fields[f.name] !== f.value);
    if (different.length === 0) {
      pending = null;
      return;
    }
    const box = document.getElementById('keep-offer');
    const at = new Date(copy.at);
    const time = `${at.getMonth() + 1}-${at.getDate()} ${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
    document.getElementById('keep-text').textContent = say(copy.revision === revision ? 'Kept' : 'KeptOlder', time, different.length);
    box.hidden = false;
    document.getElementById('keep-restore').addEventListener('click', () => {
      for (const field of different) {
        field.value = copy.fields[field.name];
        cells?.typed(field);
        count(field);
      }
      pending = null;
      forget(report);
      remember();
      box.hidden = true;
      document.getElementById('save-state').textContent = say('Restored', different.length);
      different[0].focus();
    });
    document.getElementById('keep-drop').addEventListener('click', () => {
      pending = null;
      forget(report);
      box.hidden = true;
    });
  }

  // ---- Counting characters ----

  function counters() {
    fields.filter(f => f.dataset.limit).forEach(count);
  }

  function count(field) {
    const shown = field.id && document.getElementById(`${field.id}-count`);
    if (!shown || !field.dataset.limit) {
      return;
    }
    const length = field.value.length;
    const limit = Number(field.dataset.limit);
    const recommended = Number(field.dataset.recommended) || null;
    shown.textContent = length > limit ? say('Over', length, limit) : recommended ? say('Recommended', length, recommended) : say('Count', length, limit);
    shown.classList.toggle('text-count-over', length > (recommended ?? limit));
    for (const aspect of document.querySelectorAll(`[data-aspect-of="${field.id}"]`)) {
      aspect.classList.toggle('spoken', aspect.dataset.keywords.split('|').some(k => field.value.includes(k)));
    }
  }

  // ---- Figures ----

  async function definition() {
    const inputs = new Map(fields.filter(f => f.id.startsWith('cell-')).map(f => [f.name, f]));
    if (inputs.size === 0) {
      return null;
    }
    let edition;
    try {
      edition = prepare(await (await fetch(form.dataset.form)).json());
    } catch {
      return null;
    }

    const formatOf = name => edition.formats[edition.formatOf.get(name)];
    const stored = new Map();
    for (const [name, input] of inputs) {
      stored.set(name, parse(input.dataset.stored, formatOf(name)).value);
    }

    // A total counts as typed by hand when it is neither what the store has nor what following from there gives.
    const byHand = new Set();
    const first = followed();
    for (const name of edition.totals) {
      const input = inputs.get(name);
      if (input && read(name) !== first.get(name) && read(name) !== stored.get(name)) {
        byHand.add(name);
      }
    }
    form.addEventListener('focusin', e => balanceOf(e.target.name));
    form.addEventListener('click', clicked);
    update();
    return { typed };

    function read(name) {
      return parse(inputs.get(name)?.value, formatOf(name)).value;
    }

    function followed() {
      const after = new Map();
      for (const name of inputs.keys()) {
        after.set(name, edition.totals.has(name) && !byHand.has(name) ? stored.get(name) : read(name));
      }
      return follow(edition, stored, after);
    }

    function typed(field) {
      if (!inputs.has(field.name)) {
        return;
      }
      if (edition.totals.has(field.name)) {
        byHand.add(field.name);
      }
      update();
      balanceOf(field.name);
    }

    function update() {
      const figures = followed();
      for (const name of edition.totals) {
        const input = inputs.get(name);
        // Of totals typed by hand, following leaves alone those that the server would keep.
        const isReadable = input && parse(input.value, formatOf(name)).problem === null;
        if (isReadable && document.activeElement !== input && read(name) !== figures.get(name)) {
          input.value = write(figures.get(name));
        }
      }
      for (const [name, input] of inputs) {
        mark(name, input, figures);
      }
      for (const equation of edition.equations.filter(e => !e.isTotal)) {
        balance(equation, figures);
      }
    }

    function mark(name, input, figures) {
      const { problem } = parse(input.value, formatOf(name));
      const sum = edition.totals.has(name) ? against(name, figures) : null;
      const said = document.getElementById(`${input.id}-sum`);
      if (said) {
        said.hidden = sum === null;
        said.querySelector('.sum-text').textContent = sum === null ? '' : say('Sum', write(sum));
      }
      input.toggleAttribute('aria-invalid', false);
      if (problem || sum !== null) {
        input.setAttribute('aria-invalid', 'true');
      }
      let message = document.getElementById(`${input.id}-error`);
      if (problem) {
        if (!message) {
          message = document.createElement('span');
          message.id = `${input.id}-error`;
          message.className = 'field-error';
          input.closest('td').append(message);
          input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${message.id}`.trim());
        }
        const key = { number: 'Number', negative: 'Negative', whole: 'Whole', precise: 'Precise', large: 'Large' }[problem];
        message.textContent = say(key);
      } else {
        message?.remove();
      }
    }

    function against(name, figures) {
      const total = figures.get(name);
      if (typeof total !== 'bigint') {
        return null;
      }
      for (const equation of edition.equations.filter(e => e.isTotal && e.left[0] === name)) {
        const sum = sumOf(equation.right, figures);
        if (sum !== null && sum !== total) {
          return sum;
        }
      }
      return null;
    }

    function balance(equation, figures) {
      const line = form.querySelector(`[data-balance="${equation.id}"]`);
      if (!line) {
        return;
      }
      for (const part of line.querySelectorAll('[data-part]')) {
        part.textContent = write(figures.get(part.dataset.part)) || '—';
      }
      const left = sumOf(equation.left, figures);
      const right = sumOf(equation.right, figures);
      line.querySelector('[data-side=left]').textContent = left === null ? '—' : write(left);
      line.querySelector('[data-side=right]').textContent = right === null ? '—' : write(right);
      const state = left === null || right === null ? 'open' : left === right ? 'even' : 'off';
      line.className = `balance balance-${state}`;
      const difference = state === 'off' ? write(left > right ? left - right : right - left) : '';
      line.querySelector('[data-result]').textContent = state === 'even' ? say('Even') : state === 'off' ? say('Off', difference) : say('Open');
    }

    // The balance of the column one is in, in the bar that stays on the screen.
    function balanceOf(name) {
      const bar = document.getElementById('save-balance');
      const equation = name && edition.equations.find(e => !e.isTotal && sameLine(e, name));
      const line = equation && form.querySelector(`[data-balance="${equation.id}"]`);
      // Elsewhere the last one stays: were the bar to shrink as its button is pressed, the press would miss.
      if (line) {
        bar.textContent = line.innerText.replace(/\s+/g, ' ');
        bar.className = `save-balance ${line.className}`;
      }
    }

    function sameLine(equation, name) {
      const [table, row, column] = name.split('.');
      const across = equation.id.slice(equation.id.indexOf(':') + 1);
      return equation.table === table && (across === column || across === row);
    }

    function clicked(e) {
      const button = e.target.closest('button');
      const [verb, argument] = (button?.value ?? '').split(':');
      if (verb === 'adopt') {
        e.preventDefault();
        const input = inputs.get(argument);
        const sum = against(argument, followed());
        if (input && sum !== null) {
          input.value = write(sum);
          byHand.add(argument);
          update();
          input.focus();
          later();
        }
      } else if (verb === 'zeros') {
        e.preventDefault();
        zeros(argument);
      } else if (verb === 'undo' && undone.has(argument)) {
        e.preventDefault();
        undo(argument);
      }
    }

    function zeros(table) {
      const filled = [];
      for (const [name, input] of inputs) {
        if (name.startsWith(`${table}.`) && !edition.totals.has(name) && input.value.trim() === '') {
          input.value = '0';
          filled.push(input);
        }
      }
      if (filled.length > 0) {
        undone.set(table, filled);
        form.querySelector(`[data-undo="${table}"]`).hidden = false;
      }
      told(table, filled.length > 0 ? say('Filled', filled.length) : say('Nothing'));
      update();
      later();
    }

    function undo(table) {
      for (const input of undone.get(table)) {
        if (input.value.trim() === '0') {
          input.value = '';
        }
      }
      undone.delete(table);
      form.querySelector(`[data-undo="${table}"]`).hidden = true;
      for (const name of edition.totals) {
        const input = inputs.get(name);
        if (input && name.startsWith(`${table}.`) && !byHand.has(name)) {
          input.value = write(stored.get(name));
        }
      }
      told(table, say('Undone'));
      update();
      later();
    }

    function told(table, text) {
      form.querySelector(`[data-zeros-said="${table}"]`).textContent = text;
    }
  }
}
