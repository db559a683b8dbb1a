import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';

// What of a browser the outbox needs.
const storage = new Map();
globalThis.sessionStorage = { getItem: key => storage.get(key) ?? null, setItem: (key, value) => storage.set(key, value), removeItem: key => storage.delete(key) };
globalThis.addEventListener = globalThis.removeEventListener = () => { };
const { createOutbox } = await import('../../src/JourneyMapper.Web/wwwroot/js/board/outbox.js');

const turns = async () => { for (let i = 0; i < 20; i++) await null; };

beforeEach(() => {
  storage.clear();
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

test('edits go out one after the other, each with its answer', async () => {
  const calls = [];
  const outbox = createOutbox('box', { invokeMethodAsync: async (...call) => { calls.push(call); return call[2]; } }, () => { });
  const [first, second] = [outbox.send('Do', 'one'), outbox.send('Do', 'two')];
  assert.equal(await first.done, 'one');
  assert.equal(await second.done, 'two');
  assert.deepEqual(calls, [['Do', first.id, 'one'], ['Do', second.id, 'two']]);
  assert.equal(storage.size, 0);
});

test('what was not answered goes out again after a reload, with the same id', async () => {
  const lost = createOutbox('box', { invokeMethodAsync: () => new Promise(() => { }) }, () => { });
  const { id } = lost.send('Do', 'one');
  await turns();
  lost.dispose();
  const calls = [];
  const outbox = createOutbox('box', { invokeMethodAsync: async (...call) => { calls.push(call); return 'stored'; } }, () => { });
  assert.equal(await outbox.underway(id).done, 'stored');
  assert.deepEqual(calls, [['Do', id, 'one']]);
  assert.equal(outbox.underway(id), undefined);
});

test('an edit at which the server fails blocks none behind it', async () => {
  const aside = [];
  const server = { invokeMethodAsync: async (method, id, text) => { if (text === 'bad') throw new Error(`There was an exception invoking '${method}'.`); return text; } };
  const outbox = createOutbox('box', server, () => { }, (method, values) => aside.push([method, values.at(-1)]));
  const bad = outbox.send('Do', 'bad');
  const good = outbox.send('Do', 'good');
  for (let i = 0; i < 4; i++) {
    await turns();
    mock.timers.tick(2000);
  }
  assert.equal(await good.done, 'good');
  assert.deepEqual(await bad.done, { applied: false, value: '' });
  assert.deepEqual(aside, [['Do', 'bad']]);
});

test('a lost connection sets nothing aside, however long it lasts', async () => {
  let there = false;
  const states = [];
  const server = { invokeMethodAsync: async (method, id, text) => { if (!there) throw new Error("Cannot send data if the connection is not in the 'Connected' State."); return text; } };
  const outbox = createOutbox('box', server, state => states.push(state), () => assert.fail('set aside'));
  const { done } = outbox.send('Do', 'one');
  for (let i = 0; i < 10; i++) {
    await turns();
    mock.timers.tick(2000);
  }
  assert.equal(states.at(-1), 'unsaved');
  there = true;
  await turns();
  mock.timers.tick(2000);
  assert.equal(await done, 'one');
  await turns();
  assert.equal(states.at(-1), 'saved');
});

test('leaving waits for what is on its way, but not for ever', async () => {
  const outbox = createOutbox('box', { invokeMethodAsync: () => new Promise(() => { }) }, () => { });
  outbox.send('Do', 'one');
  const flushed = outbox.flush(3000);
  await turns();
  mock.timers.tick(3000);
  await flushed;
  assert.equal(JSON.parse(storage.get('box'))[0][2], 'one');
});
