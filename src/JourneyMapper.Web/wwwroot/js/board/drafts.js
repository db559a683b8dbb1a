// All that is typed and not stored yet, one draft a field, whether it is written in a cell of the map or in the panel at its side. Kept in
// the tab's storage until the server has answered.
import { createFieldDraft } from './field-draft.js';
import { keepInTab } from './tab-storage.js';

/** A draft belongs to a touchpoint's field, or, where `target` is empty, to the journey's. */
export const keyOf = (target, field) => `${target ?? ''}/${field}`;

export function createDrafts(outbox, storageKey) {
  const drafts = new Map();
  const views = [];

  function draftOf(key, stored) {
    if (!drafts.has(key)) {
      const [target, field] = key.split('/');
      drafts.set(key, createFieldDraft(stored, (from, to) => target ? outbox.send('ChangeTouchpoint', target, field, from, to) : outbox.send('ChangeJourney', field, from, to)));
    }
    return drafts.get(key);
  }

  function keep() {
    const kept = [...drafts].filter(([, draft]) => draft.dirty).map(([key, draft]) => ({ key, over: draft.base, text: draft.text, after: draft.underway?.id }));
    keepInTab(storageKey, kept.length && kept);
  }

  // What the server has made of a text shows where nobody is typing it.
  function show(key) {
    const draft = drafts.get(key);
    if (!views.some(view => view.isWriting(key))) draft.settle();
    for (const view of views) view.show(key, draft);
  }

  const drawer = {
    /** A view says whether somebody is writing a field there, and shows a draft. */
    add(view) { views.push(view); },

    /** The draft of a field that is on the screen, with what the server says it holds. */
    learn(key, stored) {
      const draft = draftOf(key, stored);
      draft.learn(stored);
      show(key);
      return draft;
    },

    type(key, text) {
      drafts.get(key).type(text);
      keep();
    },

    /** Adds a line at a text's end, and hands it over. */
    append(key, line) {
      const { text } = drafts.get(key);
      drawer.type(key, text ? `${text}\n${line}` : line);
      return drawer.commit(key);
    },

    /** What was typed last is given up. */
    revert(key) {
      drafts.get(key).revert();
      keep();
      show(key);
    },

    /** Shows what is not stored yet in fields that have come to the screen. */
    showAll() {
      for (const [key, draft] of drafts) if (draft.dirty || draft.underway) for (const view of views) view.show(key, draft);
    },

    async commit(key) {
      const draft = drafts.get(key);
      if (!draft) return;
      const done = draft.commit();
      keep();
      for (const view of views) view.show(key, draft);
      await done;
      keep();
      show(key);
    },

    /** Takes up what a page before this one has left. `isOpen` says which field is to be written on; all others are handed over. */
    restore(isOpen) {
      for (const { key, over, text, after } of JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')) {
        const resumed = draftOf(key, over).resume(over, text, outbox.underway(after));
        if (!isOpen(key)) resumed.then(() => drawer.commit(key));
      }
    },
  };
  return drawer;
}
