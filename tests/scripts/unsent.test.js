import assert from 'node:assert/strict';
import test from 'node:test';
import { keysOf, wordsOf } from '../../src/GovInfoReports.Web/wwwroot/js/unsent/words.js';

const keys = ['typed:7:/county/reports/370725103/2025', 'typed:7:/clerk/reports/2025/check?part=a', 'typed:17:/clerk/reports/2025', 'unsaved:7.370725103.2025:k1', 'unsaved:7.370725103.2024:k2', 'unsaved:17.370725103.2025:k3', 'other'];

test('keysOf an account without a page names all of its keys and nobody else\'s', () => {
  assert.deepEqual(keysOf('7', '', keys), [keys[0], keys[1], keys[3], keys[4]]);
});

test('keysOf a page names what was written there, of the entry form that of the year', () => {
  assert.deepEqual(keysOf('7', '/clerk/reports/2025', keys), [keys[3]]);
  assert.deepEqual(keysOf('7', '/clerk/reports/2025/check', keys), [keys[1], keys[3]]);
  assert.deepEqual(keysOf('7', '/county/reports/370725103/2025', keys), [keys[0]]);
});

test('wordsOf a kept field has its place and its words, and leaves blanks out', () => {
  assert.deepEqual(wordsOf(keys[0], { reason: { text: '请补充', at: 1, title: '审核' }, empty: { text: ' ', at: 1, title: '审核' } }), [{ title: '审核', text: '请补充' }]);
  assert.deepEqual(wordsOf(keys[3], { at: 1, fields: { 'text.overview': { before: null, after: '一段话', at: 1, label: '一、总体情况', sent: [] } } }), [{ title: '370725103 2025 一、总体情况', text: '一段话' }]);
});
