// What is wrong with the report, while it is typed, without the page: one list. Equations that the form states, blank cells and
// what cannot be read are worked out here with every key, in the server's words; all other rules say what the server said last.

import { formatOf, sumOf, write } from './figures.js';
import { fill } from './words.js';

/** @type {Tier[]} */
const TIERS = ['Error', 'Query', 'Hint'];
const MARKED = 6; // cells that a finding marks at most; what speaks of more speaks of a whole table

export class Findings {
  /**
   * Over a prepared definition, the sheet, the names of the cells on the page, and unreadable(name): { problem, text } or null.
   * @param {Edition} form @param {Sheet} sheet @param {Iterable<string>} names @param {(name: string) => (Reading & { text: string }) | null} unreadable
   */
  constructor(form, sheet, names, unreadable) {
    this.form = form;
    this.sheet = sheet;
    this.here = new Set(names);
    this.unreadable = unreadable;
    /** @type {Map<number, { left: bigint | null, right: bigint | null }>} */
    this.sums = new Map();
    /** @type {Map<number, Finding | null>} Equations that do not hold; null until the sentence is needed. */
    this.broken = new Map();
    /** @type {Map<string, Finding>} */
    this.problems = new Map();
    /** @type {Map<string, Finding[]>} */
    this.blanks = new Map();
    this.tables = form.tables.filter(t => this.cellsOf(t).every(c => this.here.has(c)));
    this.ours = new Set(form.equations.map(e => e.rule));
    this.keys = new Map(form.equations.map((e, index) => [keyOf(e.rule, [...e.left, ...e.right]), index]));
    /** @type {Finding[]} */
    this.said = [];
    /** @type {Set<string>} */
    this.kept = new Set();
    /** @type {Set<number>} */
    this.covered = new Set();
    /** @type {Finding[] | null} */
    this.all = null;
    /** @type {Map<number, number[]>} */
    this.under = new Map();
    this.look();
  }

  /** Works everything out anew. */
  look() {
    for (let index = 0; index < this.form.equations.length; index++) {
      this.weigh(index);
    }
    this.problems.clear();
    for (const name of this.here) {
      this.read(name);
    }
    for (const table of this.tables) {
      this.blanks.set(table.code, this.blankOf(table));
    }
    this.all = null;
  }

  /**
   * Takes the server's list, which is about what the store has; differing names cells that the page shows otherwise.
   * @param {Said[]} said @param {string[]} differing
   */
  take(said, differing) {
    this.said = said.map(f => ({ ...f, order: this.orderOf(f.cells) }));
    this.kept = new Set(said.filter(f => !this.isLocal(f) || f.rule !== 'C2').map(f => f.id));
    this.cover();
    this.drop(new Set(differing));
    this.all = null;
  }

  /**
   * Cells were typed into, or followed. Returns the equations whose sums are others.
   * @param {Set<string>} names
   */
  touch(names) {
    this.all = null;
    const touched = [];
    const tables = new Set();
    const indexes = new Set();
    for (const name of names) {
      this.read(name);
      tables.add(name.slice(0, name.indexOf('.')));
      for (const index of this.form.usedBy.get(name) ?? []) {
        indexes.add(index);
      }
    }
    for (const index of indexes) {
      if (this.weigh(index)) {
        touched.push(index);
      }
    }
    for (const table of this.tables) {
      if (tables.has(table.code)) {
        this.blanks.set(table.code, this.blankOf(table));
      }
    }
    this.drop(names);
    return touched;
  }

  /**
   * Both sides of an equation: { left, right }, null where a part is blank.
   * @param {number} index
   */
  sumsOf(index) {
    return this.sums.get(index) ?? { left: null, right: null };
  }

  /** The one list: most serious first, then in the order of the form; findings under another follow it. */
  list() {
    this.all = this.all ?? this.arrange();
    return this.all;
  }

  /** How many there are of each tier. */
  tally() {
    const tally = { Error: 0, Query: 0, Hint: 0 };
    for (const finding of this.list()) {
      tally[finding.tier]++;
    }
    return tally;
  }

  /** How many have to be put right or explained before the report is submitted. */
  open() {
    return this.list().filter(f => f.tier === 'Error' || (f.tier === 'Query' && !f.explained)).length;
  }

  /**
   * A name that a person understands, row first.
   * @param {string} cell
   */
  nameOf(cell) {
    return `${this.rowOf(cell)}·${this.columnOf(cell)}`;
  }

  // ---- Equations ----

  /** @param {number} index */
  weigh(index) {
    const equation = this.form.equations[index];
    const left = sumOf(equation.left, this.sheet.now);
    const right = sumOf(equation.right, this.sheet.now);
    const before = this.sums.get(index);
    this.sums.set(index, { left, right });
    if (left === null || right === null || left === right) {
      this.broken.delete(index);
    } else {
      this.broken.set(index, null);
    }
    return !before || before.left !== left || before.right !== right || left === null || right === null;
  }

  /** @param {number} index */
  sentence(index) {
    const equation = this.form.equations[index];
    const { left, right } = this.sidesOf(index);
    const { words } = this.form;
    const line = equation.axis === 'Rows' ? fill(words.columnLine, this.columnOf(equation.left[0])) : fill(words.rowLine, this.rowOf(equation.left[0]));
    const member = (/** @type {string} */ cell) => (equation.axis === 'Rows' ? this.rowOf(cell) : this.columnOf(cell));
    const number = (/** @type {string} */ cell) => write(this.addend(cell));
    const gap = write(left > right ? left - right : right - left);
    if (!equation.isTotal) {
      const side = (/** @type {string[]} */ cells) => cells.map(c => `${member(c)} ${number(c)}`).join('＋');
      return fill(words.equationBalance, line, side(equation.left), write(left), side(equation.right), write(right), gap);
    }
    const parts = equation.right.filter(c => this.addend(c) !== 0n);
    const named = parts.length === 0 || parts.length > 6 ? '' : fill(words.partsInBrackets, parts.map(c => `${member(c)} ${number(c)}`).join('＋'));
    return fill(words.equationTotal, line, member(equation.left[0]), write(left), write(right), named, gap);
  }

  /** @param {number} index */
  brokenOne(index) {
    const known = this.broken.get(index);
    if (known) {
      known.under = null;
      return known;
    }
    const equation = this.form.equations[index];
    const cells = [...new Set([...equation.left, ...equation.right.filter(c => this.addend(c) !== 0n), ...equation.right])];
    const finding = this.finding(equation.rule, cells, this.sentence(index), equation.isTotal ? this.form.words.equationTotalAdvice : this.form.words.equationBalanceAdvice);
    this.broken.set(index, finding);
    return finding;
  }

  /** @param {number} index Of an equation that does not hold. */
  sidesOf(index) {
    return /** @type {{ left: bigint, right: bigint }} */ (this.sums.get(index));
  }

  // A total line repeats the mistake of the lines it sums: the same rule, broken there by the same amount.
  /** @param {number} index */
  linesUnder(index) {
    const lines = this.under.get(index) ?? this.linesOf(index);
    this.under.set(index, lines);
    return lines.filter(i => this.broken.has(i));
  }

  /** @param {number} index */
  linesOf(index) {
    const own = this.form.equations[index];
    const lineOf = (/** @type {string} */ cell) => cell.split('.')[own.axis === 'Rows' ? 2 : 1];
    const lines = new Set(this.form.equations
      .filter(e => e.isTotal && e.axis !== own.axis && e.table === own.table && lineOf(e.left[0]) === own.across)
      .flatMap(e => e.right.map(lineOf)));
    const memberOf = (/** @type {string} */ cell) => cell.split('.')[own.axis === 'Rows' ? 1 : 2];
    const same = (/** @type {Equation} */ e) => e !== own && e.rule === own.rule && e.axis === own.axis && e.table === own.table && memberOf(e.left[0]) === memberOf(own.left[0]);
    return this.form.equations.map((e, i) => (same(e) && lines.has(e.across) ? i : -1)).filter(i => i >= 0);
  }

  openEquations() {
    const open = [...this.broken.keys()].filter(i => !this.covered.has(i)).sort((a, b) => a - b);
    const found = new Map(open.map(i => [i, this.brokenOne(i)]));
    const gap = (/** @type {number} */ i) => this.sidesOf(i).left - this.sidesOf(i).right;
    for (const [index, finding] of found) {
      const below = this.linesUnder(index).filter(i => found.has(i)).sort((a, b) => a - b);
      if (below.length > 0 && below.reduce((sum, i) => sum + gap(i), 0n) === gap(index)) {
        const first = found.get(below[0]);
        finding.under = first?.under ?? first?.id ?? null;
      }
    }
    return [...found.values()];
  }

  /**
   * What is wrong with single cells: of an equation that the form states its cells, of a sum the total; what else was found, where it is
   * about few. Blank cells are not at fault yet.
   * @returns {{ id: string, tier: Tier, cells: string[], message: string }[]}
   */
  faults() {
    const equations = [...this.broken.keys()].sort((a, b) => a - b).map(index => {
      const { isTotal, left, right } = this.form.equations[index];
      return { id: `e${index}`, tier: /** @type {Tier} */ ('Error'), cells: isTotal ? [left[0]] : [...left, ...right], message: this.sentence(index) };
    });
    const others = this.said.flatMap((f, index) => {
      const isMarked = this.kept.has(f.id) && f.tier !== 'Hint' && !f.explained && f.rule !== 'C2' && f.rule !== 'A7' && !this.ours.has(f.rule);
      return isMarked && f.cells.length > 0 && f.cells.length <= MARKED ? [{ id: `f${index}`, tier: f.tier, cells: f.cells, message: f.message }] : [];
    });
    return [...equations, ...others];
  }

  // ---- Blank cells, as the server tells coherent gaps ----

  /** @param {TableOf} table */
  blankOf(table) {
    const cells = this.cellsOf(table);
    const blank = new Set(cells.filter(c => this.sheet.get(c) === null && !this.problems.has(c)));
    if (blank.size === 0) {
      return [];
    }
    const { words } = this.form;
    /** @type {Finding[]} */
    const found = [];
    const add = (/** @type {string[]} */ some, /** @type {string} */ message) => found.push(this.finding('C2', some, message, words.blankAdvice));
    if (blank.size === cells.length) {
      add(cells, fill(words.blankTable, table.heading, blank.size));
      return found;
    }
    for (const block of table.blocks) {
      this.blankRows(table, block, blank, add);
      for (const column of block.columns) {
        const some = block.rows.map(row => `${table.code}.${row}.${column}`).filter(c => blank.has(c));
        if (some.length === 1) {
          add(some, fill(words.blankCell, table.heading, this.nameOf(some[0])));
        } else if (some.length > 1) {
          add(some, fill(words.blankColumn, table.heading, this.columnOf(some[0]), some.length, this.rowOf(some[0]), this.rowOf(some[some.length - 1])));
        }
      }
    }
    return found;
  }

  /** @param {TableOf} table @param {TableOf['blocks'][number]} block @param {Set<string>} blank @param {(cells: string[], message: string) => void} add */
  blankRows(table, block, blank, add) {
    const { words } = this.form;
    const ofRow = (/** @type {string} */ row) => block.columns.map(column => `${table.code}.${row}.${column}`);
    /** @type {string[]} */
    let run = [];
    for (const row of [...block.rows, null]) {
      if (row !== null && ofRow(row).every(c => blank.has(c))) {
        run.push(row);
        continue;
      }
      if (run.length > 0 && block.columns.length > 1) {
        const cells = run.flatMap(ofRow);
        cells.forEach(c => blank.delete(c));
        const first = this.rowOf(cells[0]);
        add(cells, run.length === 1
          ? fill(words.blankRow, table.heading, first, cells.length)
          : fill(words.blankRows, table.heading, first, this.rowOf(cells[cells.length - 1]), run.length, cells.length));
      }
      run = [];
    }
  }

  // ---- What cannot be read ----

  /** @param {string} name */
  read(name) {
    const problem = this.here.has(name) ? this.unreadable(name) : null;
    if (!problem) {
      this.problems.delete(name);
      return;
    }
    const format = formatOf(this.form, name);
    const text = problem.text.length > 20 ? `${problem.text.slice(0, 20)}…` : problem.text;
    const values = problem.words ? [problem.words, format.unit] : problem.problem === 'precise' ? [format.scale] : [format.minimum, format.maximum];
    this.problems.set(name, this.finding('A7', [name], fill(this.form.words.unreadable[problem.problem ?? ''], this.nameOf(name), text, ...values), null));
  }

  // ---- What the server said ----

  /** @param {Said} finding */
  isLocal(finding) {
    const onPage = finding.cells.length > 0 && finding.cells.every(c => this.here.has(c));
    return onPage && (finding.rule === 'C2' || finding.rule === 'A7' || this.ours.has(finding.rule));
  }

  // What rests on a cell that has changed is worked out here until the server speaks again, with all that one slip explained.
  /** @param {Set<string>} names */
  drop(names) {
    const leads = new Set();
    for (const finding of this.said) {
      if (this.kept.has(finding.id) && this.isLocal(finding) && finding.cells.some(c => names.has(c))) {
        leads.add(finding.under ?? finding.id);
      }
    }
    if (leads.size > 0) {
      for (const finding of this.said) {
        if (this.isLocal(finding) && leads.has(finding.under ?? finding.id)) {
          this.kept.delete(finding.id);
        }
      }
      this.cover();
    }
  }

  cover() {
    this.covered = new Set();
    for (const finding of this.said) {
      const index = this.kept.has(finding.id) && this.ours.has(finding.rule) ? this.keys.get(keyOf(finding.rule, finding.cells)) : undefined;
      if (index !== undefined) {
        this.covered.add(index);
      }
    }
  }

  // ---- The list ----

  arrange() {
    const ours = [...this.openEquations(), ...this.problems.values(), ...[...this.blanks.values()].flat()];
    const kept = this.said.filter(f => this.kept.has(f.id));
    const ids = new Set([...ours, ...kept].map(f => f.id));
    /** @type {Map<string, Finding[]>} */
    const under = new Map();
    /** @type {Finding[]} */
    const leads = [];
    const rooted = (/** @type {Finding} */ finding) => {
      if (finding.under && ids.has(finding.under)) {
        under.set(finding.under, [...(under.get(finding.under) ?? []), finding]);
      } else {
        leads.push(finding);
      }
    };
    kept.forEach(rooted);
    const settled = leads.length;
    ours.forEach(rooted);
    const added = leads.splice(settled).sort((a, b) => this.before(a, b));
    for (const finding of added) {
      const at = leads.findIndex(f => f.cells.length > 0 ? this.before(finding, f) < 0 : TIERS.indexOf(f.tier) > TIERS.indexOf(finding.tier));
      leads.splice(at < 0 ? leads.length : at, 0, finding);
    }
    return leads.flatMap(lead => [lead, ...(under.get(lead.id) ?? [])]);
  }

  /** @param {Finding} a @param {Finding} b */
  before(a, b) {
    return TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || a.order - b.order || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
  }

  /** @param {string} rule @param {string[]} cells @param {string} message @param {string | null} advice @returns {Finding} */
  finding(rule, cells, message, advice) {
    return { id: `${rule}:${cells.join()}`, rule, tier: 'Error', message, advice, cells, section: null, words: null, under: null, explained: false, order: this.orderOf(cells) };
  }

  /** @param {string} cell */
  addend(cell) {
    const value = this.sheet.get(cell);
    return value === 'n/a' ? 0n : value;
  }

  /** @param {string[]} cells */
  orderOf(cells) {
    return cells.reduce((least, c) => Math.min(least, this.form.orderOf.get(c) ?? Infinity), Infinity);
  }

  /** @param {TableOf} table */
  cellsOf(table) {
    table.cells = table.cells ?? table.blocks.flatMap(b => b.rows.flatMap(row => b.columns.map(column => `${table.code}.${row}.${column}`)));
    return table.cells;
  }

  /** @param {string} cell */
  rowOf(cell) {
    return this.form.rows[cell.slice(0, cell.lastIndexOf('.'))].name;
  }

  /** @param {string} cell */
  columnOf(cell) {
    const [table, , column] = cell.split('.');
    return this.form.columns[`${table}.${column}`].name;
  }
}

/** @param {string} rule @param {string[]} cells */
function keyOf(rule, cells) {
  return `${rule}|${[...new Set(cells)].sort().join()}`;
}
