// One text on its way to the server, without the page around it. What is typed belongs to the browser until the server has answered; the
// server's word is shown only where nothing of one's own is left.

/**
 * `stored` is what the server has. `deliver(from, to)` hands an edit over; its result's `done` promises `{ applied, value }`: whether the
 * edit was done, and what the server has after it.
 */
export function createFieldDraft(stored, deliver) {
  let text = stored; // as typed
  let given = stored; // as typed when it was handed over last
  let base = stored; // what the server made of that: the next edit is written over it
  let latest = stored; // what the server said last
  let touched = false;
  let underway = null;
  let wanted = false;

  const dirty = () => text !== given;

  return {
    get text() { return text; },
    get base() { return base; },
    /** Whether something was typed that has not been handed over yet. */
    get dirty() { return dirty(); },
    /** What `deliver` has given for the edit that is not answered yet, or null. */
    get underway() { return underway; },

    type(typed) {
      text = typed;
      touched = true;
    },

    /** What was typed since it was handed over last is given up. */
    revert() {
      text = given;
    },

    /** The server says what it has. Where somebody is typing it shows later: when the field is left, or as a conflict. */
    learn(now) {
      latest = now;
      if (!touched && !underway) text = given = base = now;
    },

    /** Nobody types any more: what the server has takes the text's place, unless some of that is still to be handed over. */
    settle() {
      if (dirty() || underway) return;
      touched = false;
      text = given = base = latest;
    },

    /** Goes on where another page has stopped: with a text typed over `over`, or over what comes of an edit that is still under way. */
    async resume(over, typed, pending) {
      [text, given, base] = [typed, over, over];
      touched = true;
      if (!pending) return;
      underway = pending;
      const { applied, value } = await pending.done;
      underway = null;
      latest = value;
      if (applied) given = base = value;
    },

    /** Hands over what was typed. One edit at a time: what is typed meanwhile follows when it is asked for, over what the server has by then. */
    async commit() {
      wanted = true;
      while (wanted && !underway && dirty()) {
        wanted = false;
        const before = given;
        given = text;
        underway = deliver(base, text);
        const { applied, value } = await underway.done;
        underway = null;
        latest = value;
        if (applied) base = value;
        // Refused, and typed on since: all of it is one's own still, over what it was begun from.
        else if (dirty()) given = before;
        else base = value;
      }
      if (!underway) wanted = false;
    },
  };
}
