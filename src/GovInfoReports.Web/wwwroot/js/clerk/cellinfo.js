// What belongs into a cell, by the official rule, with examples; and what the unit published in it in the years before.

import { fill } from './findings.js';
import { makeRoom } from './panel.js';

const histories = new Map();
let shown = null;

/** Shows both beside the form, and follows the cell that one is in until it is closed. */
export function open(form, figures, parts, input) {
  const panel = parts.querySelector('#cell-info');
  if (!shown) {
    shown = { panel, figures, path: parts.dataset.path, input: null, back: null };
    panel.querySelector('[data-close]').addEventListener('click', close);
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
  panel.querySelector('h2').focus();
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

function show(input) {
  const { panel, figures } = shown;
  const { name } = input;
  const [table, row, column] = name.split('.');
  shown.input = input;
  panel.querySelector('h2').textContent = figures.findings.nameOf(name);
  explain('row', figures.edition.rows[`${table}.${row}`]);
  explain('column', figures.edition.columns[`${table}.${column}`]);
  panel.querySelector('[data-all]').href = `${shown.path}/history/${table}`;
  before(table, name);
}

function explain(part, about) {
  const place = shown.panel.querySelector(`[data-rule="${part}"]`);
  const examples = about.examples ?? [];
  place.hidden = !about.help && examples.length === 0;
  place.querySelector('h3').textContent = about.name;
  place.querySelector('p').textContent = about.help ?? '';
  place.querySelector('p').hidden = !about.help;
  place.querySelector('ul').replaceChildren(...examples.map(text => element('li', text)));
}

async function before(table, name) {
  const { panel, path, input } = shown;
  const wait = panel.querySelector('[data-wait]');
  const body = panel.querySelector('.cell-history tbody');
  if (!histories.has(table)) {
    wait.hidden = false;
    wait.textContent = panel.dataset.sayWait;
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
    const head = element('th', fill(say.sayYear, year.year));
    head.scope = 'row';
    const figure = year.cells[name];
    const text = year.form === null ? say.sayNone : figure === undefined ? fill(say.sayLacks, year.form) : figure === '' ? say.sayBlank : figure;
    const cell = element('td', text);
    cell.className = figure ? 'number' : 'muted';
    line.append(head, cell);
    return line;
  }));
  if (!years) {
    wait.hidden = false;
    wait.textContent = say.sayFailed;
  }
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
