// What was not returned is locked: trying to change it offers to open it. The same choice stands, without scripts, above the form.

import { byId } from './words.js';

/**
 * Starts the offer at locked fields.
 * @param {HTMLFormElement} form
 */
export function start(form) {
  const details = /** @type {HTMLDetailsElement | null} */ (document.getElementById('open-place'));
  if (details) {
    new Offer(details).listen(form);
  }
}

class Offer {
  /** @param {HTMLDetailsElement} details */
  constructor(details) {
    this.details = details;
    /** @type {HTMLSelectElement} */
    this.place = byId('field-open-place');
    this.reason = byId('field-open-reason');
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'button-small lock-offer';
    this.button.textContent = this.details.dataset.say ?? '';
    this.wanted = '';
  }

  /** @param {HTMLFormElement} form */
  listen(form) {
    form.addEventListener('click', e => {
      const link = e.target.closest('[data-open]');
      if (link) {
        e.preventDefault();
        this.ask(link.dataset.open ?? '');
      }
    });
    form.addEventListener('focusin', e => this.show(e.target));
    form.addEventListener('focusout', e => {
      if (e.relatedTarget !== this.button) {
        this.hide();
      }
    });
    this.button.addEventListener('click', () => this.ask(this.wanted));

    // The person may have been faster than this script came.
    if (form.contains(document.activeElement)) {
      this.show(/** @type {HTMLInputElement} */ (document.activeElement));
    }
  }

  // A button that goes while it has the focus loses it first, and would be taken away twice.
  hide() {
    setTimeout(() => {
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      if (focused !== this.button && focused?.dataset.locked !== 'returned') {
        this.button.remove();
      }
    });
  }

  /** @param {HTMLInputElement} field */
  show(field) {
    if (field.dataset.locked === 'returned') {
      this.wanted = field.name.startsWith('additional.') ? 'additional' : field.name;
      (field.closest('td, .field') ?? field.parentElement)?.append(this.button);
    }
  }

  /** @param {string} name */
  ask(name) {
    this.details.open = true;
    this.place.value = name;
    if (this.place.selectedIndex < 0) {
      this.place.value = '';
    }
    this.details.scrollIntoView({ block: 'center' });
    (this.place.value === '' ? this.place : this.reason).focus();
    this.hide();
  }
}
