// Where keys lead to from a cell. Without page.

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
