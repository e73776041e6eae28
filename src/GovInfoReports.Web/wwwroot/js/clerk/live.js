// Figures of the entry form as they are typed: totals, balances, marks and findings that follow every key. A key touches only
// what depends on it, and reads nothing that would make the browser lay the page out.

import { Balances } from './balances.js';
import { Faults } from './faults.js';
import { Findings } from './findings.js';
import { formatOf, parse, prepare, Sheet, write } from './figures.js';
import { start as startPanel } from './panel.js';
import { fieldsIn, listOf, one } from './words.js';

/**
 * Starts the figures of a form, its definition a promise. Gives what the grid builds on, or null where the definition does not come.
 * @param {HTMLFormElement} form @param {Say} say @param {Promise<Definition | null>} definition
 */
export async function start(form, say, definition) {
  const came = await definition;
  return came ? new Live(form, say, prepare(came)).listen() : null;
}

export class Live {
  /** @param {HTMLFormElement} form @param {Say} say @param {Edition} edition */
  constructor(form, say, edition) {
    this.form = form;
    this.say = say;
    this.inputs = new Map(fieldsIn(form, '.entry-cell input[name]').map(f => [f.name, f]));
    this.edition = edition;
    /** @type {Map<string, Reading & { text: string }>} */
    this.readings = new Map();
    /** @type {Map<string, Value>} */
    this.stored = new Map();
    for (const [name, input] of this.inputs) {
      this.stored.set(name, this.parse(name, input.dataset.stored).value);
      this.read(name);
    }
    this.sheet = new Sheet(edition, this.stored, this.values());
    this.findings = new Findings(edition, this.sheet, this.inputs.keys(), name => (this.reading(name).problem ? this.reading(name) : null));
    this.findings.take(listOf('findings'), this.differing());
    this.panel = startPanel(this.findings, document.getElementById('grid-parts')?.dataset.path ?? '');
    this.marks = new Map([...this.inputs].map(([name, input]) => [name, this.markOf(input)]));
    this.balances = new Balances(form, say, edition, this.findings, this.sheet);
    this.faults = new Faults(this.findings, this.inputs);
  }

  /** Follows the form from now on. Gives what the grid builds on. */
  listen() {
    this.balances.listen();
    this.form.addEventListener('input', e => {
      if (this.inputs.has(e.target.name)) {
        const { name } = e.target;
        this.refresh(this.sheet.type(name, this.read(name).value).add(name));
        measure(e);
      }
    });
    this.form.addEventListener('entry:changed', e => {
      const names = e.detail.names.filter(name => this.inputs.has(name));
      if (names.length > 0) {
        const changed = this.sheet.set(names.map(name => [name, this.read(name).value]));
        names.forEach(name => changed.add(name));
        this.refresh(changed);
      }
    });
    this.form.addEventListener('entry:stored', e => this.storedAnew(e.detail));
    this.form.addEventListener('focusin', e => this.inputs.has(e.target.name) && this.balances.at(e.target.name));
    // A figure shows as it is stored once one leaves it. A total that was emptied stays empty while somebody is in it.
    this.form.addEventListener('focusout', e => {
      const { name } = e.target;
      if (this.inputs.has(name)) {
        this.tidy(name);
      }
      if (this.isTotal(name)) {
        setTimeout(() => this.showTotal(name));
      }
    });
    this.refresh(this.inputs.keys());
    return this;
  }

  /** @param {string} name @param {string | undefined} text */
  parse(name, text) {
    return parse(text, formatOf(this.edition, name));
  }

  /** @param {string} name */
  isTotal(name) {
    return this.edition.totals.has(name);
  }

  /** @param {string} name */
  read(name) {
    const text = this.input(name).value;
    const reading = { ...this.parse(name, text), text };
    this.readings.set(name, reading);
    return reading;
  }

  values() {
    return new Map([...this.readings].map(([name, reading]) => [name, reading.value]));
  }

  /** @param {string} name */
  input(name) {
    return /** @type {HTMLInputElement} */ (this.inputs.get(name));
  }

  /** @param {string} name */
  reading(name) {
    return /** @type {Reading & { text: string }} */ (this.readings.get(name));
  }

  // Cells that show something else than the findings of the server are about.
  differing() {
    return [...this.inputs.keys()].filter(name => this.sheet.get(name) !== (this.stored.get(name) ?? null) || this.reading(name).problem);
  }

  // ---- What follows a key ----

  /** @param {Iterable<string>} names */
  refresh(names) {
    const changed = new Set(names);
    const touched = this.findings.touch(changed);
    this.faults.show().forEach(name => changed.add(name));
    for (const name of changed) {
      if (this.isTotal(name)) {
        this.showTotal(name);
      }
      this.mark(name);
    }
    for (const index of touched) {
      const equation = this.edition.equations[index];
      if (equation.isTotal && !changed.has(equation.left[0])) {
        this.mark(equation.left[0]);
      } else if (!equation.isTotal) {
        this.balances.show(index);
      }
    }
    this.panel.show();
  }

  /** @param {string} name */
  showTotal(name) {
    const input = this.inputs.get(name);
    const value = this.sheet.get(name);
    // Of totals typed by hand, following leaves alone those that the server would keep.
    if (input && this.reading(name).problem === null && document.activeElement !== input && this.reading(name).value !== value) {
      input.value = write(value);
      this.read(name);
    }
  }

  /** @param {string} name */
  tidy(name) {
    const input = this.input(name);
    const { value, problem } = this.reading(name);
    if (problem === null && !input.readOnly && input.value !== write(value)) {
      input.value = write(value);
      this.read(name);
    }
  }

  /** @param {string} name */
  mark(name) {
    const known = this.marks.get(name);
    if (!known) {
      return;
    }
    const { problem, words } = this.reading(name);
    const sum = this.isTotal(name) ? this.against(name) : null;
    const offText = sum === null ? '' : this.say('Sum', write(sum));
    if (known.sum && known.offText !== offText) {
      known.sum.hidden = sum === null;
      one(known.sum, '.sum-text').textContent = offText;
      known.offText = offText;
    }
    const invalid = Boolean(problem) || sum !== null || this.faults.isError(name);
    if (known.invalid !== invalid) {
      known.invalid = invalid;
      if (invalid) {
        known.input.setAttribute('aria-invalid', 'true');
      } else {
        known.input.removeAttribute('aria-invalid');
      }
    }
    const said = problem ? this.say(titled(problem), words, formatOf(this.edition, name).unit) : null;
    if (known.said !== said) {
      known.said = said;
      this.sayProblem(known, said);
    }
  }

  /** @param {{ input: HTMLInputElement }} given @param {string | null} said */
  sayProblem({ input }, said) {
    const id = `${input.id}-error`;
    let message = document.getElementById(id);
    if (!said) {
      message?.remove();
      return;
    }
    if (!message) {
      message = document.createElement('span');
      message.id = id;
      message.className = 'field-error';
      input.closest('td')?.append(message);
      input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${id}`.trim());
    }
    message.textContent = said;
  }

  // What a cell shows; what is not known of the page is undefined and set anew.
  /** @param {HTMLInputElement} input @returns {{ input: HTMLInputElement, sum: HTMLElement | null, offText?: string, invalid?: boolean, said?: string | null }} */
  markOf(input) {
    const error = document.getElementById(`${input.id}-error`);
    return {
      input,
      sum: document.getElementById(`${input.id}-sum`),
      said: error ? undefined : null,
    };
  }

  // The sum that a total does not agree with, or null. A grand total is a total both ways; the first way that disagrees counts.
  /** @param {string} name */
  against(name) {
    const total = this.sheet.get(name);
    if (typeof total !== 'bigint') {
      return null;
    }
    for (const index of this.edition.sumsOf.get(name) ?? []) {
      const { right } = this.findings.sumsOf(index);
      if (right !== null && right !== total) {
        return right;
      }
    }
    return null;
  }

  // What a total would have to be, as text, or null where it agrees.
  /** @param {string} name */
  sumFor(name) {
    const sum = this.against(name);
    return sum === null ? null : write(sum);
  }

  // ---- What the store has now ----

  /** @param {FormEvents['entry:stored']} given */
  storedAnew({ fields, findings: list, waiting }) {
    const own = new Set(waiting);
    const before = new Map(this.stored);
    const sent = new Map(Object.entries(fields ?? {}).filter(([name]) => this.inputs.has(name)).map(([name, text]) => [name, { text, value: this.parse(name, text).value }]));
    for (const [name, { value }] of sent) {
      this.stored.set(name, value);
    }
    // Totals that the answer does not name followed in the store as they do here.
    const after = new Sheet(this.edition, before, this.stored);
    for (const total of this.edition.totals) {
      if (this.stored.has(total) && !sent.has(total)) {
        this.stored.set(total, after.get(total));
      }
    }
    sent.forEach(({ text, value }, name) => this.showStored(name, text, value));
    const shown = this.values();
    for (const total of this.edition.totals) {
      if (shown.has(total) && !this.sheet.hand.has(total) && !own.has(total)) {
        shown.set(total, this.stored.get(total) ?? null);
      }
    }
    this.sheet.take(this.stored, shown);
    this.findings.look();
    if (list) {
      this.findings.take(list, this.differing());
    }
    this.refresh(this.inputs.keys());
  }

  // A field that shows what is stored now shows it as the store writes it, unless one is in it. Others were changed meanwhile.
  /** @param {string} name @param {string} text @param {Value} value */
  showStored(name, text, value) {
    const input = this.input(name);
    const reading = this.reading(name);
    input.dataset.stored = text;
    const isSame = reading.problem === null && reading.value === value;
    if (isSame && input.value !== text && document.activeElement !== input && !this.isTotal(name)) {
      input.value = text;
    }
    this.read(name);
  }
}

/** @param {string} word */
function titled(word) {
  return word[0].toUpperCase() + word.slice(1);
}

// From the key to the page changed, for the benchmark and for whoever looks into a slow machine.
/** @param {Event} event */
function measure(event) {
  try {
    performance.measure('entry:keystroke', { start: event.timeStamp, end: performance.now() });
  } catch {
    // A browser that measures only between marks goes without.
  }
}
