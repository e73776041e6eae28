// The tables of the entry form as a grid: keys as in a spreadsheet, blocks of cells, the clipboard, filling with 0, and taking
// back. The tables stay tables of labelled fields; who uses none of this still fills them in.

import { rowsOf, tableRows, written } from './clipboard.js';
import { fill } from './findings.js';
import { Steps } from './history.js';
import { start as startPasting } from './pasting.js';

/** Starts the grid over the figures that live.js follows. */
export function start(form, figures) {
  const { inputs, ledger, isTotal } = figures;
  const parts = document.getElementById('grid-parts');
  const say = (key, ...values) => fill(parts.dataset[`say${key}`], ...values);
  const said = document.getElementById('grid-said');
  const grids = [...form.querySelectorAll('table.entry')].map(gridOf);
  const cellOf = new Map(grids.flatMap(g => g.cells.map(c => [c.input, c])));
  const seen = new Map([...inputs].map(([name, input]) => [name, input.value]));
  const steps = new Steps();
  const pasting = startPasting(parts, figures);

  // Where one is: the cell with the focus, where the block begins if not there (the whole table was chosen), its other corner, whether keys move a caret, and what stood there before.
  let here = null;
  let lastCell = null;
  let corner = null;
  let head = null;
  let editing = false;
  let entered = null;
  let typing = null;
  let dragging = false;
  let pressedAt = null;
  let lastTouch = false;
  let run = null;
  let marked = [];
  let blockCells = [];

  for (const element of form.querySelectorAll('[data-needs-script]')) {
    element.hidden = false;
  }
  form.addEventListener('focusin', arrived);
  // What belongs in a cell can then be read also when the line is down.
  form.addEventListener('focusin', () => import('./cellinfo.js').catch(() => {}), { once: true });
  form.addEventListener('focusout', left);
  form.addEventListener('input', typed, true);
  form.addEventListener('beforeinput', e => {
    if (cellOf.has(e.target) && (e.inputType === 'historyUndo' || e.inputType === 'historyRedo')) {
      e.preventDefault();
      step(e.inputType === 'historyUndo');
    }
  });
  form.addEventListener('keydown', pressed);
  document.addEventListener('keydown', elsewhere);
  form.addEventListener('pointerdown', e => {
    lastTouch = e.pointerType === 'touch';
    pressedAt = [e.clientX, e.clientY];
  });
  form.addEventListener('mousedown', grabbed);
  form.addEventListener('mouseover', dragged);
  for (const end of ['mouseup', 'pointercancel']) {
    document.addEventListener(end, released);
  }
  // What a cell has selected of itself is not to be carried away by the mouse; cells are selected instead.
  form.addEventListener('dragstart', e => cellOf.has(e.target) && e.preventDefault());
  form.addEventListener('click', clicked);
  form.addEventListener('dblclick', e => {
    if (cellOf.get(e.target) === here && here) {
      editing = true;
    }
  });
  // What somebody else entered meanwhile is what Escape leaves.
  form.addEventListener('entry:stored', () => {
    if (here && !typing) {
      entered = here.input.value;
      seen.set(here.name, entered);
    }
  });
  form.addEventListener('copy', e => take(e, false));
  form.addEventListener('cut', e => take(e, true));
  form.addEventListener('paste', brought);
  buttons();
  if (cellOf.has(document.activeElement)) {
    arrived({ target: document.activeElement });
  }

  // ---- The tables as lines of cells ----

  function gridOf(table) {
    const laid = tableRows(table);
    const grid = { table, code: null, lines: [], cells: [] };
    for (const row of laid) {
      const line = [];
      row.forEach((slot, column) => {
        const input = slot.origin && slot.cell.querySelector('input[name]');
        if (input && inputs.has(input.name)) {
          line.push({ grid, input, td: slot.cell, name: input.name, line: grid.lines.length, from: column, to: column + slot.cell.colSpan - 1 });
        }
      });
      if (line.length > 0) {
        grid.lines.push(line);
        grid.cells.push(...line);
      }
    }
    grid.code = grid.cells[0].name.split('.')[0];
    grid.first = Math.min(...grid.cells.map(c => c.from));
    grid.last = Math.max(...grid.cells.map(c => c.to));
    grid.at = (line, column) => (grid.lines[line] ?? []).find(c => c.from <= column && column <= c.to) ?? null;
    return grid;
  }

  // ---- Arriving and leaving ----

  function arrived(e) {
    const cell = cellOf.get(e.target) ?? null;
    if (!cell) {
      if (!dragging) {
        collapse(null);
      }
      run = null;
      return;
    }
    if (cell !== here) {
      collapse(cell);
    }
    lastCell = cell;
    editing = false;
    entered = cell.input.value;
    seen.set(cell.name, entered);
    cell.input.select();
    point(cell);
    // A table that scrolls by itself shows its headers only as far as it is in the window. Under a finger nothing is to move.
    const box = cell.grid.table.parentElement;
    if (!pressedAt && box.scrollHeight > box.clientHeight + 1) {
      box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  function left(e) {
    if (cellOf.has(e.target)) {
      settle();
      editing = false;
      // What is wrong with the cell that was left stands beside it; who does not see it hears it.
      said.textContent = document.getElementById(`${e.target.id}-error`)?.textContent ?? '';
    }
  }

  // The headers of the cell one is in are marked, down its column and along its row.
  function point(cell) {
    const headers = (cell.td.getAttribute('headers') ?? '').split(' ').map(id => document.getElementById(id)).filter(Boolean);
    for (const header of marked) {
      if (!headers.includes(header)) {
        header.classList.remove('is-here');
      }
    }
    headers.forEach(h => h.classList.add('is-here'));
    marked = headers;
  }

  function go(cell, extend) {
    if (!cell) {
      return;
    }
    if (extend) {
      corner = null;
      head = cell;
      showBlock();
      cell.td.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return;
    }
    collapse(cell);
    cell.input.focus({ preventScroll: true });
    cell.input.select();
    cell.input.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function collapse(cell) {
    here = cell;
    corner = null;
    head = cell;
    showBlock();
  }

  function showBlock() {
    const cells = here && head && (corner || here) !== head ? block() : [];
    for (const cell of blockCells) {
      if (!cells.includes(cell)) {
        cell.td.classList.remove('is-selected');
      }
    }
    cells.forEach(c => c.td.classList.add('is-selected'));
    if (cells.length > 0) {
      const { lines, columns } = extent();
      said.textContent = say('Selected', lines, columns);
    } else if (blockCells.length > 0) {
      said.textContent = '';
    }
    blockCells = cells;
  }

  function corners() {
    const start = corner || here;
    return {
      top: Math.min(start.line, head.line),
      bottom: Math.max(start.line, head.line),
      left: Math.min(start.from, head.from),
      right: Math.max(start.to, head.to),
    };
  }

  function extent() {
    const { top, bottom, left: first, right } = corners();
    const widths = here.grid.lines.slice(top, bottom + 1).map(line => line.filter(c => c.to >= first && c.from <= right).length);
    return { lines: bottom - top + 1, columns: Math.max(...widths) };
  }

  function block() {
    const { top, bottom, left: first, right } = corners();
    return here.grid.lines.slice(top, bottom + 1).flatMap(line => line.filter(c => c.to >= first && c.from <= right));
  }

  // ---- Keys ----

  function pressed(e) {
    const cell = cellOf.get(e.target);
    if (!cell || e.isComposing || e.keyCode === 229) {
      return;
    }
    const control = (e.ctrlKey || e.metaKey) && !e.altKey;
    if (e.altKey) {
      if (e.code === 'Slash') {
        e.preventDefault();
        inform(cell);
      }
      return;
    }
    const act = control ? withControl(e, cell) : plainKey(e, cell);
    if (act) {
      e.preventDefault();
      act();
    }
    if (/^(Arrow|Home|End|Page)/.test(e.key)) {
      run = null;
    }
  }

  function withControl(e, cell) {
    const { grid } = cell;
    const extend = e.shiftKey;
    switch (e.key) {
      case 'z':
      case 'Z':
        return () => step(!e.shiftKey);
      case 'y':
      case 'Y':
        return () => step(false);
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'ArrowUp':
      case 'ArrowDown':
        return editing ? null : () => go(edgeOf(extend && head ? head : cell, e.key), extend);
      case 'Home':
        return editing ? null : () => go(grid.cells[0], extend);
      case 'End':
        return editing ? null : () => go(grid.cells[grid.cells.length - 1], extend);
      case 'a':
      case 'A':
        return editing ? null : () => {
          // As in a spreadsheet the cell stays where it is: what is typed next goes there.
          corner = grid.cells[0];
          head = grid.cells[grid.cells.length - 1];
          showBlock();
        };
      default:
        return null;
    }
  }

  function plainKey(e, cell) {
    const from = e.shiftKey && head ? head : cell;
    switch (e.key) {
      case 'Enter':
        return () => enter(cell, e.shiftKey ? -1 : 1);
      case 'Tab':
        return tabbed(e, cell);
      case 'F2':
        return () => edit(cell);
      case 'F1':
        return () => inform(cell);
      case 'Escape':
        return blockCells.length > 0 || editing || cell.input.value !== entered ? () => giveUp(cell) : closePanels();
      case 'Delete':
      case 'Backspace':
        return blockCells.length > 0 ? () => clear(blockCells) : null;
      default:
        return editing ? null : arrow(e, from);
    }
  }

  function arrow(e, from) {
    switch (e.key) {
      case 'ArrowLeft':
        return () => go(beside(from, -1), e.shiftKey);
      case 'ArrowRight':
        return () => go(beside(from, 1), e.shiftKey);
      case 'ArrowUp':
        return () => go(from.grid.at(from.line - 1, from.from), e.shiftKey);
      case 'ArrowDown':
        return () => go(from.grid.at(from.line + 1, from.from), e.shiftKey);
      case 'Home':
        return () => go(from.grid.lines[from.line][0], e.shiftKey);
      case 'End':
        return () => go(from.grid.lines[from.line][from.grid.lines[from.line].length - 1], e.shiftKey);
      default:
        return null;
    }
  }

  function beside(cell, by) {
    const line = cell.grid.lines[cell.line];
    return line[line.indexOf(cell) + by] ?? null;
  }

  function edgeOf(cell, key) {
    const line = cell.grid.lines[cell.line];
    switch (key) {
      case 'ArrowLeft':
        return line[0];
      case 'ArrowRight':
        return line[line.length - 1];
      default: {
        const column = cell.grid.lines.map((_, i) => cell.grid.at(i, cell.from)).filter(Boolean);
        return column[key === 'ArrowUp' ? 0 : column.length - 1];
      }
    }
  }

  // As in a spreadsheet, Enter after some cells by Tab goes on below the one where they began.
  function enter(cell, by) {
    const began = run && run.grid === cell.grid && by > 0 && cell.grid.lines.length > 1 ? cell.grid.at(cell.line, run.from) : null;
    run = null;
    go(onward(began ?? cell, by), false);
  }

  // Enter goes on to the next cell to fill in: below, or beside where the table has one line. From a total it goes where an arrow goes.
  function onward(cell, by) {
    const { grid } = cell;
    if (grid.lines.length > 1 && !isOpen(cell)) {
      return grid.at(cell.line + by, cell.from) ?? cell;
    }
    for (let i = 1; i < Math.max(grid.lines.length, grid.cells.length); i++) {
      const next = grid.lines.length === 1 ? grid.cells[cell.grid.cells.indexOf(cell) + i * by] : grid.at(cell.line + i * by, cell.from);
      if (!next || isOpen(next)) {
        return next ?? cell;
      }
    }
    return cell;
  }

  function isOpen(cell) {
    return !cell.input.readOnly && !isTotal(cell.name);
  }

  function tabbed(e, cell) {
    const { cells } = cell.grid;
    // A total that does not add up has a button behind it, which Tab reaches as ever.
    if (!e.shiftKey && [...cell.td.querySelectorAll('button')].some(b => !b.closest('[hidden]'))) {
      return null;
    }
    const by = e.shiftKey ? -1 : 1;
    for (let i = cells.indexOf(cell) + by; i >= 0 && i < cells.length; i += by) {
      if (isOpen(cells[i])) {
        return () => {
          run = e.shiftKey ? null : run ?? cell;
          go(cells[i], false);
        };
      }
    }
    // At the end of the table the browser goes on, from the last field.
    const last = cells[e.shiftKey ? 0 : cells.length - 1];
    if (last !== cell) {
      last.input.focus({ preventScroll: true });
    }
    return null;
  }

  function edit(cell) {
    collapse(cell);
    editing = true;
    const { length } = cell.input.value;
    cell.input.setSelectionRange(length, length);
  }

  function giveUp(cell) {
    if (cell.input.value !== entered) {
      typing = null;
      put([[cell.name, entered]]);
    }
    editing = false;
    collapse(cell);
    cell.input.select();
  }

  function closePanels() {
    const open = [...document.querySelectorAll('.side-panel')].filter(p => !p.hidden);
    return open.length > 0 ? () => open.forEach(p => p.querySelector('[data-close]').click()) : null;
  }

  function inform(cell) {
    import('./cellinfo.js').then(info => info.open(form, figures, parts, cell.input));
  }

  // Taking back works beside the cells too, as after a press of 其余填 0; texts keep the browser's own.
  function elsewhere(e) {
    if (e.defaultPrevented || !(e.ctrlKey || e.metaKey) || e.altKey || cellOf.has(e.target) || e.target.closest('textarea, input, select, dialog, [contenteditable]')) {
      return;
    }
    const key = e.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      e.preventDefault();
      step(key === 'z' && !e.shiftKey);
    }
  }

  // ---- The mouse ----

  function grabbed(e) {
    const td = e.button === 0 && e.target.closest('.entry-cell');
    const cell = td && cellOf.get(td.querySelector('input[name]'));
    if (!cell || e.target.closest('button, a, summary') || lastTouch) {
      return;
    }
    if (e.shiftKey && here && here.grid === cell.grid) {
      e.preventDefault();
      go(cell, true);
      return;
    }
    run = null;
    if (document.activeElement === cell.input && e.target === cell.input && (editing || e.detail > 1 || cell.input.value !== entered)) {
      // Who is typing, or presses twice, puts the caret.
      editing = true;
      collapse(cell);
      dragging = true;
      return;
    }
    e.preventDefault();
    go(cell, false);
    dragging = true;
  }

  function released() {
    dragging = false;
    pressedAt = null;
  }

  function dragged(e) {
    // The table may move under a mouse that does not.
    const isMoved = pressedAt && Math.abs(e.clientX - pressedAt[0]) + Math.abs(e.clientY - pressedAt[1]) > 4;
    const td = dragging && isMoved && here && e.target.closest('.entry-cell');
    const cell = td && cellOf.get(td.querySelector('input[name]'));
    if (cell && cell.grid === here.grid && cell !== head) {
      editing = false;
      corner = null;
      head = cell;
      showBlock();
    }
  }

  // ---- What is typed ----

  function typed(e) {
    const cell = cellOf.get(e.target);
    if (!cell) {
      return;
    }
    if (blockCells.length > 0) {
      collapse(cell);
    }
    if (!typing || typing.name !== cell.name) {
      settle();
      typing = { name: cell.name, before: seen.get(cell.name), blank: blankTotals(cell.grid.code) };
    }
  }

  // What was typed into a cell becomes one step when one leaves it.
  function settle() {
    if (typing) {
      const { name, before, blank } = typing;
      const after = inputs.get(name).value;
      seen.set(name, after);
      typing = null;
      steps.add({ cells: [{ name, before, after }], blank: filledSince(blank) });
      buttons();
    }
  }

  function blankTotals(table) {
    return [...figures.edition.totals].filter(name => inputs.has(name) && name.startsWith(`${table}.`) && ledger.get(name) === null);
  }

  function filledSince(blank) {
    return blank.filter(name => ledger.get(name) !== null);
  }

  // ---- Many cells at once ----

  /** Sets fields as one step. Gives how many were set, and how many are locked. */
  function set(entries) {
    settle();
    const open = entries.filter(([name]) => !inputs.get(name).readOnly);
    const changed = open.filter(([name, text]) => inputs.get(name).value !== text);
    const blank = changed.length > 0 ? blankTotals(changed[0][0].split('.')[0]) : [];
    const cells = changed.map(([name, after]) => ({ name, before: inputs.get(name).value, after }));
    put(changed);
    steps.add({ cells, blank: filledSince(blank) });
    buttons();
    return { changed: changed.length, locked: entries.length - open.length };
  }

  function put(entries) {
    for (const [name, text] of entries) {
      inputs.get(name).value = text;
      seen.set(name, text);
    }
    if (entries.length > 0) {
      form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: entries.map(([name]) => name) } }));
    }
    if (here) {
      entered = here.input.value;
    }
  }

  function step(isBack) {
    settle();
    const entries = isBack ? steps.back() : steps.again();
    if (!entries) {
      tell(null, say(isBack ? 'NoBack' : 'NoAgain'));
      return;
    }
    const open = entries.filter(([name]) => !inputs.get(name).readOnly);
    put(open);
    buttons();
    const first = cellOf.get(inputs.get(entries[0][0]));
    go(first, false);
    tell(first, [say(isBack ? 'Back' : 'Again', open.length), entries.length > open.length ? say('Locked', entries.length - open.length) : ''].join(''));
  }

  function buttons() {
    for (const button of form.querySelectorAll('[data-step]')) {
      button.disabled = (button.dataset.step === 'back' ? steps.done : steps.undone).length === 0 && !(button.dataset.step === 'back' && typing);
    }
  }

  function clear(cells) {
    const { changed, locked } = set(cells.map(c => [c.name, '']));
    tell(cells[0], [say('Cleared', changed), locked > 0 ? say('Locked', locked) : ''].join(''));
  }

  function clicked(e) {
    const cell = cellOf.get(e.target);
    if (cell && lastTouch && !editing && cell.input.value === entered) {
      cell.input.select();
    }
    const button = e.target.closest('button');
    if (!button) {
      return;
    }
    const [verb, argument] = (button.value ?? '').split(':');
    if (verb === 'zeros') {
      e.preventDefault();
      zeros(argument);
    } else if (verb === 'adopt') {
      e.preventDefault();
      adopt(argument);
    } else if (button.dataset.step) {
      step(button.dataset.step === 'back');
    } else if (button.dataset.info) {
      inform(lastCell && lastCell.grid.code === button.dataset.info ? lastCell : grids.find(g => g.code === button.dataset.info).cells[0]);
    }
  }

  function zeros(table) {
    const cells = grids.find(g => g.code === table).cells.filter(c => !isTotal(c.name) && c.input.value.trim() === '');
    const { changed } = set(cells.map(c => [c.name, '0']));
    tell(cells[0] ?? grids.find(g => g.code === table).cells[0], changed > 0 ? say('Filled', changed) : say('Nothing'));
  }

  function adopt(name) {
    const sum = figures.sumFor(name);
    if (sum !== null) {
      set([[name, sum]]);
      go(cellOf.get(inputs.get(name)), false);
    }
  }

  // ---- The clipboard ----

  function isCellCommand(e) {
    const cell = cellOf.get(e.target) ?? (here && blockCells.length > 0 && !e.target.closest('input, textarea') ? here : null);
    return cell && !(editing && blockCells.length === 0) ? cell : null;
  }

  function take(e, isCut) {
    const cell = isCellCommand(e);
    const { selectionStart: from, selectionEnd: to, value } = cell?.input ?? {};
    if (!cell || (blockCells.length === 0 && !(from === 0 && to === value.length))) {
      return;
    }
    const cells = blockCells.length > 0 ? blockCells : [cell];
    const { text, html } = written(blockRows(cells));
    e.clipboardData.setData('text/plain', text);
    e.clipboardData.setData('text/html', html);
    e.preventDefault();
    if (isCut) {
      clear(cells);
    } else {
      tell(cell, say('Copied', cells.length));
    }
  }

  function blockRows(cells) {
    const first = Math.min(...cells.map(c => c.from));
    const last = Math.max(...cells.map(c => c.to));
    const lines = [...new Set(cells.map(c => c.line))];
    const { grid } = cells[0];
    // A column that only cells beginning elsewhere cover would be an empty one.
    const columns = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(column => cells.some(c => c.from === column));
    return lines.map(line => columns.map(column => {
      const cell = grid.at(line, column);
      return cell && cell.from === column ? cell.input.value : '';
    }));
  }

  function brought(e) {
    const cell = isCellCommand(e);
    const { clipboardData } = e;
    const rows = cellOf.has(e.target) || cell ? rowsOf(clipboardData.getData('text/html'), clipboardData.getData('text/plain')) : [];
    const at = cell ?? cellOf.get(e.target);
    const isOne = rows.length === 1 && rows[0].length === 1;
    if (!at || rows.length === 0 || (isOne && !cell)) {
      return;
    }
    e.preventDefault();
    settle();
    const target = blockCells.length > 0 ? topLeft() : at;
    pasting.paste({
      rows,
      grids,
      target,
      only: blockCells.length > 1 && isOne ? blockCells : null,
      done: (entries, remarks, first) => {
        const { changed } = set(entries);
        const cellThere = cellOf.get(inputs.get(entries[0]?.[0])) ?? first ?? target;
        go(first ?? target, false);
        tell(cellThere, [say('Pasted', entries.length, changed), ...remarks].join(''));
      },
      nothing: text => tell(target, text),
      back: () => go(target, false),
    });
  }

  function topLeft() {
    const { top, left: first } = corners();
    return here.grid.at(top, first) ?? here;
  }

  function tell(cell, text) {
    const code = (cell ?? here ?? lastCell ?? grids[0].cells[0]).grid.code;
    const place = form.querySelector(`[data-zeros-said="${code}"]`);
    if (place) {
      place.textContent = text;
    }
  }
}
