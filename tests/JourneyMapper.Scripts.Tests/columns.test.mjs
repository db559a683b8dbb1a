import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropPlace, nearby, sightOf } from '../../src/JourneyMapper.Web/wwwroot/js/board/columns.js';

// Three stages: four columns of 100 pixels, none, three columns.
const lists = [{ left: 0, width: 400, count: 4 }, { left: 408, width: 264, count: 0 }, { left: 680, width: 300, count: 3 }];

test('columns in sight are counted over all stages', () => {
  assert.deepEqual(sightOf(lists, 0, 1000), { first: 0, last: 6 });
  assert.deepEqual(sightOf(lists, 150, 250), { first: 1, last: 2 });
  assert.deepEqual(sightOf(lists, 350, 700), { first: 3, last: 4 });
  assert.deepEqual(sightOf(lists, 790, 2000), { first: 5, last: 6 });
});

test('where no column is in sight there is nothing to draw', () => {
  assert.equal(sightOf(lists, 410, 600), null);
  assert.equal(sightOf(lists, 2000, 3000), null);
  assert.equal(sightOf([], 0, 1000), null);
});

test('a column whose edge touches the window is not in sight', () => {
  assert.deepEqual(sightOf(lists, 100, 200), { first: 1, last: 1 });
});

test('half of the margin is asked for before it is needed, and never what does not exist', () => {
  assert.deepEqual(nearby({ first: 100, last: 107 }, 500), { first: 94, last: 113 });
  assert.deepEqual(nearby({ first: 2, last: 9 }, 12), { first: 0, last: 11 });
  assert.deepEqual(nearby({ first: 100, last: 101 }, 500), { first: 96, last: 105 });
  assert.deepEqual(nearby({ first: 100, last: 199 }, 500), { first: 88, last: 211 });
});

const stage = { left: 1000, width: 400, ids: ['a', 'b', 'c', 'd'] };

test('something is dropped behind the columns whose middle it has passed', () => {
  assert.deepEqual(dropPlace(1000, stage), { after: null, line: 1000 });
  assert.deepEqual(dropPlace(1049, stage), { after: null, line: 1000 });
  assert.deepEqual(dropPlace(1051, stage), { after: 'a', line: 1100 });
  assert.deepEqual(dropPlace(1260, stage), { after: 'c', line: 1300 });
  assert.deepEqual(dropPlace(1399, stage), { after: 'd', line: 1400 });
});

test('outside of a stage the nearest end counts, and an empty stage has one place', () => {
  assert.deepEqual(dropPlace(900, stage), { after: null, line: 1000 });
  assert.deepEqual(dropPlace(5000, stage), { after: 'd', line: 1400 });
  assert.deepEqual(dropPlace(1100, { left: 1000, width: 264, ids: [] }), { after: null, line: 1000 });
});

test('in a collapsed stage it goes to the end', () => {
  const shut = { left: 1000, width: 60, ids: ['a', 'b'], collapsed: true };
  assert.deepEqual(dropPlace(1001, shut), { after: 'b', line: 1030 });
  assert.deepEqual(dropPlace(1059, shut, ['b']), { after: 'a', line: 1030 });
  assert.deepEqual(dropPlace(1030, { ...shut, ids: [] }), { after: null, line: 1030 });
});

test('a column goes behind others, not behind itself', () => {
  assert.deepEqual(dropPlace(1160, stage, 'b'), { after: 'a', line: 1200 });
  assert.deepEqual(dropPlace(1060, stage, 'a'), { after: null, line: 1100 });
});
