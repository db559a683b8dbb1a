import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCollapsing, readCollapsed } from '../../src/JourneyMapper.Web/wwwroot/js/board/collapsing.js';

const stages = ['Awareness', 'Decision', 'Loyalty'];

function make(kept) {
  const storage = new Map(kept ? [['key', kept]] : []);
  globalThis.localStorage = { getItem: key => storage.get(key) ?? null, setItem: (key, value) => storage.set(key, value), removeItem: key => storage.delete(key) };
  const drawn = [];
  let shown = [];
  const map = { querySelectorAll: () => stages.map(stage => ({ dataset: { stage } })) };
  const columns = { isCollapsed: stage => shown.includes(stage), stageOf: id => id === 'card' ? 'Decision' : undefined };
  const collapsing = createCollapsing(map, columns, 'key', wanted => { drawn.push(wanted); shown = wanted; return Promise.resolve(); });
  return { collapsing, drawn, kept: () => storage.get('key') ?? null };
}

test('what was kept is read, and nothing from what is something else', () => {
  assert.deepEqual(readCollapsed('["Loyalty","Nowhere","Awareness"]', stages), ['Awareness', 'Loyalty']);
  for (const text of [null, '', '{}', '"Loyalty"', '[', '[7]']) assert.deepEqual(readCollapsed(text, stages), []);
});

test('a stage collapses, is kept, and expands again', () => {
  const { collapsing, drawn, kept } = make();
  collapsing.toggle('Decision');
  collapsing.toggle('Loyalty');
  assert.equal(kept(), '["Decision","Loyalty"]');
  collapsing.toggle('Decision');
  collapsing.expand('Loyalty');
  assert.deepEqual(drawn, [['Decision'], ['Decision', 'Loyalty'], ['Loyalty'], []]);
  assert.equal(kept(), null);
});

test('what leads to a card expands its stage, and only a collapsed one', () => {
  const { collapsing, drawn } = make();
  collapsing.reveal('card');
  collapsing.reveal('nobody');
  assert.deepEqual(drawn, []);
  collapsing.show(['Decision', 'Nowhere']);
  collapsing.reveal('card');
  assert.deepEqual(drawn, [['Decision'], []]);
});

test('a page that was loaded again leaves stages open where somebody goes on writing', () => {
  const { collapsing, drawn } = make('["Awareness","Decision"]');
  collapsing.restore([undefined, 'Decision']);
  assert.deepEqual(drawn, [['Awareness']]);
  const other = make();
  other.collapsing.restore([]);
  assert.deepEqual(other.drawn, []);
});
