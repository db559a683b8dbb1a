import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { waitingTexts } from '../../src/JourneyMapper.Web/wwwroot/js/waiting-texts.js';

const journey = 'journey-01a22168-af18-71cc-9cd5-2bb6199b7b2e';

// A tab's storage: its names are its keys, as in a browser.
beforeEach(() => { globalThis.sessionStorage = Object.create({ getItem(name) { return this[name] ?? null; } }); });
const keep = (name, value) => { sessionStorage[name] = JSON.stringify(value); };

test('all that was typed on a map is found, each text once', () => {
  keep(`${journey}-outbox`, [['ChangeTouchpoint', 'e1', 't1', 'Action', '', 'Asks'], ['Move', 'e2', 't1', 'Decision', null], ['Add', 'e3', 't2', 'Loyalty', 'Card'], ['ChangeJourney', 'e4', 'Title', 'a', 'b']]);
  keep(`${journey}-drafts`, [{ key: 't1/Action', over: '', text: 'Asks' }, { key: 't1/Thought', over: '', text: 'Why so dear' }]);
  keep(`${journey}-new`, { stage: 'Loyalty', text: 'Half a na', caret: [9, 9] });
  keep(`${journey}-aside`, ['Set aside']);
  keep(`${journey}-comments`, { 'new ': { id: 'c1', chosen: [], text: 'What do you' }, 'answer c2': { id: 'c3', chosen: ['m1'], text: 'Yes' } });
  assert.deepEqual(waitingTexts(), ['Asks', 'Card', 'b', 'Why so dear', 'Half a na', 'Set aside', 'What do you', 'Yes']);
});

test('of a form what was written is found, not what was chosen', () => {
  keep('draft audit-1', [
    ['{"tag":"TEXTAREA","wanted":"TEXTAREA textarea Strengths","at":0}', { value: 'Friendly' }],
    ['{"tag":"INPUT","wanted":"INPUT radio 4","at":1}', { value: '4', checked: true }],
    ['{"tag":"SELECT","wanted":"SELECT select-one Evidence","at":0}', { value: 'feedback' }],
  ]);
  assert.deepEqual(waitingTexts(), ['Friendly']);
});

test('what is no text is none', () => {
  sessionStorage[`${journey}-zoom`] = '1 264';
  keep(`${journey}-editor`, { id: 't1', field: 'Name', caret: [1, 1] });
  keep(`${journey}-drafts`, [{ key: 't1/Action', over: 'x', text: ' ' }]);
  assert.deepEqual(waitingTexts(), []);
});
