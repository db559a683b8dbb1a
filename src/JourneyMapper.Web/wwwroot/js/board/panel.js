// The fields of the side panels. The server says a field's value in data-value; the browser owns what stands in the field: nothing is
// written into it while somebody types there. What was typed is sent after a pause and when the field is left, and kept in the tab until
// the server has answered.
import { createFieldDraft } from './field-draft.js';

export function panelFields(root, outbox, storageKey) {
  const idle = 1200;
  const drafts = new Map();
  const timers = new Map();

  // A choice is made at once; anything else is being written as long as the field has the focus.
  const atRest = field => field !== document.activeElement || field.tagName === 'SELECT';
  const isField = element => element.matches?.('[data-panel-field]');
  const keyOf = ({ dataset: { target, panelField } }) => `${target ?? ''}/${panelField}`;
  const inPanel = key => [...root.querySelectorAll('[data-panel-field]')].find(field => keyOf(field) === key);

  function draftOf(key, stored) {
    if (!drafts.has(key)) {
      const [target, name] = key.split('/');
      drafts.set(key, createFieldDraft(stored, (from, to) => target ? outbox.send('ChangeTouchpoint', target, name, from, to) : outbox.send('ChangeJourney', name, from, to)));
    }
    return drafts.get(key);
  }

  function show(field, draft) {
    if (field.value === draft.text) return;
    const { selectionStart, selectionEnd } = field;
    field.value = draft.text;
    if (!atRest(field) && selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  }

  // A field that appears may have been left a moment ago with something that is still on its way.
  function sync(field) {
    const draft = draftOf(keyOf(field), field.dataset.value ?? '');
    draft.learn(field.dataset.value ?? '');
    if (atRest(field)) draft.settle();
    show(field, draft);
  }

  function keep() {
    const kept = [...drafts].filter(([, draft]) => draft.dirty).map(([key, draft]) => ({ key, over: draft.base, text: draft.text, after: draft.underway?.id }));
    if (kept.length) sessionStorage.setItem(storageKey, JSON.stringify(kept));
    else sessionStorage.removeItem(storageKey);
  }

  async function commit(key) {
    const draft = drafts.get(key);
    clearTimeout(timers.get(key));
    const done = draft.commit();
    keep();
    await done;
    keep();
    const field = inPanel(key);
    if (!field || !atRest(field)) return;
    draft.settle();
    show(field, draft);
  }

  function onInput({ target: field }) {
    if (!isField(field)) return;
    const key = keyOf(field);
    draftOf(key, field.dataset.value ?? '').type(field.value);
    clearTimeout(timers.get(key));
    if (field.tagName === 'SELECT') return commit(key);
    keep();
    // Half a date, or no name, is on its way to another: those are sent when the field is left.
    timers.set(key, setTimeout(() => { if (field.type !== 'date' && !(field.required && !field.value.trim())) commit(key); }, idle));
  }

  function onLeave({ target: field }) {
    if (isField(field)) commit(keyOf(field));
  }

  // A field that goes away with something typed in it hands that over first.
  const watch = new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'attributes') sync(change.target);
      for (const node of change.addedNodes) if (node.nodeType === 1) node.querySelectorAll('[data-panel-field]').forEach(sync);
      for (const node of change.removedNodes) if (node.nodeType === 1) node.querySelectorAll('[data-panel-field]').forEach(field => commit(keyOf(field)));
    }
  });

  function restore() {
    for (const { key, over, text, after } of JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')) {
      const resumed = draftOf(key, over).resume(over, text, outbox.underway(after));
      resumed.then(() => commit(key));
    }
  }

  restore();
  root.querySelectorAll('[data-panel-field]').forEach(sync);
  watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-value'] });
  root.addEventListener('input', onInput);
  root.addEventListener('focusout', onLeave);
  return () => watch.disconnect();
}
