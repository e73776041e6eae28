// The balances of the form while one types: in the row under the headings of a table, which stays in view, or in the list below it. Each
// has its two sides, whether they are equal, and behind it the parts to go to.

import { write } from './figures.js';
import { byId, fieldsIn, put } from './words.js';

export class Balances {
  /** @param {HTMLFormElement} form @param {Say} say @param {Edition} edition @param {Findings} findings @param {Sheet} sheet */
  constructor(form, say, edition, findings, sheet) {
    this.form = form;
    this.say = say;
    this.edition = edition;
    this.findings = findings;
    this.sheet = sheet;
    this.places = new Map(edition.equations.flatMap((e, index) => {
      const place = e.isTotal ? null : this.placeOf(e);
      return place ? [/** @type {const} */ ([index, place])] : [];
    }));
    this.bar = byId('save-balance');
    /** @type {number | null} The balance that is spoken of. */
    this.spoken = null;
  }

  /** Opens one list of parts at a time, and closes it when one goes on. */
  listen() {
    const opened = () => [...this.form.querySelectorAll('.balance details[open]')];
    const close = (/** @type {HTMLElement | null} */ but) => opened().filter(d => d !== but).forEach(d => d.removeAttribute('open'));
    document.addEventListener('click', e => close(e.target.closest('a[data-part]') ? null : e.target.closest('.balance details')));
    this.form.addEventListener('keydown', e => {
      const own = e.key === 'Escape' ? e.target.closest('.balance details[open]') : null;
      if (own) {
        close(null);
        own.querySelector('summary')?.focus();
      }
    });
    this.form.addEventListener('focusin', e => this.form.contains(e.target) && close(e.target.closest('.balance details')));
  }

  /** @param {Equation} equation */
  placeOf(equation) {
    const place = this.form.querySelector(`[data-balance="${equation.rule}:${equation.across}"]`);
    const all = (/** @type {string} */ selector) => [...place?.querySelectorAll(selector) ?? []];
    return place && {
      place,
      parts: fieldsIn(place, '[data-part]'),
      left: all('[data-side=left]'),
      right: all('[data-side=right]'),
      relation: all('[data-relation]'),
      results: all('[data-result]'),
    };
  }

  /** @param {number} index */
  show(index) {
    const shown = this.places.get(index);
    if (!shown) {
      return;
    }
    for (const part of shown.parts) {
      put(part, write(this.sheet.get(part.dataset.part ?? '')) || '—');
    }
    const { left, right } = this.findings.sumsOf(index);
    shown.left.forEach(e => put(e, write(left) || '—'));
    shown.right.forEach(e => put(e, write(right) || '—'));
    const gap = left === null || right === null ? null : left > right ? left - right : right - left;
    const state = gap === null ? 'open' : gap === 0n ? 'even' : 'off';
    const result = this.say(`${state[0].toUpperCase()}${state.slice(1)}`, write(gap));
    shown.results.forEach(e => put(e, result));
    shown.relation.forEach(e => put(e, state === 'off' ? '≠' : '='));
    if (shown.place.className !== `balance balance-${state}`) {
      shown.place.className = `balance balance-${state}`;
    }
    if (index === this.spoken) {
      this.speak(shown.place);
    }
  }

  /**
   * Speaks of the balance of the column or row that one is in from now on. Elsewhere the last one stays: were the bar to shrink as its
   * button is pressed, the press would miss.
   * @param {string} name
   */
  at(name) {
    const [table, row, column] = name.split('.');
    for (const [index, shown] of this.places) {
      const { across, table: own } = this.edition.equations[index];
      if (own === table && (across === column || across === row)) {
        this.spoken = index;
        this.speak(shown.place);
        return;
      }
    }
  }

  // Who sees the row under the headings needs no second one in the bar.
  /** @param {HTMLElement} place */
  speak(place) {
    const isRow = place.matches('td');
    put(this.bar, ((isRow ? place.querySelector('.balance-parts') : place)?.textContent ?? '').replace(/\s+/g, ' ').trim());
    const look = isRow ? 'visually-hidden' : `save-balance ${place.className}`;
    if (this.bar.className !== look) {
      this.bar.className = look;
    }
  }
}
