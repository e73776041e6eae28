// Figures of the entry form as they are typed: totals, balances, marks and findings that follow every key. A key touches only
// what depends on it, and reads nothing that would make the browser lay the page out.

import { Findings } from './findings.js';
import { Ledger, parse, prepare, write } from './figures.js';
import { start as startPanel } from './panel.js';

/** Starts the figures of a form, its definition a promise. Gives what the grid builds on, or null where the definition does not come. */
export async function start(form, say, definition) {
  const inputs = new Map([...form.querySelectorAll('.entry-cell input[name]')].map(f => [f.name, f]));
  const came = await definition;
  if (!came) {
    return null;
  }
  const edition = prepare(came);

  const formatOf = name => edition.formats[edition.formatOf.get(name)];
  const readings = new Map();
  const stored = new Map();
  for (const [name, input] of inputs) {
    stored.set(name, parse(input.dataset.stored, formatOf(name)).value);
    read(name);
  }
  const ledger = new Ledger(edition, stored, values());
  const findings = new Findings(edition, ledger, inputs.keys(), name => (readings.get(name).problem ? readings.get(name) : null));
  findings.take(said(), differing());
  const panel = startPanel(findings, document.getElementById('grid-parts')?.dataset.path ?? '');
  const marks = new Map([...inputs].map(([name, input]) => [name, markOf(input)]));
  const balances = new Map(edition.equations.map((e, index) => [index, e.isTotal ? null : balanceLine(e)]).filter(([, line]) => line));
  const bar = document.getElementById('save-balance');
  let barOf = null;

  form.addEventListener('input', e => {
    if (inputs.has(e.target.name)) {
      const { name } = e.target;
      read(name);
      refresh(ledger.type(name, readings.get(name).value).add(name));
      measure(e);
    }
  });
  form.addEventListener('entry:changed', e => {
    const names = e.detail.names.filter(name => inputs.has(name));
    if (names.length > 0) {
      names.forEach(read);
      const changed = ledger.set(names.map(name => [name, readings.get(name).value]));
      names.forEach(name => changed.add(name));
      refresh(changed);
    }
  });
  form.addEventListener('entry:stored', e => storedAnew(e.detail));
  form.addEventListener('focusin', e => inputs.has(e.target.name) && balanceOf(e.target.name));
  // A figure shows as it is stored once one leaves it. A total that was emptied stays empty while somebody is in it.
  form.addEventListener('focusout', e => {
    const { name } = e.target;
    if (inputs.has(name)) {
      tidy(name);
    }
    if (edition.totals.has(name)) {
      setTimeout(() => showTotal(name));
    }
  });
  refresh(inputs.keys());
  return { inputs, edition, ledger, findings, parse: (name, text) => parse(text, formatOf(name)), isTotal: name => edition.totals.has(name), sumFor };

  function read(name) {
    const text = inputs.get(name).value;
    readings.set(name, { ...parse(text, formatOf(name)), text });
  }

  function values() {
    return new Map([...readings].map(([name, reading]) => [name, reading.value]));
  }

  function said() {
    try {
      return JSON.parse(document.getElementById('findings')?.textContent ?? '[]');
    } catch {
      return [];
    }
  }

  // Cells that show something else than the findings of the server are about.
  function differing() {
    return [...inputs.keys()].filter(name => ledger.get(name) !== (stored.get(name) ?? null) || readings.get(name).problem);
  }

  // ---- What follows a key ----

  function refresh(names) {
    const changed = new Set(names);
    const touched = findings.touch(changed);
    for (const name of changed) {
      if (edition.totals.has(name)) {
        showTotal(name);
      }
      mark(name);
    }
    for (const index of touched) {
      const equation = edition.equations[index];
      if (equation.isTotal && !changed.has(equation.left[0])) {
        mark(equation.left[0]);
      } else if (!equation.isTotal) {
        balance(index);
      }
    }
    panel.show();
  }

  function showTotal(name) {
    const input = inputs.get(name);
    const value = ledger.get(name);
    // Of totals typed by hand, following leaves alone those that the server would keep.
    if (input && readings.get(name).problem === null && document.activeElement !== input && readings.get(name).value !== value) {
      input.value = write(value);
      read(name);
    }
  }

  function tidy(name) {
    const input = inputs.get(name);
    const { value, problem } = readings.get(name);
    if (problem === null && !input.readOnly && input.value !== write(value)) {
      input.value = write(value);
      read(name);
    }
  }

  function mark(name) {
    const known = marks.get(name);
    if (!known) {
      return;
    }
    const { problem } = readings.get(name);
    const sum = edition.totals.has(name) ? against(name) : null;
    const offText = sum === null ? '' : say('Sum', write(sum));
    if (known.sum && known.offText !== offText) {
      known.sum.hidden = sum === null;
      known.sum.querySelector('.sum-text').textContent = offText;
      known.offText = offText;
    }
    const invalid = Boolean(problem) || sum !== null;
    if (known.invalid !== invalid) {
      known.invalid = invalid;
      if (invalid) {
        known.input.setAttribute('aria-invalid', 'true');
      } else {
        known.input.removeAttribute('aria-invalid');
      }
    }
    if (known.problem !== problem) {
      known.problem = problem;
      sayProblem(known, problem);
    }
  }

  function sayProblem({ input }, problem) {
    const id = `${input.id}-error`;
    let message = document.getElementById(id);
    if (!problem) {
      message?.remove();
      return;
    }
    if (!message) {
      message = document.createElement('span');
      message.id = id;
      message.className = 'field-error';
      input.closest('td').append(message);
      input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${id}`.trim());
    }
    message.textContent = say({ number: 'Number', negative: 'Negative', whole: 'Whole', precise: 'Precise', large: 'Large' }[problem]);
  }

  function markOf(input) {
    const error = document.getElementById(`${input.id}-error`);
    return {
      input,
      sum: document.getElementById(`${input.id}-sum`),
      offText: undefined,
      invalid: undefined,
      problem: error ? undefined : null,
    };
  }

  // The sum that a total does not agree with, or null. A grand total is a total both ways; the first way that disagrees counts.
  function against(name) {
    const total = ledger.get(name);
    if (typeof total !== 'bigint') {
      return null;
    }
    for (const index of edition.sumsOf.get(name) ?? []) {
      const { right } = findings.sumsOf(index);
      if (right !== null && right !== total) {
        return right;
      }
    }
    return null;
  }

  // What a total would have to be, as text, or null where it agrees.
  function sumFor(name) {
    const sum = against(name);
    return sum === null ? null : write(sum);
  }

  // ---- Balances ----

  function balanceLine(equation) {
    const line = form.querySelector(`[data-balance="${equation.rule}:${equation.across}"]`);
    return line && {
      line,
      parts: [...line.querySelectorAll('[data-part]')],
      left: line.querySelector('[data-side=left]'),
      right: line.querySelector('[data-side=right]'),
      result: line.querySelector('[data-result]'),
    };
  }

  function balance(index) {
    const shown = balances.get(index);
    if (!shown) {
      return;
    }
    for (const part of shown.parts) {
      put(part, write(ledger.get(part.dataset.part)) || '—');
    }
    const { left, right } = findings.sumsOf(index);
    put(shown.left, left === null ? '—' : write(left));
    put(shown.right, right === null ? '—' : write(right));
    const state = left === null || right === null ? 'open' : left === right ? 'even' : 'off';
    const difference = state === 'off' ? write(left > right ? left - right : right - left) : '';
    put(shown.result, state === 'even' ? say('Even') : state === 'off' ? say('Off', difference) : say('Open'));
    if (shown.line.className !== `balance balance-${state}`) {
      shown.line.className = `balance balance-${state}`;
    }
    if (index === barOf) {
      showBar(shown.line);
    }
  }

  // The balance of the column one is in, in the bar that stays on the screen. Elsewhere the last one stays: were the bar to shrink
  // as its button is pressed, the press would miss.
  function balanceOf(name) {
    const [table, row, column] = name.split('.');
    for (const [index, shown] of balances) {
      const { across, table: own } = edition.equations[index];
      if (own === table && (across === column || across === row)) {
        barOf = index;
        showBar(shown.line);
        return;
      }
    }
  }

  function showBar(line) {
    put(bar, line.textContent.replace(/\s+/g, ' ').trim());
    if (bar.className !== `save-balance ${line.className}`) {
      bar.className = `save-balance ${line.className}`;
    }
  }

  // ---- What the store has now ----

  function storedAnew({ fields, findings: list }) {
    const before = new Map(stored);
    const sent = new Map(Object.entries(fields ?? {}).filter(([name]) => inputs.has(name)).map(([name, text]) => [name, { text, value: parse(text, formatOf(name)).value }]));
    for (const [name, { value }] of sent) {
      stored.set(name, value);
    }
    // Totals that the answer does not name followed in the store as they do here.
    const after = new Ledger(edition, before, new Map([...stored].map(([name, value]) => [name, sent.has(name) && edition.totals.has(name) ? value : stored.get(name)])));
    for (const total of edition.totals) {
      if (stored.has(total) && !sent.has(total)) {
        stored.set(total, after.get(total));
      }
    }
    for (const [name, { text, value }] of sent) {
      const input = inputs.get(name);
      const reading = readings.get(name);
      input.dataset.stored = text;
      const unchanged = reading.problem === null && (reading.value === before.get(name) || reading.value === value);
      if (unchanged && input.value !== text && document.activeElement !== input && !edition.totals.has(name)) {
        input.value = text;
      }
      read(name);
    }
    const shown = values();
    for (const total of edition.totals) {
      if (shown.has(total) && !ledger.hand.has(total)) {
        shown.set(total, stored.get(total));
      }
    }
    ledger.take(stored, shown);
    findings.look();
    if (list) {
      findings.take(list, differing());
    }
    refresh(inputs.keys());
  }
}

function put(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

// From the key to the page changed, for the benchmark and for whoever looks into a slow machine.
function measure(event) {
  try {
    performance.measure('entry:keystroke', { start: event.timeStamp, end: performance.now() });
  } catch {
    // A browser that measures only between marks goes without.
  }
}
