// Additional sections are added and taken away without a page load. What was taken away can be brought back.

import { one as part } from './words.js';

const COPY = 98;

/**
 * Starts the additional sections of a form.
 * @param {HTMLFormElement} form @param {Say} say
 */
export function start(form, say) {
  const box = document.getElementById('additional');
  const pattern = /** @type {HTMLTemplateElement | null} */ (document.getElementById('additional-pattern'));
  if (box && pattern) {
    new Additional(form, say, box, pattern).listen();
  }
}

class Additional {
  /** @param {HTMLFormElement} form @param {Say} say @param {HTMLElement} box @param {HTMLTemplateElement} pattern */
  constructor(form, say, box, pattern) {
    this.form = form;
    this.say = say;
    this.box = box;
    this.pattern = pattern;
  }

  listen() {
    this.box.addEventListener('additional:add', () => this.add());
    this.box.addEventListener('click', e => {
      const button = e.target.closest('button');
      if (button?.value === 'add') {
        e.preventDefault();
        part(this.add(), 'input').focus();
      } else if (button?.value.startsWith('remove:')) {
        e.preventDefault();
        this.remove(/** @type {HTMLElement} */ (button.closest('.additional-one')));
      }
    });
  }

  ones() {
    return [...this.box.querySelectorAll('.additional-one')];
  }

  add() {
    const used = this.ones().map(one => Number(part(one, '[name]').getAttribute('name')?.split('.')[1]));
    const index = Math.max(-1, ...used) + 1;
    const one = /** @type {HTMLElement} */ (this.pattern.content.firstElementChild?.cloneNode(true));
    for (const element of [one, ...one.querySelectorAll('*')]) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes(`${COPY}`)) {
          element.setAttribute(name, value.split(`${COPY}`).join(`${index}`));
        }
      }
    }
    (this.ones().pop() ?? part(this.box, 'p')).after(one);
    this.number();
    this.form.dispatchEvent(new CustomEvent('entry:added', { detail: { element: one } }));
    return one;
  }

  /** @param {Element} one */
  remove(one) {
    const note = document.createElement('p');
    const back = document.createElement('button');
    note.className = 'banner-note';
    back.type = 'button';
    back.className = 'button-small';
    back.textContent = this.say('BringBack');
    note.append(`${this.say('Removed')} `, back);
    one.replaceWith(note);
    this.number();
    this.changed();
    back.focus();
    back.addEventListener('click', () => {
      note.replaceWith(one);
      this.number();
      this.changed();
      part(one, 'input').focus();
    });
  }

  number() {
    this.ones().forEach((one, i) => {
      part(one, 'legend').textContent = this.say('Legend', i + 1);
    });
    const button = this.box.querySelector('button[value=add]');
    if (button) {
      button.hidden = this.ones().length >= Number(this.pattern.dataset.most);
    }
  }

  changed() {
    this.form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: ['additional.'] } }));
  }
}
