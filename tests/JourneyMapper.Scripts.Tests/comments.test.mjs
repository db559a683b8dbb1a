import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { commentDrafts, interrupted } from '../../src/JourneyMapper.Web/wwwroot/js/comments/drafts.js';
import { offered } from '../../src/JourneyMapper.Web/wwwroot/js/comments/mentions.js';

const journey = '01a22168-af18-71cc-9cd5-2bb6199b7b2e';
const members = ['Ann Lee', 'Zoé Martin', 'Bob'].map(name => ({ id: name, name }));
const names = before => offered(before, members)?.names.map(({ name }) => name) ?? null;

beforeEach(() => {
  const kept = new Map();
  globalThis.sessionStorage = { getItem: name => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value), removeItem: name => kept.delete(name) };
});

test('an @ offers everybody, and what follows narrows it down, whatever the case and the accents', () => {
  assert.deepEqual(names('Hello @'), ['Ann Lee', 'Zoé Martin', 'Bob']);
  assert.deepEqual(names('@zoe'), ['Zoé Martin']);
  assert.deepEqual(names('(@MAR'), ['Zoé Martin']);
  assert.deepEqual(names('@ann l'), ['Ann Lee']);
});

test('an address, a name that is complete and one that nobody has offer nothing', () => {
  for (const text of ['mail@', 'a@ann', '@Ann Lee ', '@Ann Lee said', '@nobody', '@ann\n', 'none']) assert.equal(names(text), null, text);
});

test('what was typed last is known by so many letters', () => assert.equal(offered('Hi @zo', members).typed, 2));

test('a draft keeps its id and its mentions until it is forgotten, through a reload', () => {
  const drafts = commentDrafts(journey);
  drafts.choose('answer 1', 'Bob', []);
  drafts.type('answer 1', '@Bob ', []);
  drafts.type('answer 1', '@Bob yes', []);
  const { id, chosen, text } = commentDrafts(journey).get('answer 1');
  assert.deepEqual([id, chosen, text], [drafts.get('answer 1').id, ['Bob'], '@Bob yes']);
  drafts.forget('answer 1');
  assert.equal(commentDrafts(journey).any(), false);
});

test('an edit begins with the mentions that it has', () => {
  const drafts = commentDrafts(journey);
  drafts.type('edit 1', '@Ann Lee and', ['Ann Lee']);
  assert.deepEqual(drafts.get('edit 1').chosen, ['Ann Lee']);
});

test('blanks are no draft, and what was typed last is where one goes on', () => {
  const drafts = commentDrafts(journey);
  drafts.type('new ', 'First', []);
  drafts.type('answer 1', 'Second', []);
  assert.equal(interrupted(journey), 'answer 1');
  drafts.type('new ', 'First again', []);
  assert.equal(interrupted(journey), 'new ');
  drafts.type('new ', ' ', []);
  assert.equal(interrupted(journey), 'answer 1');
});

test('a text moves to another place with its choice, but never over one that waits there', () => {
  const drafts = commentDrafts(journey);
  drafts.type('new ', 'Here', []);
  drafts.move('new ', 'new t1');
  assert.equal(drafts.get('new t1').text, 'Here');
  drafts.type('new ', 'There', []);
  drafts.move('new ', 'new t1');
  assert.deepEqual([drafts.get('new ').text, drafts.get('new t1').text], ['There', 'Here']);
});
