// What a person sets in the tables, one cell or many, as steps that can be taken back.

export class Changes {
  /** @param {HTMLFormElement} form @param {Figures} figures @param {() => Cell | null} here The cell one is in. */
  constructor(form, figures, here) {
    this.form = form;
    this.figures = figures;
    this.here = here;
    this.steps = new Steps();
    this.seen = new Map([...figures.inputs].map(([name, input]) => [name, input.value]));
    /** What stood in the cell before one came. */
    this.entered = '';
    /** @type {{ name: string, before: string, blank: string[] } | null} */
    this.typing = null;
    this.buttons();
  }

  /**
   * One came to a cell, or the store changed it.
   * @param {Cell} cell
   */
  see(cell) {
    this.entered = cell.input.value;
    this.seen.set(cell.name, this.entered);
  }

  /** @param {Cell} cell */
  isChanged(cell) {
    return cell.input.value !== this.entered;
  }

  /** @param {Cell} cell */
  typed(cell) {
    if (this.typing?.name !== cell.name) {
      this.settle();
      this.typing = { name: cell.name, before: this.seen.get(cell.name) ?? '', blank: this.blankTotals(cell.grid.code) };
    }
  }

  // What was typed into a cell becomes one step when one leaves it.
  settle() {
    if (this.typing) {
      const { name, before, blank } = this.typing;
      const after = this.input(name).value;
      this.seen.set(name, after);
      this.typing = null;
      this.steps.add({ cells: [{ name, before, after }], blank: this.filledSince(blank) });
      this.buttons();
    }
  }

  /**
   * Leaves what stood in the cell before one came.
   * @param {Cell} cell
   */
  giveUp(cell) {
    if (this.isChanged(cell)) {
      this.typing = null;
      this.put([[cell.name, this.entered]]);
    }
  }

  /**
   * Sets fields as one step. Gives how many were set, and how many are locked.
   * @param {[string, string][]} entries
   */
  set(entries) {
    this.settle();
    const open = this.openOf(entries);
    const changed = open.filter(([name, text]) => this.input(name).value !== text);
    const blank = changed.length > 0 ? this.blankTotals(changed[0][0].split('.')[0]) : [];
    const cells = changed.map(([name, after]) => ({ name, before: this.input(name).value, after }));
    this.put(changed);
    this.steps.add({ cells, blank: this.filledSince(blank) });
    this.buttons();
    return { changed: changed.length, locked: entries.length - open.length };
  }

  /**
   * Takes the last step back, or does it again. Gives the first field of it, how many were set and how many are locked; null where there is none.
   * @param {boolean} isBack
   */
  step(isBack) {
    this.settle();
    const entries = isBack ? this.steps.back() : this.steps.again();
    if (!entries) {
      return null;
    }
    const open = this.openOf(entries);
    this.put(open);
    this.buttons();
    return { first: entries[0][0], changed: open.length, locked: entries.length - open.length };
  }

  /** @param {[string, string][]} entries */
  put(entries) {
    for (const [name, text] of entries) {
      this.input(name).value = text;
      this.seen.set(name, text);
    }
    if (entries.length > 0) {
      this.form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: entries.map(([name]) => name) } }));
    }
    const here = this.here();
    if (here) {
      this.entered = here.input.value;
    }
  }

  buttons() {
    for (const button of this.form.querySelectorAll('button[data-step]')) {
      const isBack = button.dataset.step === 'back';
      button.disabled = (isBack ? this.steps.done : this.steps.undone).length === 0 && !(isBack && this.typing);
    }
  }

  /** @param {string} table */
  blankTotals(table) {
    const { edition, inputs, sheet } = this.figures;
    return [...edition.totals].filter(name => inputs.has(name) && name.startsWith(`${table}.`) && sheet.get(name) === null);
  }

  /** @param {string[]} blank */
  filledSince(blank) {
    return blank.filter(name => this.figures.sheet.get(name) !== null);
  }

  /** @param {[string, string][]} entries */
  openOf(entries) {
    return entries.filter(([name]) => !this.input(name).readOnly);
  }

  /** @param {string} name */
  input(name) {
    return /** @type {HTMLInputElement} */ (this.figures.inputs.get(name));
  }
}

// What was done to the figures since the page was opened, to take it back and do it again. A step is the fields a person set, with
// the text before and after; totals that followed are not part of it, except those that stood blank before.
export class Steps {
  constructor() {
    /** @type {Step[]} */
    this.done = [];
    /** @type {Step[]} */
    this.undone = [];
  }

  /**
   * Adds a step: { cells: [{ name, before, after }], blank: [names of totals that were blank] }.
   * @param {Step} step
   */
  add(step) {
    if (step.cells.some(c => c.before !== c.after)) {
      this.done.push(step);
      this.undone = [];
    }
  }

  /**
   * The fields to set to take the last step back, as [name, text], or null.
   * @returns {[string, string][] | null}
   */
  back() {
    const step = this.done.pop();
    if (!step) {
      return null;
    }
    this.undone.push(step);
    const own = new Set(step.cells.map(c => c.name));
    return [...step.cells.map(c => pair(c.name, c.before)), ...step.blank.filter(name => !own.has(name)).map(name => pair(name, ''))];
  }

  /**
   * The fields to set to do the last step taken back again, or null.
   * @returns {[string, string][] | null}
   */
  again() {
    const step = this.undone.pop();
    if (!step) {
      return null;
    }
    this.done.push(step);
    return step.cells.map(c => pair(c.name, c.after));
  }
}

/** @param {string} name @param {string} text @returns {[string, string]} */
function pair(name, text) {
  return [name, text];
}
