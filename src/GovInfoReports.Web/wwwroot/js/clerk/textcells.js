// The chooser of a figure for a text: the cells of the form by section with their present values, found by a part of their name.

import { shown } from './bound.js';

const BLANK = '\u3000';

/** Asks for a cell; null when the person thinks better of it. */
export function choose({ told, cells, valueOf, lastCell }) {
  const dialog = document.getElementById('text-choose');
  const search = document.getElementById('text-choose-search');
  const list = document.getElementById('text-choose-list');
  const state = document.getElementById('text-choose-state');
  search.value = '';
  fill();
  dialog.showModal();
  search.focus();

  return new Promise(resolve => {
    let chosen = null;
    const picked = e => {
      const button = e.target.closest('[data-cell]');
      if (button) {
        chosen = button.dataset.cell;
        dialog.close();
      }
    };
    list.addEventListener('click', picked);
    search.addEventListener('input', fill);
    dialog.addEventListener('keydown', keys);
    dialog.addEventListener('close', () => {
      list.removeEventListener('click', picked);
      search.removeEventListener('input', fill);
      dialog.removeEventListener('keydown', keys);
      list.replaceChildren();
      resolve(chosen);
    }, { once: true });
  });

  function fill() {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...cells.values()].filter(c => wanted.every(w => `${c.group} ${c.name}`.toLowerCase().includes(w)));
    const groups = new Map();
    const last = lastCell();
    if (wanted.length === 0 && cells.has(last)) {
      groups.set(told('LastCell'), [cells.get(last)]);
    }
    for (const cell of found) {
      groups.set(cell.group, [...(groups.get(cell.group) || []), cell]);
    }
    list.replaceChildren(...[...groups].map(([name, members]) => group(name, members)));
    state.textContent = told('Found', found.length);
  }

  function group(name, members) {
    const box = document.createElement('div');
    const head = document.createElement('h3');
    head.textContent = name;
    box.append(head, ...members.map(member));
    return box;
  }

  function member(cell) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.cell = cell.id;
    const name = document.createElement('span');
    name.textContent = cell.name;
    const value = document.createElement('strong');
    const text = shown(valueOf(cell.id));
    value.textContent = text === BLANK ? told('CellBlank') : text;
    button.append(name, value);
    return button;
  }

  function keys(e) {
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    if (e.key === 'Enter' && document.activeElement === search) {
      e.preventDefault();
      if (!e.isComposing && buttons.length > 0) {
        buttons[0].click();
      }
    } else if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      const next = e.key === 'ArrowDown' ? Math.min(at + 1, buttons.length - 1) : at - 1;
      (buttons[next] || search).focus();
    }
  }
}
