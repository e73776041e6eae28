// The tables of the entry form as a grid: keys as in a spreadsheet, blocks of cells, the clipboard, filling with 0, and taking
// back. The tables stay tables of labelled fields; who uses none of this still fills them in.

import { rowsOf, tableRows, written } from './clipboard.js';
import { entered, Grid, moved, Selection, tabbed, textsOf } from './grid/cells.js';
import { Changes } from './grid/changes.js';
import { start as startPasting } from './pasting.js';
import { byId, sayer } from './words.js';

/**
 * Starts the grid over the figures that live.js follows.
 * @param {HTMLFormElement} form @param {Figures} figures
 */
export function start(form, figures) {
  const table = new Tables(form, figures, byId('grid-parts'));
  for (const element of form.querySelectorAll('[data-needs-script]')) {
    element.hidden = false;
  }
  table.listen();
  table.listenToKeys();
  table.listenToMouse();
  const cell = table.cellOf.get(/** @type {HTMLInputElement} */ (document.activeElement));
  if (cell) {
    table.arrived(cell);
  }
}

class Tables {
  /** @param {HTMLFormElement} form @param {Figures} figures @param {HTMLElement} parts */
  constructor(form, figures, parts) {
    this.form = form;
    this.figures = figures;
    this.parts = parts;
    this.say = sayer(parts.dataset);
    this.said = byId('grid-said');
    this.grids = [...form.querySelectorAll('table.entry')].map(table => gridOf(table, figures.inputs));
    this.cellOf = new Map(this.grids.flatMap(g => g.cells.map(c => [c.input, c])));
    this.selection = new Selection();
    this.changes = new Changes(form, figures, () => this.selection.here);
    this.pasting = startPasting(parts, figures);
    /** @type {Cell | null} */
    this.lastCell = null;
    /** Whether keys move a caret in the cell. */
    this.editing = false;
    this.dragging = false;
    /** @type {[number, number] | null} */
    this.pressedAt = null;
    this.lastTouch = false;
    /** @type {Cell | null} Where going on by Tab began. */
    this.run = null;
    /** @type {Element[]} */
    this.marked = [];
    /** @type {Cell[]} */
    this.block = [];
  }

  listen() {
    const { form, cellOf, selection, changes } = this;
    form.addEventListener('focusin', e => this.arrived(cellOf.get(e.target) ?? null));
    // What belongs in a cell can then be read also when the line is down.
    form.addEventListener('focusin', () => import('./cellinfo.js').catch(() => {}), { once: true });
    form.addEventListener('focusout', e => cellOf.has(e.target) && this.left(e.target));
    form.addEventListener('input', e => this.typed(cellOf.get(e.target)), true);
    form.addEventListener('beforeinput', e => {
      if (cellOf.has(e.target) && (e.inputType === 'historyUndo' || e.inputType === 'historyRedo')) {
        e.preventDefault();
        this.step(e.inputType === 'historyUndo');
      }
    });
    // What somebody else entered meanwhile is what Escape leaves.
    form.addEventListener('entry:stored', () => {
      if (selection.here && !changes.typing) {
        changes.see(selection.here);
      }
    });
    form.addEventListener('copy', e => this.take(e, false));
    form.addEventListener('cut', e => this.take(e, true));
    form.addEventListener('paste', e => this.brought(e));
  }

  // ---- Arriving and leaving ----

  /** @param {Cell | null} cell */
  arrived(cell) {
    if (!cell) {
      if (!this.dragging) {
        this.collapse(null);
      }
      this.run = null;
      return;
    }
    if (cell !== this.selection.here) {
      this.collapse(cell);
    }
    this.lastCell = cell;
    this.editing = false;
    this.changes.see(cell);
    cell.input.select();
    this.point(cell);
    // A table that scrolls by itself shows its headers only as far as it is in the window. Under a finger nothing is to move.
    const box = cell.grid.table.parentElement;
    if (box && !this.pressedAt && box.scrollHeight > box.clientHeight + 1) {
      box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  /** @param {HTMLInputElement} input */
  left(input) {
    this.changes.settle();
    this.editing = false;
    // What is wrong with the cell that was left stands beside it; who does not see it hears it.
    this.said.textContent = document.getElementById(`${input.id}-error`)?.textContent ?? '';
  }

  // The headers of the cell one is in are marked, down its column and along its row.
  /** @param {Cell} cell */
  point(cell) {
    const headers = (cell.td.getAttribute('headers') ?? '').split(' ').map(id => document.getElementById(id)).filter(h => h !== null);
    this.marked.filter(h => !headers.includes(/** @type {HTMLElement} */ (h))).forEach(h => h.classList.remove('is-here'));
    headers.forEach(h => h.classList.add('is-here'));
    this.marked = headers;
  }

  /** @param {Cell | null | undefined} cell @param {boolean} extend */
  go(cell, extend) {
    if (cell && extend) {
      this.selection.extend(cell);
      this.showBlock();
      cell.td.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (cell) {
      this.collapse(cell);
      cell.input.focus({ preventScroll: true });
      cell.input.select();
      cell.input.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  /** @param {Cell | null} cell */
  collapse(cell) {
    this.selection.collapse(cell);
    this.showBlock();
  }

  showBlock() {
    const cells = this.selection.cells();
    this.block.filter(c => !cells.includes(c)).forEach(c => c.td.classList.remove('is-selected'));
    cells.forEach(c => c.td.classList.add('is-selected'));
    if (cells.length > 0) {
      const { lines, columns } = this.selection.extent();
      this.said.textContent = this.say('Selected', lines, columns);
    } else if (this.block.length > 0) {
      this.said.textContent = '';
    }
    this.block = cells;
  }

  // ---- Keys ----

  listenToKeys() {
    this.form.addEventListener('keydown', e => {
      const cell = this.cellOf.get(e.target);
      if (!cell || e.isComposing || e.keyCode === 229) {
        return;
      }
      const act = this.actOf(e, cell);
      if (act) {
        e.preventDefault();
        act();
      }
      if (!e.altKey && /^(Arrow|Home|End|Page)/.test(e.key)) {
        this.run = null;
      }
    });
    // Taking back works beside the cells too, as after a press of 其余填 0; texts keep the browser's own.
    document.addEventListener('keydown', e => {
      const isCommand = (e.ctrlKey || e.metaKey) && !e.altKey && !e.defaultPrevented;
      if (isCommand && /^[zy]$/i.test(e.key) && !this.cellOf.has(e.target) && !e.target.closest('textarea, input, select, dialog, [contenteditable]')) {
        e.preventDefault();
        this.step(/z/i.test(e.key) && !e.shiftKey);
      }
    });
  }

  /**
   * What a key does in a cell; null where that is the browser's.
   * @param {KeyboardEvent} e @param {Cell} cell @returns {(() => void) | null}
   */
  actOf(e, cell) {
    if (e.altKey) {
      return e.code === 'Slash' ? () => this.inform(cell) : null;
    }
    const isControl = e.ctrlKey || e.metaKey;
    const own = isControl ? this.withControl(e, cell) : this.plainKey(e, cell);
    if (own !== undefined || this.editing) {
      return own ?? null;
    }
    const to = moved((e.shiftKey && this.selection.head) || cell, e.key, isControl);
    return to === undefined ? null : () => this.go(to, e.shiftKey);
  }

  /** @param {KeyboardEvent} e @param {Cell} cell */
  withControl({ key, shiftKey }, { grid }) {
    switch (key.toLowerCase()) {
      case 'z':
        return () => this.step(!shiftKey);
      case 'y':
        return () => this.step(false);
      case 'a':
        return this.editing ? null : () => {
          this.selection.all(grid);
          this.showBlock();
        };
      default:
        return undefined;
    }
  }

  /** @param {KeyboardEvent} e @param {Cell} cell */
  plainKey(e, cell) {
    switch (e.key) {
      case 'Enter':
        return () => this.enter(cell, e.shiftKey ? -1 : 1);
      case 'Tab':
        return this.tabbed(cell, e.shiftKey);
      case 'F2':
        return () => this.edit(cell);
      case 'F1':
        return () => this.inform(cell);
      case 'Escape':
        return this.block.length > 0 || this.editing || this.changes.isChanged(cell) ? () => this.giveUp(cell) : closePanels();
      case 'Delete':
      case 'Backspace':
        return this.block.length > 0 ? () => this.clear(this.block) : null;
      default:
        return undefined;
    }
  }

  /** @param {Cell} cell @param {number} by */
  enter(cell, by) {
    const { run } = this;
    this.run = null;
    this.go(entered(cell, by, run, c => this.isOpen(c)), false);
  }

  /** @param {Cell} cell */
  isOpen(cell) {
    return !cell.input.readOnly && !this.figures.isTotal(cell.name);
  }

  /** @param {Cell} cell @param {boolean} isBack */
  tabbed(cell, isBack) {
    const { cells } = cell.grid;
    // A total that does not add up has a button behind it, which Tab reaches as ever.
    if (!isBack && [...cell.td.querySelectorAll('button')].some(b => !b.closest('[hidden]'))) {
      return null;
    }
    const next = tabbed(cell, isBack ? -1 : 1, c => this.isOpen(c));
    if (next) {
      return () => {
        this.run = isBack ? null : this.run ?? cell;
        this.go(next, false);
      };
    }
    // At the end of the table the browser goes on, from the last field.
    const last = cells[isBack ? 0 : cells.length - 1];
    if (last !== cell) {
      last.input.focus({ preventScroll: true });
    }
    return null;
  }

  /** @param {Cell} cell */
  edit(cell) {
    this.collapse(cell);
    this.editing = true;
    const { length } = cell.input.value;
    cell.input.setSelectionRange(length, length);
  }

  /** @param {Cell} cell */
  giveUp(cell) {
    this.changes.giveUp(cell);
    this.editing = false;
    this.collapse(cell);
    cell.input.select();
  }

  /** @param {Cell} cell */
  inform(cell) {
    import('./cellinfo.js').then(info => info.open(this.form, this.figures, this.parts, cell.input));
  }

  // ---- The mouse ----

  listenToMouse() {
    const { form, cellOf } = this;
    form.addEventListener('pointerdown', e => {
      this.lastTouch = e.pointerType === 'touch';
      this.pressedAt = [e.clientX, e.clientY];
    });
    form.addEventListener('mousedown', e => this.grabbed(e));
    form.addEventListener('mouseover', e => this.dragged(e));
    for (const end of ['mouseup', 'pointercancel']) {
      document.addEventListener(end, () => {
        this.dragging = false;
        this.pressedAt = null;
      });
    }
    // What a cell has selected of itself is not to be carried away by the mouse; cells are selected instead.
    form.addEventListener('dragstart', e => cellOf.has(e.target) && e.preventDefault());
    form.addEventListener('click', e => this.clicked(e));
    form.addEventListener('dblclick', e => {
      const cell = cellOf.get(e.target);
      this.editing = this.editing || Boolean(cell && cell === this.selection.here);
    });
  }

  /** @param {HTMLElement} target */
  under(target) {
    const input = target.closest('.entry-cell')?.querySelector('input[name]');
    return (input && this.cellOf.get(input)) ?? null;
  }

  /** @param {OnField<MouseEvent>} e */
  grabbed(e) {
    const { here } = this.selection;
    const cell = e.button === 0 ? this.under(e.target) : null;
    if (!cell || e.target.closest('button, a, summary') || this.lastTouch) {
      return;
    }
    if (e.shiftKey && here && here.grid === cell.grid) {
      e.preventDefault();
      this.go(cell, true);
      return;
    }
    this.run = null;
    this.dragging = true;
    if (document.activeElement === cell.input && e.target === cell.input && (this.editing || e.detail > 1 || this.changes.isChanged(cell))) {
      // Who is typing, or presses twice, puts the caret.
      this.editing = true;
      this.collapse(cell);
      return;
    }
    e.preventDefault();
    this.go(cell, false);
  }

  /** @param {OnField<MouseEvent>} e */
  dragged(e) {
    const { here, head } = this.selection;
    // The table may move under a mouse that does not.
    const isMoved = this.pressedAt && Math.abs(e.clientX - this.pressedAt[0]) + Math.abs(e.clientY - this.pressedAt[1]) > 4;
    const cell = this.dragging && isMoved && here ? this.under(e.target) : null;
    if (cell && cell.grid === here?.grid && cell !== head) {
      this.editing = false;
      this.selection.extend(cell);
      this.showBlock();
    }
  }

  /** @param {OnField<MouseEvent>} e */
  clicked(e) {
    const cell = this.cellOf.get(e.target);
    if (cell && this.lastTouch && !this.editing && !this.changes.isChanged(cell)) {
      cell.input.select();
    }
    const button = e.target.closest('button');
    if (!button) {
      return;
    }
    const [verb, argument] = (button.value ?? '').split(':');
    const { step, info } = button.dataset;
    if (verb === 'zeros' || verb === 'adopt') {
      e.preventDefault();
      verb === 'zeros' ? this.zeros(this.gridOf(argument)) : this.adopt(argument);
    } else if (step) {
      this.step(step === 'back');
    } else if (info) {
      this.inform(this.lastCell?.grid.code === info ? this.lastCell : this.gridOf(info).cells[0]);
    }
  }

  // ---- Many cells at once ----

  /** @param {Cell | undefined} cell */
  typed(cell) {
    if (cell) {
      if (this.block.length > 0) {
        this.collapse(cell);
      }
      this.changes.typed(cell);
    }
  }

  /** @param {boolean} isBack */
  step(isBack) {
    const done = this.changes.step(isBack);
    if (!done) {
      this.tell(null, this.say(isBack ? 'NoBack' : 'NoAgain'));
      return;
    }
    const first = this.cellNamed(done.first);
    this.go(first, false);
    this.tell(first, this.say(isBack ? 'Back' : 'Again', done.changed), done.locked);
  }

  /** @param {Cell[]} cells */
  clear(cells) {
    const { changed, locked } = this.changes.set(cells.map(c => [c.name, '']));
    this.tell(cells[0], this.say('Cleared', changed), locked);
  }

  /** @param {Grid} grid */
  zeros(grid) {
    const cells = grid.cells.filter(c => !this.figures.isTotal(c.name) && c.input.value.trim() === '');
    const { changed } = this.changes.set(cells.map(c => [c.name, '0']));
    this.tell(grid.cells[0], changed > 0 ? this.say('Filled', changed) : this.say('Nothing'));
  }

  /** @param {string} name */
  adopt(name) {
    const sum = this.figures.sumFor(name);
    if (sum !== null) {
      this.changes.set([[name, sum]]);
      this.go(this.cellNamed(name), false);
    }
  }

  // ---- The clipboard ----

  /**
   * The cell that a command of the clipboard is about; null where it is about the text in it.
   * @param {OnField<Event>} e
   */
  cellFor(e) {
    const isBlock = this.block.length > 0;
    const cell = this.cellOf.get(e.target) ?? (isBlock && !e.target.closest('input, textarea') ? this.selection.here : null);
    return cell && !(this.editing && !isBlock) ? cell : null;
  }

  /** @param {OnField<ClipboardEvent>} e @param {boolean} isCut */
  take(e, isCut) {
    const cell = this.cellFor(e);
    const isBlock = this.block.length > 0;
    if (!cell || !e.clipboardData || (!isBlock && !(cell.input.selectionStart === 0 && cell.input.selectionEnd === cell.input.value.length))) {
      return;
    }
    const cells = isBlock ? this.block : [cell];
    const { text, html } = written(textsOf(cells));
    e.clipboardData.setData('text/plain', text);
    e.clipboardData.setData('text/html', html);
    e.preventDefault();
    if (isCut) {
      this.clear(cells);
    } else {
      this.tell(cell, this.say('Copied', cells.length));
    }
  }

  /** @param {OnField<ClipboardEvent>} e */
  brought(e) {
    const cell = this.cellFor(e);
    const at = cell ?? this.cellOf.get(e.target);
    const rows = at && e.clipboardData ? rowsOf(e.clipboardData.getData('text/html'), e.clipboardData.getData('text/plain')) : [];
    const isOne = rows.length === 1 && rows[0].length === 1;
    if (!at || rows.length === 0 || (isOne && !cell)) {
      return;
    }
    e.preventDefault();
    this.changes.settle();
    const target = (this.block.length > 0 && this.selection.first()) || at;
    this.pasting.paste({
      rows,
      grids: this.grids,
      target,
      only: this.block.length > 1 && isOne ? this.block : null,
      done: (entries, remarks, first) => {
        const { changed } = this.changes.set(entries);
        this.go(first ?? target, false);
        this.tell(entries.length > 0 ? this.cellNamed(entries[0][0]) : first ?? target, [this.say('Pasted', entries.length, changed), ...remarks].join(''));
      },
      nothing: text => this.tell(target, text),
      back: () => this.go(target, false),
    });
  }

  /**
   * Says under a table what was done in it.
   * @param {Cell | null} cell @param {string} text @param {number} locked How many cells stayed as they are, because they are locked.
   */
  tell(cell, text, locked = 0) {
    const { code } = (cell ?? this.selection.here ?? this.lastCell ?? this.grids[0].cells[0]).grid;
    const place = this.form.querySelector(`[data-zeros-said="${code}"]`);
    if (place) {
      place.textContent = text + (locked > 0 ? this.say('Locked', locked) : '');
    }
  }

  /** @param {string} name */
  cellNamed(name) {
    return /** @type {Cell} */ (this.cellOf.get(this.changes.input(name)));
  }

  /** @param {string} code */
  gridOf(code) {
    return /** @type {Grid} */ (this.grids.find(g => g.code === code));
  }
}

/** @param {HTMLTableElement} table @param {Map<string, HTMLInputElement>} inputs */
function gridOf(table, inputs) {
  const lines = tableRows(table).map(row => row.flatMap((slot, from) => {
    const input = slot.origin && slot.cell ? slot.cell.querySelector('input[name]') : null;
    return input && inputs.has(input.name) ? [{ input, td: slot.cell, name: input.name, from, to: from + slot.cell.colSpan - 1 }] : [];
  }));
  return new Grid(table, lines.filter(line => line.length > 0));
}

function closePanels() {
  const open = [...document.querySelectorAll('.side-panel')].filter(p => !p.hidden);
  return open.length > 0 ? () => open.forEach(p => p.querySelector('button[data-close]')?.click()) : null;
}
