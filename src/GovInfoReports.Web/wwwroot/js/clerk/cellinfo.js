// What belongs into a cell, by the official rule, with examples; and what the unit published in it in the years before.

import { makeRoom } from './panel.js';
import { fill, make, one } from './words.js';

/** @typedef {{ year: number, form: string | null, cells: Record<string, string> }} Year */
/** @type {Map<string, Promise<Year[]>>} */
const histories = new Map();
/** @type {{ panel: HTMLElement, figures: Figures, path: string, input: HTMLInputElement }} */
let shown;

/**
 * Shows both beside the form, and follows the cell that one is in until it is closed.
 * @param {HTMLFormElement} form @param {Figures} figures @param {HTMLElement} parts @param {HTMLInputElement} input
 */
export function open(form, figures, parts, input) {
  const panel = one(parts, '#cell-info');
  if (!shown) {
    shown = { panel, figures, path: parts.dataset.path ?? '', input };
    one(panel, '[data-close]').addEventListener('click', close);
    panel.addEventListener('keydown', e => {
      if (e.key === 'Escape' || e.key === 'F1') {
        e.preventDefault();
        close();
      }
    });
    form.addEventListener('focusin', e => !panel.hidden && figures.inputs.has(e.target.name) && show(e.target));
  }
  panel.hidden = false;
  makeRoom();
  show(input);
  one(panel, 'h2').focus();
}

function close() {
  const { panel, input } = shown;
  const isInside = panel.contains(document.activeElement);
  panel.hidden = true;
  makeRoom();
  if (isInside) {
    input.focus();
  }
}

/** @param {HTMLInputElement} input */
function show(input) {
  const { panel, figures } = shown;
  const { name } = input;
  const [table, row, column] = name.split('.');
  shown.input = input;
  one(panel, 'h2').textContent = figures.findings.nameOf(name);
  explain('row', figures.edition.rows[`${table}.${row}`]);
  explain('column', figures.edition.columns[`${table}.${column}`]);
  /** @type {HTMLAnchorElement} */
  const all = one(panel, '[data-all]');
  all.href = `${shown.path}/history/${table}`;
  before(table, name);
}

/** @param {'row' | 'column'} part @param {Named} about */
function explain(part, about) {
  const place = one(shown.panel, `[data-rule="${part}"]`);
  const examples = about.examples ?? [];
  place.hidden = !about.help && examples.length === 0;
  one(place, 'h3').textContent = about.name;
  one(place, 'p').textContent = about.help ?? '';
  one(place, 'p').hidden = !about.help;
  one(place, 'ul').replaceChildren(...examples.map(text => make('li', '', text)));
}

/** @param {string} table @param {string} name */
async function before(table, name) {
  const { panel, path, input } = shown;
  const wait = one(panel, '[data-wait]');
  const body = one(panel, '.cell-history tbody');
  if (!histories.has(table)) {
    wait.hidden = false;
    wait.textContent = panel.dataset.sayWait ?? '';
    body.replaceChildren();
    histories.set(table, fetch(`${path}/history/${table}`, { headers: { Accept: 'application/json' } }).then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status))));
  }
  let years;
  try {
    years = await histories.get(table);
  } catch {
    histories.delete(table);
  }
  // Meanwhile one may have gone on to another cell.
  if (shown.input !== input) {
    return;
  }
  wait.hidden = true;
  const say = panel.dataset;
  body.replaceChildren(...(years ?? []).map(year => {
    const line = document.createElement('tr');
    const head = make('th', '', fill(say.sayYear, year.year));
    head.scope = 'row';
    const figure = year.cells[name];
    const text = year.form === null ? say.sayNone : figure === undefined ? fill(say.sayLacks, year.form) : figure === '' ? say.sayBlank : figure;
    const cell = make('td', figure ? 'number' : 'muted', text);
    line.append(head, cell);
    return line;
  }));
  if (!years) {
    wait.hidden = false;
    wait.textContent = say.sayFailed ?? '';
  }
}
