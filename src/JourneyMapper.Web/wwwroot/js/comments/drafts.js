// Comments that are typed and not stored yet, one a composer, kept in the tab until the server has taken them: through a reload, a lost line and a closed panel.
import { newId } from '../board/outbox.js';
import { keepInTab } from '../board/tab-storage.js';

/** The name under which a tab keeps what is typed about a journey. */
export const draftsOf = journey => `journey-${journey}-comments`;

/** The composer whose text was typed last and is not stored, if there is one. */
export const interrupted = journey => Object.keys(JSON.parse(sessionStorage.getItem(draftsOf(journey)) ?? '{}')).at(-1);

export function commentDrafts(journey) {
  const drafts = new Map(Object.entries(JSON.parse(sessionStorage.getItem(draftsOf(journey)) ?? '{}')));
  const keep = () => keepInTab(draftsOf(journey), drafts.size && Object.fromEntries(drafts));

  return {
    get: key => drafts.get(key),
    any: () => drafts.size > 0,
    /** Each draft carries the id of the comment that it becomes: a repeated send is recognised by it. */
    type(key, text, start) {
      const draft = drafts.get(key) ?? { id: newId(), chosen: start };
      drafts.delete(key);
      if (text.trim()) drafts.set(key, { ...draft, text });
      keep();
    },
    choose(key, member, start) {
      const draft = drafts.get(key) ?? { id: newId(), chosen: start, text: '' };
      drafts.set(key, { ...draft, chosen: [...draft.chosen, member] });
    },
    forget(key) {
      drafts.delete(key);
      keep();
    },
    /** Another place was chosen for a text; one that waits there already stays. */
    move(from, to) {
      const draft = drafts.get(from);
      if (!draft || drafts.has(to)) return;
      drafts.delete(from);
      drafts.set(to, draft);
      keep();
    },
  };
}
