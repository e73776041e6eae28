// Figures of the entry form as they are typed: totals and balances that follow, and marks on what cannot be read.

import { follow, parse, prepare, sumOf, write } from './figures.js';

/** Starts the figures of a form. Gives what the grid builds on, or null where the definition of the form does not come. */
export async function start(form, say) {
  const inputs = new Map([...form.querySelectorAll('.entry-cell input[name]')].map(f => [f.name, f]));
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
  form.addEventListener('input', e => typed([e.target.name]));
  form.addEventListener('entry:changed', e => typed(e.detail.names));
  form.addEventListener('focusin', e => balanceOf(e.target.name));
  form.addEventListener('click', clicked);
  update();
  return { inputs, edition, restoreTotals };

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

  function typed(names) {
    const ours = names.filter(name => inputs.has(name));
    for (const name of ours.filter(n => edition.totals.has(n))) {
      byHand.add(name);
    }
    update();
    balanceOf(ours[0]);
  }

  // Totals that only followed go back to what the store has.
  function restoreTotals(table) {
    for (const name of edition.totals) {
      const input = inputs.get(name);
      if (input && name.startsWith(`${table}.`) && !byHand.has(name)) {
        input.value = write(stored.get(name));
      }
    }
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
    const [verb, name] = (e.target.closest('button')?.value ?? '').split(':');
    if (verb !== 'adopt') {
      return;
    }
    e.preventDefault();
    const input = inputs.get(name);
    const sum = against(name, followed());
    if (input && sum !== null) {
      input.value = write(sum);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    }
  }
}
