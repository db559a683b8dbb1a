// The fields of the side panels. The server says a field's value in data-value; the browser owns what stands in the field, so that
// somebody who types is never interrupted by an answer that comes back.

export function panelFields(root, outbox, draft) {
  const timers = new WeakMap();
  // What stood in a field before somebody typed what is not yet sent. Without that nothing is sent: a field that is merely left would
  // take back what somebody else has changed meanwhile. And what is sent says what it was written over.
  const typed = new WeakMap();
  const idle = 1200;
  // The answer to an edit may come before the drawing of what it changed.
  const drawing = 500;

  const isField = element => element.matches?.('[data-panel-field]');
  const from = field => field.dataset.sent ?? field.dataset.value ?? '';

  function sync(field) {
    if (field.dataset.sent === field.dataset.value) delete field.dataset.sent;
    if (!typed.has(field) && field.dataset.sent === undefined) field.value = field.dataset.value ?? '';
  }

  function commit(field) {
    clearTimeout(timers.get(field));
    const before = typed.get(field);
    typed.delete(field);
    if (before === undefined || field.value === before) return sync(field);
    const to = field.value;
    field.dataset.sent = to;
    const { panelField, target } = field.dataset;
    const sent = target ? outbox.send('ChangeTouchpoint', target, panelField, before, to) : outbox.send('ChangeJourney', panelField, before, to);
    sent.then(() => setTimeout(() => {
      // The server may have tidied or refused the text: then its value stands, unless somebody types on.
      if (field.dataset.sent === to) delete field.dataset.sent;
      sync(field);
    }, field.dataset.value === before ? drawing : 0));
    sessionStorage.removeItem(draft);
  }

  function onInput(event) {
    const field = event.target;
    if (!isField(field)) return;
    if (!typed.has(field)) typed.set(field, from(field));
    clearTimeout(timers.get(field));
    if (field.tagName === 'SELECT') return commit(field);
    const { panelField, target } = field.dataset;
    sessionStorage.setItem(draft, JSON.stringify({ target, field: panelField, from: typed.get(field), to: field.value }));
    timers.set(field, setTimeout(() => commit(field), idle));
  }

  function onLeave(event) {
    if (isField(event.target)) commit(event.target);
  }

  // A field that goes away with something typed in it hands that over first.
  const watch = new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'attributes') sync(change.target);
      for (const node of change.addedNodes) if (node.nodeType === 1) node.querySelectorAll('[data-panel-field]').forEach(sync);
      for (const node of change.removedNodes) if (node.nodeType === 1) node.querySelectorAll('[data-panel-field]').forEach(commit);
    }
  });

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(draft) ?? 'null');
    sessionStorage.removeItem(draft);
    if (!kept || kept.to === kept.from) return;
    if (kept.target) outbox.send('ChangeTouchpoint', kept.target, kept.field, kept.from, kept.to);
    else outbox.send('ChangeJourney', kept.field, kept.from, kept.to);
  }

  restore();
  root.querySelectorAll('[data-panel-field]').forEach(sync);
  watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-value'] });
  root.addEventListener('input', onInput);
  root.addEventListener('focusout', onLeave);
  return () => watch.disconnect();
}
