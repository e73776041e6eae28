// Cells at fault, marked where they stand: by colour and sign on the cell, and in words that the field refers to. Marks follow every key.

import { byId, make, put } from './words.js';

const PREFIX = 'fault-';

export class Faults {
  /** @param {Findings} findings @param {Map<string, HTMLInputElement>} inputs */
  constructor(findings, inputs) {
    this.findings = findings;
    this.inputs = inputs;
    this.words = byId('fault-words');
    /** @type {Map<string, string>} What is marked now: by cell, its tier and what its field refers to. */
    this.marked = new Map();
    // What the page came with.
    this.words.replaceChildren();
    for (const [, input] of inputs) {
      if (input.getAttribute('aria-describedby')?.includes(PREFIX)) {
        this.mark(input, undefined, '');
      }
    }
  }

  /** @param {string} name */
  isError(name) {
    return this.marked.get(name)?.startsWith('Error') ?? false;
  }

  /** Marks what is at fault now. Gives the cells whose mark is another. */
  show() {
    /** @type {Map<string, { tier: Tier, ids: string[] }>} */
    const faults = new Map();
    const said = new Map();
    for (const { id, tier, cells, message } of this.findings.faults()) {
      said.set(PREFIX + id, message);
      for (const cell of cells.filter(c => this.inputs.has(c))) {
        const known = faults.get(cell) ?? { tier, ids: [] };
        known.tier = tier === 'Error' ? tier : known.tier;
        known.ids.push(PREFIX + id);
        faults.set(cell, known);
      }
    }
    this.say(said);
    const changed = [];
    for (const name of new Set([...this.marked.keys(), ...faults.keys()])) {
      const fault = faults.get(name);
      const key = fault ? `${fault.tier} ${fault.ids.join(' ')}` : '';
      if ((this.marked.get(name) ?? '') !== key) {
        this.mark(/** @type {HTMLInputElement} */ (this.inputs.get(name)), fault?.tier, fault?.ids.join(' ') ?? '');
        key ? this.marked.set(name, key) : this.marked.delete(name);
        changed.push(name);
      }
    }
    return changed;
  }

  /** @param {Map<string, string>} said */
  say(said) {
    for (const element of [...this.words.children]) {
      if (!said.has(element.id)) {
        element.remove();
      }
    }
    for (const [id, message] of said) {
      const element = document.getElementById(id) ?? this.words.appendChild(Object.assign(make('span'), { id }));
      put(element, message);
    }
  }

  /** @param {HTMLInputElement} input @param {Tier | undefined} tier @param {string} ids */
  mark(input, tier, ids) {
    const td = input.closest('td');
    td?.classList.toggle('is-fault', tier === 'Error');
    td?.classList.toggle('is-query', tier === 'Query');
    const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id && !id.startsWith(PREFIX)).join(' ');
    const described = `${others} ${ids}`.trim();
    if (described) {
      input.setAttribute('aria-describedby', described);
    } else {
      input.removeAttribute('aria-describedby');
    }
  }
}
