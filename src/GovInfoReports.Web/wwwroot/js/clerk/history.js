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
