import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entered, Grid, moved, Selection, tabbed, textsOf } from '../../src/GovInfoReports.Web/wwwroot/js/clerk/grid/cells.js';
import { Steps } from '../../src/GovInfoReports.Web/wwwroot/js/clerk/grid/changes.js';

// a1 b1 c1
// a2 b2 (two columns wide)
// a3 b3 c3, c a total
const grid = new Grid(null, [
  [cell('a1', 1), cell('b1', 2), cell('c1', 3)],
  [cell('a2', 1), cell('b2', 2, 3)],
  [cell('a3', 1), cell('b3', 2), cell('c3', 3)],
]);
const line = new Grid(null, [[cell('x', 0), cell('y', 1), cell('z', 2)]]);
const isOpen = c => !/^t\.c/.test(c.name);

function cell(name, from, to = from) {
  return { name: `t.${name}`, from, to, input: { value: name }, td: null };
}

function at(name) {
  return [...grid.cells, ...line.cells].find(c => c.name === `t.${name}`);
}

const nameOf = c => c && c.name.slice(2);

test('a cell is found at each column it covers', () => {
  assert.equal(nameOf(grid.at(1, 3)), 'b2');
  assert.equal(grid.at(3, 1), null);
  assert.deepEqual([grid.code, grid.columns()], ['t', [1, 2, 3]]);
});

test('arrows, Home and End lead to the neighbour, and with Ctrl to the edge', () => {
  const to = (name, key, isFar = false) => nameOf(moved(at(name), key, isFar));
  assert.deepEqual(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(key => to('b2', key)), ['a2', null, 'b1', 'b3']);
  assert.deepEqual(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(key => to('b3', key, true)), ['a3', 'c3', 'b1', 'b3']);
  assert.deepEqual([to('b1', 'Home'), to('b1', 'End'), to('b3', 'Home', true), to('a1', 'End', true)], ['a1', 'c1', 'a1', 'c3']);
  assert.equal(to('c1', 'ArrowDown'), 'b2');
  assert.equal(to('a1', 'x'), undefined);
});

test('Enter goes down to the next cell to fill in, and stays at the end', () => {
  const to = (name, by, began = null) => nameOf(entered(at(name), by, began, isOpen));
  assert.deepEqual([to('a1', 1), to('a3', 1), to('a3', -1), to('a1', -1)], ['a2', 'a3', 'a2', 'a1']);
});

test('Enter passes a total over, and from a total goes where an arrow goes', () => {
  const to = (name, open) => nameOf(entered(at(name), 1, null, open));
  assert.equal(to('a1', c => c.name !== 't.a2'), 'a3');
  assert.equal(to('c1', isOpen), 'b2');
});

test('Enter after some cells by Tab goes on below the one where they began', () => {
  assert.equal(nameOf(entered(at('c1'), 1, at('a1'), isOpen)), 'a2');
  assert.equal(nameOf(entered(at('b2'), -1, at('a2'), isOpen)), 'b1');
});

test('Enter goes along a table of one line', () => {
  assert.deepEqual([entered(at('x'), 1, null, isOpen), entered(at('z'), 1, null, isOpen), entered(at('z'), -1, null, isOpen)].map(nameOf), ['y', 'z', 'y']);
});

test('Tab goes to the next cell to fill in, line by line', () => {
  assert.deepEqual([tabbed(at('b1'), 1, isOpen), tabbed(at('a2'), -1, isOpen), tabbed(at('b3'), 1, isOpen), tabbed(at('a1'), -1, isOpen)].map(nameOf), ['a2', 'b1', null, null]);
});

test('a block reaches from the cell to the head, whichever comes first', () => {
  const selection = new Selection();
  selection.collapse(at('b3'));
  assert.deepEqual(selection.cells(), []);
  selection.extend(at('a2'));
  assert.deepEqual(selection.cells().map(nameOf), ['a2', 'b2', 'a3', 'b3']);
  assert.deepEqual(selection.extent(), { lines: 2, columns: 2 });
  assert.equal(nameOf(selection.first()), 'a2');
});

test('a block takes in the cells it touches', () => {
  const selection = new Selection();
  selection.collapse(at('c1'));
  selection.extend(at('c3'));
  assert.deepEqual(selection.cells().map(nameOf), ['c1', 'b2', 'c3']);
});

test('the whole table is chosen without leaving the cell', () => {
  const selection = new Selection();
  selection.collapse(at('b2'));
  selection.all(grid);
  assert.equal(selection.cells().length, 8);
  assert.deepEqual([nameOf(selection.here), nameOf(selection.first())], ['b2', 'a1']);
  selection.extend(at('b3'));
  assert.deepEqual(selection.cells().map(nameOf), ['b2', 'b3', 'c3']);
});

test('what is copied has a place for each column that a cell begins in', () => {
  assert.deepEqual(textsOf(grid.cells), [['a1', 'b1', 'c1'], ['a2', 'b2', ''], ['a3', 'b3', 'c3']]);
  assert.deepEqual(textsOf([at('b2')]), [['b2']]);
});

test('a step taken back gives the texts before, and blank for totals that followed', () => {
  const steps = new Steps();
  steps.add({ cells: [{ name: 'a', before: '', after: '5' }], blank: ['sum', 'a'] });
  steps.add({ cells: [{ name: 'a', before: '5', after: '5' }], blank: [] });
  assert.deepEqual(steps.back(), [['a', ''], ['sum', '']]);
  assert.equal(steps.back(), null);
  assert.deepEqual(steps.again(), [['a', '5']]);
  assert.equal(steps.again(), null);
});
