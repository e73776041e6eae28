// Pasting into a table of the entry form: at once where it is plain where everything goes, else after a look at what goes where.

import { align, shapeOf } from './clipboard.js';
import { parse, sumOf, write } from './figures.js';
import { make, one, sayer } from './words.js';

const NAMED = 3;

/**
 * Starts pasting; parts holds the dialog and its sentences.
 * @param {HTMLElement} parts @param {Figures} figures
 */
export function start(parts, figures) {
  const pasting = new Pasting(parts, figures);
  pasting.listen();
  return pasting;
}

class Pasting {
  /** @param {HTMLElement} parts @param {Figures} figures */
  constructor(parts, figures) {
    this.figures = figures;
    this.edition = figures.edition;
    this.findings = figures.findings;
    /** @type {HTMLDialogElement} */
    this.dialog = one(parts, '#paste-preview');
    this.say = sayer(parts.dataset);
    this.units = [...new Set(Object.values(this.edition.formats).map(f => f.unit).filter(Boolean))];
    /** @type {(Brought & { shape: Shape, named: Mapping | null, plan: Plan }) | null} What the dialog is about. */
    this.job = null;
  }

  listen() {
    this.dialog.addEventListener('close', () => {
      const left = this.job;
      this.job = null;
      left?.back();
    });
    this.dialog.addEventListener('keydown', e => e.key === 'Escape' && this.dialog.showModal === undefined && this.dialog.removeAttribute('open'));
    this.dialog.addEventListener('change', () => this.preview());
    one(this.dialog, '[data-paste]').addEventListener('click', () => {
      const { job } = this;
      this.job = null;
      this.dialog.close();
      job?.done([...job.plan.entries], this.remarks(job.plan), job.plan.first);
    });
    one(this.dialog, '[data-cancel]').addEventListener('click', () => this.dialog.close());
  }

  /**
   * Pastes rows of the clipboard from a cell on. Calls done(entries, remarks, first cell), nothing(sentence) or, when the person
   * would rather not, back().
   * @param {Brought} what
   */
  paste(what) {
    const { rows, target, only } = what;
    if (only) {
      const text = rows[0][0].text;
      what.done(only.filter(c => !this.figures.isTotal(c.name)).map(c => [c.name, this.readable(c, text) ?? text]), [], null);
      return;
    }
    if (rows.length === 1 && rows[0].length === 1) {
      const { text } = rows[0][0];
      what.done([[target.name, this.readable(target, text) ?? text]], [], null);
      return;
    }
    const shape = shapeOf(rows, text => this.kind(text));
    if (shape.isPlain) {
      const plan = this.planOf(rows, this.byPlace(rows, target.grid, target, { dropRows: 0, dropColumns: 0 }), true);
      if (plan.nowhere === 0 && plan.unreadable.length === 0 && plan.differ.length === 0) {
        what.done([...plan.entries], this.remarks(plan), plan.first);
        return;
      }
    }
    if (shape.columns.length === 0) {
      what.nothing(this.say('NoFigures'));
      return;
    }
    this.ask(what, shape);
  }

  /** @param {string} text */
  kind(text) {
    if (/^[-+]?[0-9][0-9,.]*[%％]$/.test(text)) {
      return 'share';
    }
    const unit = this.units.find(u => text.endsWith(u)) ?? '';
    const { value, problem } = parse(text, { unit, minimum: '-99999999999999', maximum: '99999999999999', scale: 12 });
    return problem ? 'text' : value === null ? 'blank' : value === 'n/a' ? 'none' : 'figure';
  }

  /** @param {Cell} cell @param {string} text */
  readable(cell, text) {
    const { value, problem } = this.figures.parse(cell.name, text);
    return problem ? null : write(value);
  }

  // ---- What goes where ----

  /**
   * By place: row after row and column after column from the cell on.
   * @param {Slot[][]} rows @param {Grid} grid @param {Cell} target @param {PlaceOptions} options
   */
  byPlace(rows, grid, target, { dropRows, dropColumns, skipTotalRows, skipTotalColumns }) {
    const lines = grid.lines.map((_, i) => i).filter(i => i >= target.line && !(skipTotalRows && grid.lines[i].every(c => this.figures.isTotal(c.name))));
    const columns = grid.columns().filter(c => c >= target.from && !(skipTotalColumns && this.isTotalColumn(grid, c)));
    const width = rows[0].length;
    return {
      grid,
      rows: rows.map((_, r) => (r < dropRows ? null : lines[r - dropRows] ?? -1)),
      columns: Array.from({ length: width }, (_, c) => (c < dropColumns ? null : columns[c - dropColumns] ?? -1)),
    };
  }

  /**
   * By the labels of rows and columns, or null where they are not those of the table.
   * @param {Slot[][]} rows @param {Shape} shape @param {Grid} grid
   */
  byLabel(rows, shape, grid) {
    const columns = grid.columns();
    const headers = align(shape.columns.map(shape.headerOf), columns.map(c => this.columnLabels(grid, c)));
    const knownColumns = headers.filter(i => i >= 0).length;
    const plain = columns.filter(c => !this.isTotalColumn(grid, c));
    const isKnown = knownColumns >= 2 && knownColumns * 2 >= shape.columns.length;
    const fitting = shape.columns.length === columns.length ? columns : shape.columns.length === plain.length ? plain : null;
    const across = isKnown ? headers.map(i => (i < 0 ? -1 : columns[i])) : fitting ?? shape.columns.map((_, i) => columns[i] ?? -1);
    const down = grid.lines.length === 1
      ? { matched: isKnown || fitting ? shape.rows.map((_, i) => (i === 0 ? 0 : -1)) : [], known: isKnown || fitting ? 1 : 0 }
      : this.linesOf(shape, grid);
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

  /** @param {Shape} shape @param {Grid} grid */
  linesOf(shape, grid) {
    if (shape.labelColumns === 0) {
      return { matched: [], known: 0 };
    }
    const matched = align(shape.rows.map(shape.labelOf), grid.lines.map(line => [this.rowLabel(line[0]), this.findings.rowOf(line[0].name)]));
    return { matched, known: matched.filter(i => i >= 0).length };
  }

  /** @param {Grid} grid @param {number} column */
  isTotalColumn(grid, column) {
    const cells = grid.cells.filter(c => c.from === column);
    return cells.every(c => this.figures.isTotal(c.name));
  }

  /** @param {Grid} grid @param {number} column */
  columnLabels(grid, column) {
    return [...new Set(grid.cells.filter(c => c.from === column).map(c => this.headersOf(c).filter(h => !h.matches('.row-label, .row-group, .banner')).map(header => this.textOf(header)).pop() ?? ''))];
  }

  /** @param {Cell} cell */
  rowLabel(cell) {
    return this.headersOf(cell).filter(h => h.matches('.row-label')).map(header => this.textOf(header)).pop() ?? '';
  }

  /** @param {Cell} cell */
  headersOf(cell) {
    return (cell.td.getAttribute('headers') ?? '').split(' ').map(id => document.getElementById(id)).filter(h => h !== null);
  }

  // Without the help that stands behind a label.
  /** @param {Element} header */
  textOf(header) {
    return [...header.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.textContent).join('').trim();
  }

  /**
   * What would be set, and what not and why. Blanks clear cells only where the clipboard is a plain block.
   * @param {Slot[][]} rows @param {Mapping} mapping @param {boolean} takesBlanks
   */
  planOf(rows, mapping, takesBlanks) {
    const plan = noPlan(mapping);
    rows.forEach((row, r) => row.forEach((slot, c) => {
      const line = mapping.rows[r];
      const column = mapping.columns[c];
      if (line === null || column === null || !slot.origin) {
        return;
      }
      const cell = line < 0 || column < 0 ? null : mapping.grid.at(line, column);
      const goes = cell && cell.from === column ? cell : null;
      this.place(plan, goes, slot.text, takesBlanks);
    }));
    this.weigh(plan);
    return plan;
  }

  /** @param {Plan} plan @param {Cell | null} cell @param {string} text @param {boolean} takesBlanks */
  place(plan, cell, text, takesBlanks) {
    if (!cell) {
      plan.nowhere += this.kind(text) === 'figure' ? 1 : 0;
      return;
    }
    if (text === '' && !takesBlanks) {
      return;
    }
    const value = this.readable(cell, text);
    if (value === null) {
      plan.unreadable.push(text);
    } else if (this.figures.isTotal(cell.name)) {
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
  /** @param {Plan} plan */
  weigh(plan) {
    const after = this.figures.sheet.suppose([...plan.entries].map(([name, text]) => [name, this.figures.parse(name, text).value]));
    for (let pass = 0; pass < 2; pass++) {
      plan.differ = [];
      for (const [name, text] of plan.totals) {
        const sum = (this.edition.sumsOf.get(name) ?? []).map(index => sumOf(this.edition.equations[index].right, after)).find(s => s !== null) ?? null;
        const { value } = this.figures.parse(name, text);
        if (sum === null || typeof value !== 'bigint') {
          continue;
        }
        if (value !== sum) {
          plan.differ.push({ name, pasted: text, sum: write(sum) });
        } else if (after.get(name) !== sum && !this.figures.input(name).readOnly) {
          after.set(name, sum);
          plan.entries.set(name, text);
        }
      }
    }
    plan.after = after;
  }

  /** @param {Plan} plan */
  remarks(plan) {
    const skipped = [...plan.totals.keys()].filter(name => !plan.entries.has(name)).length;
    const some = (/** @type {string[]} */ list) => list.slice(0, NAMED).join(this.say('Comma')) + (list.length > NAMED ? this.say('AndMore') : '');
    const quoted = (/** @type {string[]} */ list) => some(list.map(t => this.say('Quoted', t.slice(0, 20))));
    return [
      skipped > 0 ? this.say('SkippedTotals', skipped) : '',
      plan.differ.length > 0 ? this.say('Differ', plan.differ.length, some(plan.differ.map(d => this.say('DifferOne', this.findings.nameOf(d.name), d.pasted, d.sum)))) : '',
      plan.locked > 0 ? this.say('Locked', plan.locked) : '',
      plan.unreadable.length > 0 ? this.say('Unreadable', plan.unreadable.length, quoted(plan.unreadable)) : '',
      plan.unmatched.length > 0 ? this.say('Unmatched', plan.unmatched.length, quoted(plan.unmatched)) : '',
      plan.nowhere > 0 ? this.say('Nowhere', plan.nowhere) : '',
    ].filter(Boolean);
  }

  // ---- The preview ----

  /** @param {Brought} what @param {Shape} shape */
  ask(what, shape) {
    const { rows, grids, target } = what;
    const own = this.byLabel(rows, shape, target.grid);
    const others = own ? [] : grids.filter(g => g !== target.grid).map(g => this.byLabel(rows, shape, g)).filter(m => m !== null).sort((a, b) => b.score - a.score);
    const named = own ?? others[0] ?? null;
    const free = target.grid.lines.length - target.line;
    const columns = target.grid.columns().filter(c => c >= target.from);
    const plainColumns = columns.filter(c => !this.isTotalColumn(target.grid, c));
    const plainLines = target.grid.lines.filter((line, i) => i >= target.line && !line.every(c => this.figures.isTotal(c.name)));
    const height = rows.length - shape.header;
    this.job = { ...what, shape, named, plan: noPlan({ grid: target.grid, rows: [], columns: [] }) };
    this.control('by-label').disabled = !named;
    this.control('by-label').checked = Boolean(named);
    this.control('by-place').checked = !named;
    this.control('drop-rows').checked = shape.header > 0;
    this.control('drop-columns').checked = shape.labelColumns > 0;
    this.control('skip-total-columns').checked = shape.columns.length === plainColumns.length && plainColumns.length < columns.length;
    this.control('skip-total-rows').checked = height === plainLines.length && plainLines.length < free;
    this.label('drop-rows', 'DropRows', Math.max(shape.header, 1));
    this.label('drop-columns', 'DropColumns', Math.max(shape.labelColumns, 1));
    this.preview();
    if (this.dialog.showModal) {
      this.dialog.showModal();
    } else {
      this.dialog.setAttribute('open', '');
    }
    one(this.dialog, '[data-paste]').focus();
  }

  /** @param {string} name @returns {HTMLInputElement} */
  control(name) {
    return one(this.dialog, `#paste-${name}`);
  }

  /** @param {string} name @param {string} key @param {number} count */
  label(name, key, count) {
    one(this.dialog, `[data-label="${name}"]`).textContent = this.say(key, count);
  }

  preview() {
    const { job } = this;
    if (!job) {
      return;
    }
    const { rows, shape, named, target } = job;
    const isNamed = named && this.control('by-label').checked;
    one(this.dialog, '[data-places]').hidden = Boolean(isNamed);
    const mapping = isNamed ? named : this.byPlace(rows, target.grid, target, {
      dropRows: this.control('drop-rows').checked ? Math.max(shape.header, 1) : 0,
      dropColumns: this.control('drop-columns').checked ? Math.max(shape.labelColumns, 1) : 0,
      skipTotalRows: this.control('skip-total-rows').checked,
      skipTotalColumns: this.control('skip-total-columns').checked,
    });
    const plan = this.planOf(rows, mapping, false);
    job.plan = plan;
    const heading = plan.mapping.grid.table.closest('section')?.querySelector('h2')?.textContent;
    one(this.dialog, '[data-summary]').textContent = this.say('Summary', rows.length, rows[0].length, heading, plan.entries.size);
    /** @type {HTMLButtonElement} */
    const button = one(this.dialog, '[data-paste]');
    button.disabled = plan.entries.size === 0;
    const list = one(this.dialog, '[data-remarks]');
    list.replaceChildren(...this.remarks(plan).map(text => make('li', '', text)));
    list.hidden = list.childElementCount === 0;
    this.draw(plan);
  }

  /** @param {Plan} plan */
  draw(plan) {
    const { grid } = plan.mapping;
    const table = one(this.dialog, 'table');
    const differ = new Map(plan.differ.map(d => [d.name, d]));
    const concerned = (/** @type {Cell} */ cell) => plan.entries.has(cell.name) || plan.totals.has(cell.name);
    const columns = grid.columns();
    const body = document.createElement('tbody');
    const head = document.createElement('thead');
    if (grid.lines.length === 1) {
      for (const cell of grid.cells.filter(concerned)) {
        body.append(row(heading('row', this.findings.nameOf(cell.name)), [this.figure(plan, differ, cell)]));
      }
    } else {
      head.append(row(make('td'), columns.map(c => heading('col', this.columnLabels(grid, c)[0] ?? ''))));
      for (const line of grid.lines.filter(l => l.some(concerned))) {
        body.append(row(heading('row', this.findings.rowOf(line[0].name)), columns.map(c => {
          const cell = line.find(x => x.from === c);
          return cell ? this.figure(plan, differ, cell) : make('td');
        })));
      }
    }
    table.replaceChildren(...(head.childElementCount > 0 ? [head, body] : [body]));
  }

  /** @param {Plan} plan @param {Map<string, Differing>} differ @param {Cell} cell */
  figure(plan, differ, cell) {
    const td = document.createElement('td');
    const off = differ.get(cell.name);
    if (plan.entries.has(cell.name)) {
      td.textContent = plan.entries.get(cell.name) ?? '';
      td.className = td.textContent === cell.input.value ? 'paste-same' : 'paste-new';
    } else if (this.figures.isTotal(cell.name)) {
      td.textContent = off ? `${off.pasted} ≠ ${off.sum}` : write(plan.after.get(cell.name) ?? null);
      td.className = off ? 'paste-off' : 'paste-total';
    } else {
      td.textContent = cell.input.value;
      td.className = 'paste-same';
    }
    return td;
  }
}

/** @param {Element} first @param {Element[]} rest */
function row(first, rest) {
  const tr = document.createElement('tr');
  tr.append(first, ...rest);
  return tr;
}

/** @param {'row' | 'col'} scope @param {string} text */
function heading(scope, text) {
  const th = make('th', '', text);
  th.scope = scope;
  return th;
}

/** @param {Mapping} mapping @returns {Plan} */
function noPlan(mapping) {
  return { mapping, entries: new Map(), totals: new Map(), locked: 0, unreadable: [], nowhere: 0, differ: [], unmatched: mapping.unmatched ?? [], first: null, after: new Map() };
}
