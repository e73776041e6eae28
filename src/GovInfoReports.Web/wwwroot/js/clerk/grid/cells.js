// The tables as lines of cells, the block of cells that is chosen in one, and where keys lead from a cell. Without page.

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

/**
 * The cell that an arrow, Home or End leads to; far to the edge of the table. Null where there is none, undefined for other keys.
 * @param {Cell} cell @param {string} key @param {boolean} isFar @returns {Cell | null | undefined}
 */
export function moved(cell, key, isFar) {
  const { grid } = cell;
  const line = grid.lines[cell.line];
  const at = line.indexOf(cell);
  switch (key) {
    case 'ArrowLeft':
      return isFar ? line[0] : line[at - 1] ?? null;
    case 'ArrowRight':
      return isFar ? last(line) : line[at + 1] ?? null;
    case 'ArrowUp':
      return isFar ? columnOf(cell)[0] : grid.at(cell.line - 1, cell.from);
    case 'ArrowDown':
      return isFar ? last(columnOf(cell)) : grid.at(cell.line + 1, cell.from);
    case 'Home':
      return isFar ? grid.cells[0] : line[0];
    case 'End':
      return isFar ? last(grid.cells) : last(line);
    default:
      return undefined;
  }
}

/**
 * Enter goes on to the next cell to fill in: below, or beside where the table has one line. From a total it goes where an arrow
 * goes. As in a spreadsheet, after some cells by Tab it goes on below the one where they began.
 * @param {Cell} cell @param {number} by 1 onward, -1 back. @param {Cell | null} began @param {(cell: Cell) => boolean} isOpen Whether a cell is to fill in.
 */
export function entered(cell, by, began, isOpen) {
  const { grid } = cell;
  const isLine = grid.lines.length === 1;
  const from = began && began.grid === grid && by > 0 && !isLine ? grid.at(cell.line, began.from) ?? cell : cell;
  if (!isLine && !isOpen(from)) {
    return grid.at(from.line + by, from.from) ?? from;
  }
  const next = (/** @type {number} */ i) => (isLine ? grid.cells[grid.cells.indexOf(from) + i] : grid.at(from.line + i, from.from));
  let step = by;
  for (let there = next(step); there; there = next(step)) {
    if (isOpen(there)) {
      return there;
    }
    step += by;
  }
  return from;
}

/**
 * The next cell to fill in, in the order of reading; null at the end of the table.
 * @param {Cell} cell @param {number} by @param {(cell: Cell) => boolean} isOpen
 */
export function tabbed(cell, by, isOpen) {
  const { cells } = cell.grid;
  const at = cells.indexOf(cell);
  return (by > 0 ? cells.slice(at + 1) : cells.slice(0, at).reverse()).find(isOpen) ?? null;
}

/** @param {Cell} cell */
function columnOf({ grid, from }) {
  return grid.lines.map((_, i) => grid.at(i, from)).filter(c => c !== null);
}

/**
 * @template T @param {T[]} items
 */
function last(items) {
  return items[items.length - 1];
}
