// Pasting into a table of the entry form: at once where it is plain where everything goes, else after a look at what goes where.

import { align, shapeOf } from './clipboard.js';
import { fill } from './findings.js';
import { parse, sumOf, write } from './figures.js';

const NAMED = 3;

/** Starts pasting; parts holds the dialog and its sentences. */
export function start(parts, figures) {
  const { edition, ledger, findings, isTotal } = figures;
  const dialog = parts.querySelector('#paste-preview');
  const say = (key, ...values) => fill(parts.dataset[`say${key}`], ...values);
  const units = [...new Set(Object.values(edition.formats).map(f => f.unit).filter(Boolean))];
  let job = null;

  dialog.addEventListener('close', () => {
    const left = job;
    job = null;
    left?.back();
  });
  dialog.addEventListener('keydown', e => e.key === 'Escape' && dialog.showModal === undefined && dialog.removeAttribute('open'));
  dialog.addEventListener('change', () => preview());
  dialog.querySelector('[data-paste]').addEventListener('click', () => {
    const { done, plan } = job;
    job = null;
    dialog.close();
    done([...plan.entries], remarks(plan), plan.first);
  });
  dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
  return { paste };

  /**
   * Pastes rows of the clipboard from a cell on. Calls done(entries, remarks, first cell), nothing(sentence) or, when the person
   * would rather not, back().
   */
  function paste(what) {
    const { rows, target, only } = what;
    if (only) {
      const text = rows[0][0].text;
      what.done(only.filter(c => !isTotal(c.name)).map(c => [c.name, readable(c, text) ?? text]), [], null);
      return;
    }
    if (rows.length === 1 && rows[0].length === 1) {
      const { text } = rows[0][0];
      what.done([[target.name, readable(target, text) ?? text]], [], null);
      return;
    }
    const shape = shapeOf(rows, kind);
    if (shape.isPlain) {
      const plan = planOf(rows, byPlace(rows, target.grid, target, { dropRows: 0, dropColumns: 0 }), true);
      if (plan.nowhere === 0 && plan.unreadable.length === 0 && plan.differ.length === 0) {
        what.done([...plan.entries], remarks(plan), plan.first);
        return;
      }
    }
    if (shape.columns.length === 0) {
      what.nothing(say('NoFigures'));
      return;
    }
    ask(what, shape);
  }

  function kind(text) {
    if (/^[-+]?[0-9][0-9,.]*[%％]$/.test(text)) {
      return 'share';
    }
    const unit = units.find(u => text.endsWith(u)) ?? '';
    const { value, problem } = parse(text, { unit, minimum: '-99999999999999', maximum: '99999999999999', scale: 12 });
    return problem ? 'text' : value === null ? 'blank' : value === 'n/a' ? 'none' : 'figure';
  }

  function readable(cell, text) {
    const { value, problem } = figures.parse(cell.name, text);
    return problem ? null : write(value);
  }

  // ---- What goes where ----

  /** By place: row after row and column after column from the cell on. */
  function byPlace(rows, grid, target, { dropRows, dropColumns, skipTotalRows, skipTotalColumns }) {
    const lines = grid.lines.map((_, i) => i).filter(i => i >= target.line && !(skipTotalRows && grid.lines[i].every(c => isTotal(c.name))));
    const columns = columnsOf(grid).filter(c => c >= target.from && !(skipTotalColumns && isTotalColumn(grid, c)));
    const width = rows[0].length;
    return {
      grid,
      rows: rows.map((_, r) => (r < dropRows ? null : lines[r - dropRows] ?? -1)),
      columns: Array.from({ length: width }, (_, c) => (c < dropColumns ? null : columns[c - dropColumns] ?? -1)),
    };
  }

  /** By the labels of rows and columns, or null where they are not those of the table. */
  function byLabel(rows, shape, grid) {
    const columns = columnsOf(grid);
    const headers = align(shape.columns.map(shape.headerOf), columns.map(c => columnLabels(grid, c)));
    const knownColumns = headers.filter(i => i >= 0).length;
    const plain = columns.filter(c => !isTotalColumn(grid, c));
    const isKnown = knownColumns >= 2 && knownColumns * 2 >= shape.columns.length;
    const fitting = shape.columns.length === columns.length ? columns : shape.columns.length === plain.length ? plain : null;
    const across = isKnown ? headers.map(i => (i < 0 ? -1 : columns[i])) : fitting ?? shape.columns.map((_, i) => columns[i] ?? -1);
    const down = grid.lines.length === 1
      ? { matched: isKnown || fitting ? shape.rows.map((_, i) => (i === 0 ? 0 : -1)) : [], known: isKnown || fitting ? 1 : 0 }
      : linesOf(shape, grid);
    if (down.known === 0 || down.known * 2 < shape.rows.length) {
      return null;
    }
    return {
      grid,
      rows: rows.map((_, r) => (shape.rows.includes(r) ? down.matched[shape.rows.indexOf(r)] : null)),
      columns: rows[0].map((_, c) => (shape.columns.includes(c) ? across[shape.columns.indexOf(c)] : null)),
      score: down.known + knownColumns,
      unmatched: shape.rows.filter((_, i) => down.matched[i] < 0).map(shape.labelOf),
    };
  }

  function linesOf(shape, grid) {
    if (shape.labelColumns === 0) {
      return { matched: [], known: 0 };
    }
    const matched = align(shape.rows.map(shape.labelOf), grid.lines.map(line => [rowLabel(line[0]), findings.rowOf(line[0].name)]));
    return { matched, known: matched.filter(i => i >= 0).length };
  }

  function columnsOf(grid) {
    return [...new Set(grid.cells.map(c => c.from))].sort((a, b) => a - b);
  }

  function isTotalColumn(grid, column) {
    const cells = grid.cells.filter(c => c.from === column);
    return cells.every(c => isTotal(c.name));
  }

  function columnLabels(grid, column) {
    return [...new Set(grid.cells.filter(c => c.from === column).map(c => headersOf(c).filter(h => !h.matches('.row-label, .row-group, .banner')).map(textOf).pop() ?? ''))];
  }

  function rowLabel(cell) {
    return headersOf(cell).filter(h => h.matches('.row-label')).map(textOf).pop() ?? '';
  }

  function headersOf(cell) {
    return (cell.td.getAttribute('headers') ?? '').split(' ').map(id => document.getElementById(id)).filter(Boolean);
  }

  // Without the help that stands behind a label.
  function textOf(header) {
    return [...header.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.textContent).join('').trim();
  }

  /** What would be set, and what not and why. Blanks clear cells only where the clipboard is a plain block. */
  function planOf(rows, mapping, takesBlanks) {
    const plan = { mapping, entries: new Map(), totals: new Map(), locked: 0, unreadable: [], nowhere: 0, differ: [], unmatched: mapping.unmatched ?? [], first: null };
    rows.forEach((row, r) => row.forEach((slot, c) => {
      const line = mapping.rows[r];
      const column = mapping.columns[c];
      if (line === null || column === null || !slot.origin) {
        return;
      }
      const cell = line < 0 || column < 0 ? null : mapping.grid.at(line, column);
      const goes = cell && cell.from === column ? cell : null;
      place(plan, goes, slot.text, takesBlanks);
    }));
    weigh(plan);
    return plan;
  }

  function place(plan, cell, text, takesBlanks) {
    if (!cell) {
      plan.nowhere += kind(text) === 'figure' ? 1 : 0;
      return;
    }
    if (text === '' && !takesBlanks) {
      return;
    }
    const value = readable(cell, text);
    if (value === null) {
      plan.unreadable.push(text);
    } else if (isTotal(cell.name)) {
      plan.totals.set(cell.name, value);
    } else if (cell.input.readOnly) {
      plan.locked++;
    } else {
      plan.entries.set(cell.name, value);
      plan.first = plan.first && (plan.first.line < cell.line || (plan.first.line === cell.line && plan.first.from <= cell.from)) ? plan.first : cell;
    }
  }

  // Totals follow their parts. One that was not following and is pasted as its parts add up is put right with them; one that
  // does not add up is said.
  function weigh(plan) {
    const after = ledger.suppose([...plan.entries].map(([name, text]) => [name, figures.parse(name, text).value]));
    for (let pass = 0; pass < 2; pass++) {
      plan.differ = [];
      for (const [name, text] of plan.totals) {
        const sum = (edition.sumsOf.get(name) ?? []).map(index => sumOf(edition.equations[index].right, after)).find(s => s !== null) ?? null;
        const { value } = figures.parse(name, text);
        if (sum === null || typeof value !== 'bigint') {
          continue;
        }
        if (value !== sum) {
          plan.differ.push({ name, pasted: text, sum: write(sum) });
        } else if (after.get(name) !== sum && !figures.inputs.get(name).readOnly) {
          after.set(name, sum);
          plan.entries.set(name, text);
        }
      }
    }
    plan.after = after;
  }

  function remarks(plan) {
    const skipped = [...plan.totals.keys()].filter(name => !plan.entries.has(name)).length;
    const some = (list, text) => list.slice(0, NAMED).map(text).join(say('Comma')) + (list.length > NAMED ? say('AndMore') : '');
    return [
      skipped > 0 ? say('SkippedTotals', skipped) : '',
      plan.differ.length > 0 ? say('Differ', plan.differ.length, some(plan.differ, d => say('DifferOne', findings.nameOf(d.name), d.pasted, d.sum))) : '',
      plan.locked > 0 ? say('Locked', plan.locked) : '',
      plan.unreadable.length > 0 ? say('Unreadable', plan.unreadable.length, some(plan.unreadable, t => say('Quoted', t.slice(0, 20)))) : '',
      plan.unmatched.length > 0 ? say('Unmatched', plan.unmatched.length, some(plan.unmatched, t => say('Quoted', t.slice(0, 20)))) : '',
      plan.nowhere > 0 ? say('Nowhere', plan.nowhere) : '',
    ].filter(Boolean);
  }

  // ---- The preview ----

  function ask(what, shape) {
    const { rows, grids, target } = what;
    const own = byLabel(rows, shape, target.grid);
    const others = own ? [] : grids.filter(g => g !== target.grid).map(g => byLabel(rows, shape, g)).filter(Boolean).sort((a, b) => b.score - a.score);
    const named = own ?? others[0] ?? null;
    const free = target.grid.lines.length - target.line;
    const columns = columnsOf(target.grid).filter(c => c >= target.from);
    const plainColumns = columns.filter(c => !isTotalColumn(target.grid, c));
    const plainLines = target.grid.lines.filter((line, i) => i >= target.line && !line.every(c => isTotal(c.name)));
    const height = rows.length - shape.header;
    job = { ...what, shape, named, back: what.back };
    control('by-label').disabled = !named;
    control('by-label').checked = Boolean(named);
    control('by-place').checked = !named;
    control('drop-rows').checked = shape.header > 0;
    control('drop-columns').checked = shape.labelColumns > 0;
    control('skip-total-columns').checked = shape.columns.length === plainColumns.length && plainColumns.length < columns.length;
    control('skip-total-rows').checked = height === plainLines.length && plainLines.length < free;
    label('drop-rows', 'DropRows', Math.max(shape.header, 1));
    label('drop-columns', 'DropColumns', Math.max(shape.labelColumns, 1));
    preview();
    if (dialog.showModal) {
      dialog.showModal();
    } else {
      dialog.setAttribute('open', '');
    }
    dialog.querySelector('[data-paste]').focus();
  }

  function control(name) {
    return dialog.querySelector(`#paste-${name}`);
  }

  function label(name, key, count) {
    dialog.querySelector(`[data-label="${name}"]`).textContent = say(key, count);
  }

  function preview() {
    const { rows, shape, named, target } = job;
    const isNamed = named && control('by-label').checked;
    dialog.querySelector('[data-places]').hidden = Boolean(isNamed);
    const mapping = isNamed ? named : byPlace(rows, target.grid, target, {
      dropRows: control('drop-rows').checked ? Math.max(shape.header, 1) : 0,
      dropColumns: control('drop-columns').checked ? Math.max(shape.labelColumns, 1) : 0,
      skipTotalRows: control('skip-total-rows').checked,
      skipTotalColumns: control('skip-total-columns').checked,
    });
    job.plan = planOf(rows, mapping, false);
    const { plan } = job;
    const heading = plan.mapping.grid.table.closest('section').querySelector('h2').textContent;
    dialog.querySelector('[data-summary]').textContent = say('Summary', rows.length, rows[0].length, heading, plan.entries.size);
    dialog.querySelector('[data-paste]').disabled = plan.entries.size === 0;
    const list = dialog.querySelector('[data-remarks]');
    list.replaceChildren(...remarks(plan).map(text => element('li', text)));
    list.hidden = list.childElementCount === 0;
    draw(plan);
  }

  function draw(plan) {
    const { grid } = plan.mapping;
    const table = dialog.querySelector('table');
    const differ = new Map(plan.differ.map(d => [d.name, d]));
    const concerned = cell => plan.entries.has(cell.name) || plan.totals.has(cell.name);
    const columns = columnsOf(grid);
    const body = document.createElement('tbody');
    const head = document.createElement('thead');
    if (grid.lines.length === 1) {
      for (const cell of grid.cells.filter(concerned)) {
        body.append(row(element('th', findings.nameOf(cell.name), 'row'), [figure(plan, differ, cell)]));
      }
    } else {
      head.append(row(element('td', ''), columns.map(c => element('th', columnLabels(grid, c)[0] ?? '', 'col'))));
      for (const line of grid.lines.filter(l => l.some(concerned))) {
        body.append(row(element('th', findings.rowOf(line[0].name), 'row'), columns.map(c => {
          const cell = line.find(x => x.from === c);
          return cell ? figure(plan, differ, cell) : element('td', '');
        })));
      }
    }
    table.replaceChildren(...(head.childElementCount > 0 ? [head, body] : [body]));
  }

  function figure(plan, differ, cell) {
    const td = document.createElement('td');
    const off = differ.get(cell.name);
    if (plan.entries.has(cell.name)) {
      td.textContent = plan.entries.get(cell.name);
      td.className = plan.entries.get(cell.name) === cell.input.value ? 'paste-same' : 'paste-new';
    } else if (isTotal(cell.name)) {
      td.textContent = off ? `${off.pasted} ≠ ${off.sum}` : write(plan.after.get(cell.name) ?? null);
      td.className = off ? 'paste-off' : 'paste-total';
    } else {
      td.textContent = cell.input.value;
      td.className = 'paste-same';
    }
    return td;
  }

  function row(first, rest) {
    const tr = document.createElement('tr');
    tr.append(first, ...rest);
    return tr;
  }

  function element(name, text, scope) {
    const made = document.createElement(name);
    made.textContent = text;
    if (scope) {
      made.scope = scope;
    }
    return made;
  }
}
