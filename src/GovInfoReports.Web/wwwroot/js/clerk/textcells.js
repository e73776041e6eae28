// The chooser of a figure for a text: the cells of the form by section with their present values, found by a part of their name.

import { shown } from './bound.js';
import { byId } from './words.js';

const BLANK = '\u3000';

/**
 * Asks for a cell; null when the person thinks better of it.
 * @param {TextContext} context
 */
export function choose(context) {
  return new Chooser(context).choose();
}

class Chooser {
  /** @param {TextContext} context */
  constructor({ told, cells, valueOf, lastCell }) {
    this.told = told;
    this.cells = cells;
    this.valueOf = valueOf;
    this.lastCell = lastCell;
    /** @type {HTMLInputElement} */
    this.search = byId('text-choose-search');
    this.list = byId('text-choose-list');
    this.state = byId('text-choose-state');
  }

  /** @returns {Promise<string | null>} */
  choose() {
    const { search, list } = this;
    /** @type {HTMLDialogElement} */
    const dialog = byId('text-choose');
    const until = new AbortController();
    const { signal } = until;
    search.value = '';
    this.fill();
    dialog.showModal();
    search.focus();

    return new Promise(resolve => {
      /** @type {string | null} */
      let chosen = null;
      list.addEventListener('click', e => {
        const button = e.target.closest('[data-cell]');
        if (button) {
          chosen = button.dataset.cell ?? null;
          dialog.close();
        }
      }, { signal });
      search.addEventListener('input', () => this.fill(), { signal });
      dialog.addEventListener('keydown', e => this.keys(e), { signal });
      dialog.addEventListener('close', () => {
        until.abort();
        list.replaceChildren();
        resolve(chosen);
      }, { signal });
    });
  }

  fill() {
    const wanted = this.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...this.cells.values()].filter(c => wanted.every(w => `${c.group} ${c.name}`.toLowerCase().includes(w)));
    /** @type {Map<string, TextCell[]>} */
    const groups = new Map();
    const last = this.cells.get(this.lastCell() ?? '');
    if (wanted.length === 0 && last) {
      groups.set(this.told('LastCell'), [last]);
    }
    for (const cell of found) {
      groups.set(cell.group, [...(groups.get(cell.group) || []), cell]);
    }
    this.list.replaceChildren(...[...groups].map(([name, members]) => this.group(name, members)));
    this.state.textContent = this.told('Found', found.length);
  }

  /** @param {string} name @param {TextCell[]} members */
  group(name, members) {
    const box = document.createElement('div');
    const head = document.createElement('h3');
    head.textContent = name;
    box.append(head, ...members.map(cell => this.member(cell)));
    return box;
  }

  /** @param {TextCell} cell */
  member(cell) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.cell = cell.id;
    const name = document.createElement('span');
    name.textContent = cell.name;
    const value = document.createElement('strong');
    const text = shown(this.valueOf(cell.id));
    value.textContent = text === BLANK ? this.told('CellBlank') : text;
    button.append(name, value);
    return button;
  }

  /** @param {KeyboardEvent} e */
  keys(e) {
    const buttons = [...this.list.querySelectorAll('button')];
    const at = buttons.findIndex(b => b === document.activeElement);
    if (e.key === 'Enter' && document.activeElement === this.search) {
      e.preventDefault();
      if (!e.isComposing && buttons.length > 0) {
        buttons[0].click();
      }
    } else if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      const next = e.key === 'ArrowDown' ? Math.min(at + 1, buttons.length - 1) : at - 1;
      (buttons[next] || this.search).focus();
    }
  }
}
