import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import vm from 'node:vm';

const script = readFileSync(new URL('../../src/JourneyMapper.Web/wwwroot/js/tab-owner.js', import.meta.url), 'utf8');

// The storage of one tab: its entries are its own properties, as in a browser.
class Tab {
  getItem(name) { return Object.hasOwn(this, name) ? this[name] : null; }
  setItem(name, value) { this[name] = String(value); }
  removeItem(name) { delete this[name]; }
}

// A page is loaded for a member, or for nobody.
const load = (tab, member) => vm.runInNewContext(script, { sessionStorage: tab, document: { currentScript: { dataset: member ? { member } : {} } } });

test('what somebody has typed is not there for whoever signs in next, and is there again for themselves', () => {
  const tab = new Tab();
  load(tab, 'mia');
  tab.setItem('journey-1-outbox', '[["Change","x"]]');
  load(tab, undefined);
  assert.equal(tab.getItem('journey-1-outbox'), null);
  load(tab, 'tom');
  assert.equal(tab.getItem('journey-1-outbox'), null);
  tab.setItem('journey-1-outbox', '[["Change","y"]]');
  load(tab, undefined);
  load(tab, 'mia');
  assert.equal(tab.getItem('journey-1-outbox'), '[["Change","x"]]');
  load(tab, 'tom');
  assert.equal(tab.getItem('journey-1-outbox'), '[["Change","y"]]');
});

test('a member who loads the page again, or signs in again, loses nothing', () => {
  const tab = new Tab();
  load(tab, 'mia');
  tab.setItem('journey-1-drafts', '[{"text":"a thought"}]');
  tab.setItem('draft profile', '[]');
  load(tab, 'mia');
  load(tab, undefined);
  load(tab, undefined);
  load(tab, 'mia');
  assert.deepEqual({ ...tab }, { 'tab-member': 'mia', 'journey-1-drafts': '[{"text":"a thought"}]', 'draft profile': '[]' });
});

test('what waits in a tab of before is that of whoever loads it first', () => {
  const tab = new Tab();
  tab.setItem('journey-1-outbox', '[1]');
  load(tab, 'mia');
  assert.equal(tab.getItem('journey-1-outbox'), '[1]');
});

test('any name is only a name', () => {
  const tab = new Tab();
  load(tab, 'mia');
  Object.defineProperty(tab, '__proto__', { value: '{"polluted":true}', enumerable: true, configurable: true, writable: true });
  load(tab, 'tom');
  assert.equal(tab.getItem('__proto__'), null);
  tab.setItem = (name, value) => Object.defineProperty(tab, name, { value: String(value), enumerable: true, configurable: true, writable: true });
  Object.defineProperty(tab, 'setItem', { enumerable: false });
  load(tab, 'mia');
  assert.equal(tab.getItem('__proto__'), '{"polluted":true}');
});

test('what a page of the release before has put away is there, too', () => {
  const tab = new Tab();
  load(tab, 'tom');
  tab.setItem('tab-of mia', '{"journey-1-outbox":"[1]"}');
  load(tab, 'mia');
  assert.equal(tab.getItem('journey-1-outbox'), '[1]');
});
