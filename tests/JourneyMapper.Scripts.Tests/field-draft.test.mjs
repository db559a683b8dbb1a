import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFieldDraft } from '../../src/JourneyMapper.Web/wwwroot/js/board/field-draft.js';

/** A server that stores texts trimmed, refuses what is not written over what it has, and answers when it is told to. */
function server(stored) {
  const sent = [];
  return {
    sent,
    get stored() { return stored; },
    change(text) { stored = text; },
    deliver(from, to) {
      let resolve;
      const done = new Promise(fulfil => { resolve = fulfil; });
      sent.push({
        from,
        to,
        async answer() {
          const applied = from === stored || to.trim() === stored;
          if (applied) stored = to.trim();
          resolve({ applied, value: stored });
          await done;
          await null;
        },
      });
      return { id: sent.length, done };
    },
  };
}

function draftOn(stored) {
  const there = server(stored);
  return { there, draft: createFieldDraft(stored, there.deliver) };
}

test('a blank at the end of what was sent is not lost to the tidied text', async () => {
  const { there, draft } = draftOn('');
  draft.type('Hello ');
  draft.commit();
  await there.sent[0].answer();
  assert.equal(draft.text, 'Hello ');
  draft.learn('Hello');
  assert.equal(draft.text, 'Hello ');
  draft.type('Hello world');
  draft.commit();
  await there.sent[1].answer();
  assert.equal(there.sent[1].from, 'Hello');
  assert.equal(there.stored, 'Hello world');
});

test('what the server has made of a text shows when the field is left', async () => {
  const { there, draft } = draftOn('');
  draft.type('  Hello ');
  draft.commit();
  draft.settle();
  assert.equal(draft.text, '  Hello ', 'not before the answer');
  await there.sent[0].answer();
  draft.settle();
  assert.equal(draft.text, 'Hello');
  assert.equal(there.sent.length, 1);
});

test('one edit is under way at a time, and what is typed meanwhile follows only when asked for', async () => {
  const { there, draft } = draftOn('');
  draft.type('one');
  draft.commit();
  draft.type('one two');
  await there.sent[0].answer();
  assert.equal(there.sent.length, 1);
  assert.ok(draft.dirty);
  draft.commit();
  draft.type('one two three');
  draft.commit();
  assert.equal(there.sent.length, 2);
  await there.sent[1].answer();
  assert.deepEqual(there.sent.map(({ from, to }) => [from, to]), [['', 'one'], ['one', 'one two'], ['one two', 'one two three']]);
  await there.sent[2].answer();
  assert.ok(!draft.dirty);
});

test('a text that was not touched follows the server', () => {
  const { draft } = draftOn('Ad');
  draft.learn('Poster');
  assert.equal(draft.text, 'Poster');
});

test('what somebody else writes meanwhile is neither shown over what one types nor overwritten', async () => {
  const { there, draft } = draftOn('Ad');
  draft.type('My ad');
  there.change('Poster');
  draft.learn('Poster');
  assert.equal(draft.text, 'My ad');
  draft.commit();
  assert.equal(there.sent[0].from, 'Ad');
  await there.sent[0].answer();
  assert.equal(there.stored, 'Poster');
});

test('what somebody else writes after autosave conflicts with what one types on', async () => {
  const { there, draft } = draftOn('Ad');
  draft.type('My ad ');
  draft.commit();
  await there.sent[0].answer();
  there.change('Poster');
  draft.learn('Poster');
  assert.equal(draft.text, 'My ad ', 'somebody is still writing there');
  draft.type('My ad here');
  draft.commit();
  await there.sent[1].answer();
  assert.equal(there.stored, 'Poster');
});

test('a refused text gives way to what the server has, once nobody types', async () => {
  const { there, draft } = draftOn('Ad');
  draft.type('Mine');
  there.change('Poster');
  draft.commit();
  await there.sent[0].answer();
  draft.settle();
  assert.equal(draft.text, 'Poster');
  assert.ok(!draft.dirty);
});

test('a refused text that was typed on stays one’s own, over what it was begun from', async () => {
  const { there, draft } = draftOn('Ad');
  draft.type('Mine');
  draft.commit();
  draft.type('Mine, longer');
  there.change('Poster');
  await there.sent[0].answer();
  draft.commit();
  assert.deepEqual([there.sent[1].from, there.sent[1].to], ['Ad', 'Mine, longer']);
});

test('after a reload the text goes on over what comes of the edit that was under way', async () => {
  const { there, draft } = draftOn('');
  const pending = there.deliver('', 'Hello ');
  const resumed = draft.resume('', 'Hello world', pending).then(() => draft.commit());
  await there.sent[0].answer();
  assert.deepEqual([there.sent[1].from, there.sent[1].to], ['Hello', 'Hello world']);
  await there.sent[1].answer();
  await resumed;
  assert.equal(there.stored, 'Hello world');
});
