// The tables as lines of cells, and the block of cells that is chosen in one. Without page.

export class Grid {
  /** @param {HTMLTableElement} table @param {Pick<Cell, 'input' | 'td' | 'name' | 'from' | 'to'>[][]} lines */
  constructor(table, lines) {
    this.table = table;
    /** @type {Cell[][]} */
    this.lines = lines.map((line, i) => line.map(cell => ({ ...cell, grid: this, line: i })));
    this.cells = this.lines.flat();
    this.code = this.cells[0].name.split('.')[0];
  }

  /**
   * The cell at a place, where there is one; it may be wider than its column.
   * @param {number} line @param {number} column
   */
  at(line, column) {
    return (this.lines[line] ?? []).find(c => c.from <= column && column <= c.to) ?? null;
  }

  /** The columns that cells begin in, from the left. */
  columns() {
    return [...new Set(this.cells.map(c => c.from))].sort((a, b) => a - b);
  }
}

/** Where one is: the cell with the focus, and the block from there, or from another corner, to the head. */
export class Selection {
  constructor() {
    /** @type {Cell | null} */
    this.here = null;
    /** @type {Cell | null} Where the block begins if not here: the whole table was chosen. */
    this.corner = null;
    /** @type {Cell | null} */
    this.head = null;
  }

  /** @param {Cell | null} cell */
  collapse(cell) {
    this.here = cell;
    this.corner = null;
    this.head = cell;
  }

  /** @param {Cell} head */
  extend(head) {
    this.corner = null;
    this.head = head;
  }

  // As in a spreadsheet the cell stays where it is: what is typed next goes there.
  /** @param {Grid} grid */
  all({ cells }) {
    [this.corner, this.head] = [cells[0], cells[cells.length - 1]];
  }

  /** The cells of the block, line by line; none where one cell is all. */
  cells() {
    return this.rows().flat();
  }

  /** How many lines and columns the block has. */
  extent() {
    const rows = this.rows();
    return { lines: rows.length, columns: Math.max(0, ...rows.map(row => row.length)) };
  }

  /** The cell at the upper left of the block. */
  first() {
    const { here, corner, head } = this;
    const start = corner ?? here;
    return here && start && head ? here.grid.at(Math.min(start.line, head.line), Math.min(start.from, head.from)) ?? here : here;
  }

  rows() {
    const { here, head } = this;
    const start = this.corner ?? here;
    if (!here || !head || !start || start === head) {
      return [];
    }
    const [left, right] = [Math.min(start.from, head.from), Math.max(start.to, head.to)];
    const [top, bottom] = [Math.min(start.line, head.line), Math.max(start.line, head.line)];
    return here.grid.lines.slice(top, bottom + 1).map(line => line.filter(c => c.to >= left && c.from <= right));
  }
}

/**
 * The texts of cells as rows for a clipboard.
 * @param {Cell[]} cells
 */
export function textsOf(cells) {
  const first = Math.min(...cells.map(c => c.from));
  const last = Math.max(...cells.map(c => c.to));
  const { grid } = cells[0];
  // A column that only cells beginning elsewhere cover would be an empty one.
  const columns = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(column => cells.some(c => c.from === column));
  return [...new Set(cells.map(c => c.line))].map(line => columns.map(column => {
    const cell = grid.at(line, column);
    return cell && cell.from === column ? cell.input.value : '';
  }));
}
