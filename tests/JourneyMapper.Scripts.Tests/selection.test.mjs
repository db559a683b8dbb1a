import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropPlace } from '../../src/JourneyMapper.Web/wwwroot/js/board/columns.js';
import { idsBetween, rangeOf } from '../../src/JourneyMapper.Web/wwwroot/js/board/selection.js';

const ids = ['a', 'b', 'c', 'd'];

test('a range goes both ways and holds both ends', () => {
  assert.deepEqual(rangeOf(ids, 'b', 'd'), ['b', 'c', 'd']);
  assert.deepEqual(rangeOf(ids, 'd', 'b'), ['b', 'c', 'd']);
  assert.deepEqual(rangeOf(ids, 'c', 'c'), ['c']);
});

test('a range from what is gone is the one that was clicked, and to what is gone it is none', () => {
  assert.deepEqual(rangeOf(ids, 'x', 'c'), ['c']);
  assert.deepEqual(rangeOf(ids, null, 'c'), ['c']);
  assert.deepEqual(rangeOf(ids, 'a', 'x'), []);
});

test('a frame takes the columns that it touches, over the borders of stages', () => {
  const lists = [{ left: 100, width: 200, ids: ['a', 'b'] }, { left: 308, width: 200, ids: ['c', 'd'] }];
  assert.deepEqual(idsBetween(lists, 150, 320), ['a', 'b', 'c']);
  assert.deepEqual(idsBetween(lists, 200, 300), ['b']);
  assert.deepEqual(idsBetween(lists, 301, 307), []);
  assert.deepEqual(idsBetween(lists, -500, 5000), ['a', 'b', 'c', 'd']);
});

test('a drop of several goes behind one that stays', () => {
  const stage = { left: 1000, width: 400, ids };
  assert.deepEqual(dropPlace(1260, stage, ['b', 'c']), { after: 'a', line: 1300 });
  assert.deepEqual(dropPlace(1399, stage, ids), { after: null, line: 1400 });
});
