import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf, Queue, withBeside } from '../../src/GovInfoReports.Web/wwwroot/js/clerk/saving/queue.js';
import { troubleOf, waitAfter } from '../../src/GovInfoReports.Web/wwwroot/js/clerk/saving/server.js';

const same = (name, a, b) => a.trim() === b.trim();
const change = (value, stored = '1') => ({ value, stored, label: '甲', at: 7 });
const conflict = (field, theirs) => ({ field, theirs, by: '李四', at: '10:00', isOwn: false });

function queueOf(...values) {
  const queue = new Queue(same);
  values.forEach((value, i) => queue.note(`f${i}`, change(value)));
  return queue;
}

test('a field set back to what is stored leaves nothing to do', () => {
  const queue = queueOf('2');
  assert.equal(queue.note('f0', change(' 1')), '1');
  assert.equal(queue.get('f0').before, '1');
});

test('a field set back while a request is under way stays, since the store may have the other value', () => {
  const queue = queueOf('2');
  queue.take(100);
  assert.equal(queue.note('f0', change('1')), null);
  assert.deepEqual(queue.take(100), [{ field: 'f0', before: '1', after: '1', sent: ['2'] }]);
});

test('a field whose value before is not known is never taken for unchanged', () => {
  const queue = new Queue(same);
  queue.put('a', { after: '1' });
  assert.equal(queue.note('a', change('')), null);
  assert.equal(queue.note('a', change('1')), null);
});

test('a request takes what fits, and one change at least', () => {
  const queue = queueOf('x'.repeat(300), 'y'.repeat(300), 'z');
  assert.deepEqual(queue.take(10).map(c => c.field), ['f0']);
  assert.deepEqual(queue.take(2000).map(c => c.field), ['f0', 'f1', 'f2']);
});

test('of what went out without an answer the last five are told', () => {
  const queue = queueOf('a');
  for (const value of ['a', 'b', 'c', 'd', 'e', 'f']) {
    queue.note('f0', change(value));
    queue.take(1000);
  }
  assert.deepEqual(queue.get('f0').sent, ['b', 'c', 'd', 'e', 'f']);
});

test('a field that was changed again since it was sent stays after the answer, from what is stored now', () => {
  const queue = queueOf('2', '2');
  queue.take(1000);
  queue.note('f1', change('3'));
  assert.equal(queue.acknowledge('f0', '2', '2'), true);
  assert.equal(queue.acknowledge('f1', '2', '2'), false);
  assert.deepEqual(queue.kept(), { f1: { before: '2', after: '3', at: 7, label: '甲', sent: [] } });
});

test('a refusal holds for the value it was about, and until the field is changed', () => {
  const queue = queueOf('x', 'y');
  const batch = queue.take(1000);
  queue.note('f1', change('z'));
  assert.deepEqual(queue.refuse([{ field: 'f0', message: '不是数字' }, { field: 'f1', message: '不是数字' }], batch), ['f0']);
  assert.deepEqual([queue.stateOf('f0'), queue.stateOf('f1'), queue.sendable()], ['refused', 'unsaved', ['f1']]);
  queue.note('f0', change('4'));
  assert.equal(queue.stateOf('f0'), 'unsaved');
});

test('two people who set the same leave no question', () => {
  const queue = queueOf('2', '3');
  assert.equal(queue.conflict(conflict('f0', '2 ')), false);
  assert.equal(queue.conflict(conflict('f1', '2')), true);
  assert.deepEqual([queue.has('f0'), queue.stateOf('f1'), queue.sendable()], [false, 'conflict', []]);
});

test('insisting sends the own value from what the other set', () => {
  const queue = queueOf('3');
  queue.conflict(conflict('f0', '2'));
  assert.equal(queue.insist('f0'), true);
  assert.equal(queue.insist('f0'), false);
  assert.deepEqual(queue.take(1000), [{ field: 'f0', before: '2', after: '3', sent: [] }]);
});

test('typing what the other set settles a question', () => {
  const queue = queueOf('3');
  queue.conflict(conflict('f0', '2'));
  assert.equal(queue.note('f0', change('2')), '2');
});

test('a question is asked anew when somebody changes the answer to it', () => {
  const queue = queueOf('3');
  queue.conflict(conflict('f0', '2'));
  assert.equal(queue.learn('f0', '2', { setBy: {} }), null);
  assert.deepEqual(queue.learn('f0', '5', { setBy: { f0: { by: '王五', isOwn: false } } }), { field: 'f0', theirs: '5', by: '王五', at: null, isOwn: false });
});

test('a field is back only while the store has what it had and nothing else was sent', () => {
  const queue = queueOf('1', '1', '2');
  queue.put('f3', { after: '1', before: null });
  assert.deepEqual(['f0', 'f1', 'f2', 'f3', 'f4'].map(name => queue.isBack(name)), [true, true, false, false, false]);
  queue.learn('f0', '9', { setBy: {}, followed: { f0: '1' } });
  queue.take(1);
  assert.deepEqual(['f0', 'f1'].map(name => queue.isBack(name)), [false, true]);
});

test('what followed from the own save is no change of somebody else', () => {
  const queue = queueOf('3');
  assert.equal(queue.learn('f0', '9', { setBy: {}, followed: { f0: '1' } }), null);
  assert.equal(queue.get('f0').before, '9');
});

test('what a closed page left is taken up, except what waits here or is stored', () => {
  const queue = queueOf('2');
  const names = queue.takeUp({ f0: { after: '8' }, f1: { after: '9' }, f2: { after: '1' } }, (name, after) => after === '1');
  assert.deepEqual(names, ['f1']);
  assert.deepEqual(queue.get('f1'), { before: null, after: '9', at: 0, label: 'f1', sent: [] });
  assert.equal(queue.get('f0').after, '2');
});

test('the bar says the most serious', () => {
  const queue = queueOf('2', '3', '4');
  queue.conflict(conflict('f1', '5'));
  assert.deepEqual(queue.counts(), { asked: 1, refused: 0, waiting: 2 });
  assert.equal(queue.problem(), 'f1');
  assert.equal(kindOf(undefined, false, queue.counts()), 'Conflicts');
  assert.equal(kindOf(undefined, true, queue.counts()), 'Saving');
  assert.equal(kindOf('Offline', true, queue.counts()), 'Offline');
  assert.equal(kindOf(undefined, false, { asked: 0, refused: 1, waiting: 1 }), 'Refused');
  assert.equal(kindOf(undefined, false, { asked: 0, refused: 0, waiting: 1 }), 'Pending');
  assert.equal(kindOf(undefined, false, { asked: 0, refused: 0, waiting: 0 }), 'Saved');
});

test('findings of the neighbours stay, before the hints', () => {
  const [error, hint, beside] = [{ id: 'a', tier: 'Error' }, { id: 'b', tier: 'Hint' }, { id: 'c', tier: 'Query' }];
  assert.deepEqual(withBeside([error, hint], [beside, error]), [error, beside, hint]);
  assert.deepEqual(withBeside([error], [beside]), [error, beside]);
});

test('an answer tells whether trying again helps', () => {
  assert.deepEqual([0, 401].map(status => troubleOf(status, null).kind), ['SignedOut', 'SignedOut']);
  assert.equal(troubleOf(401, { code: 'account' }).kind, 'Account');
  assert.equal(troubleOf(401, { code: 'password' }).kind, 'Password');
  assert.deepEqual([403, 404, 409].map(status => troubleOf(status, { message: '已提交' })), Array(3).fill({ kind: 'Closed', isFinal: true, message: '已提交' }));
  assert.deepEqual([400, 500, 503].map(status => troubleOf(status, null).isFinal), [false, false, false]);
});

test('attempts come further and further apart, up to half a minute and a half of it', () => {
  assert.deepEqual([1, 2, 3].map(failures => waitAfter(failures, 0.5)), [1000, 2000, 4000]);
  assert.equal(waitAfter(20, 1), 45_000);
});

test('a figure of which only the beginning was taken goes back to what was there before, once', () => {
  const queue = new Queue(same);
  queue.note('f', { ...change('1.2', ''), began: '' });
  queue.take(100);
  queue.acknowledge('f', '1.2', '1.2');
  queue.note('f', { ...change('1.23456', '1.2'), began: '' });
  const batch = queue.take(100);
  assert.deepEqual(queue.backs(() => '1.2'), []);
  queue.refuse([{ field: 'f', message: '小数位太多' }], batch);
  assert.deepEqual(queue.backs(() => '1.2'), [{ field: 'f', before: '1.2', after: '', sent: [] }]);
  assert.deepEqual(queue.backs(() => ''), []);
  queue.giveUp(queue.backs(() => '1.2'));
  assert.deepEqual(queue.backs(() => '1.2'), []);
});
