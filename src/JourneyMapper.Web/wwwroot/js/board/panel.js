// The fields of the side panels. The server says a field's value in data-value; the browser owns what stands in the field: nothing is
// written into it while somebody types there. What was typed is sent after a pause and when the field is left.
import { keyOf } from './drafts.js';
import { formProblem } from './cell-forms.js';
import { tooLong } from './over-limit.js';

export function panelFields(root, drafts, storageKey, options) {
  const { texts } = options;
  const idle = 1200;
  const timers = new Map();
  // Those that are on the screen: to look for them would be to look through the whole map.
  const present = new Set();

  const isField = element => element.matches?.('[data-panel-field]');
  const keyOfField = ({ dataset: { target, panelField } }) => keyOf(target, panelField);
  const fields = key => [...present].filter(field => keyOfField(field) === key);
  // A choice is made at once; anything else is being written as long as the field has the focus.
  const isWriting = field => field === document.activeElement && field.tagName !== 'SELECT';
  const boxesOf = field => field.type === 'hidden' ? [...field.parentElement.querySelectorAll('[data-choice-of]')] : [];

  /** The boxes of a field of several choices, as its value says. */
  function tick(field) {
    const chosen = field.value.split(', ');
    for (const box of boxesOf(field)) box.checked = chosen.includes(box.value);
  }

  drafts.add({
    isWriting: key => fields(key).some(isWriting),
    show(key, draft) {
      for (const field of fields(key)) {
        if (field.value === draft.text || (isWriting(field) && draft.dirty)) continue;
        const { selectionStart, selectionEnd } = field;
        field.value = draft.text;
        tick(field);
        if (isWriting(field) && selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
      }
    },
  });

  function sync(field) {
    present.add(field);
    drafts.learn(keyOfField(field), field.dataset.value ?? '');
    isOver(field);
  }

  function leave(field) {
    if (field.isConnected) return;
    present.delete(field);
    if (!isOver(field)) commit(keyOfField(field));
  }

  /** A text that is too long, or not what its lane holds, stays where it is, in the tab's storage too, with a word about it. */
  function isOver(field, left = false) {
    if (!field.dataset.limit) return false;
    const { limit, form, unit, value } = field.dataset;
    const long = tooLong(field.value, Number(limit), texts.tooLong);
    const other = field.value === value ? null : formProblem(form, field.value, unit, options);
    const note = document.getElementById(field.getAttribute('aria-describedby'));
    // Half a number or half an address is on its way to a whole one.
    const said = long ?? (left || note?.hidden === false ? other : null);
    if (note) [note.hidden, note.textContent] = [!said, said ?? ''];
    field.setAttribute('aria-invalid', !!said);
    return Boolean(long ?? other);
  }

  function commit(key) {
    clearTimeout(timers.get(key));
    drafts.commit(key);
  }

  function onInput({ target }) {
    const field = target.dataset.choiceOf ? document.getElementById(target.dataset.choiceOf) : target;
    if (!isField(field)) return;
    const key = keyOfField(field);
    if (field !== target) {
      field.value = boxesOf(field).filter(box => box.checked).map(box => box.value).join(', ');
      drafts.type(key, field.value);
      return commit(key);
    }
    clearTimeout(timers.get(key));
    drafts.type(key, field.value);
    if (field.tagName === 'SELECT') return commit(key);
    if (isOver(field)) return;
    // Half a date, or no name, is on its way to another: those are sent when the field is left.
    timers.set(key, setTimeout(() => { if (field.type !== 'date' && !(field.required && !field.value.trim())) commit(key); }, idle));
  }

  function onLeave({ target: field }) {
    if (!isField(field)) return;
    sessionStorage.removeItem(storageKey);
    if (!isOver(field, true)) commit(keyOfField(field));
  }

  // Where somebody is writing: a reload leads back there.
  function keepPlace() {
    const field = document.activeElement;
    if (!isField(field) || !field.dataset.target || field.tagName === 'SELECT') return;
    const { target, panelField } = field.dataset;
    sessionStorage.setItem(storageKey, JSON.stringify({ target, field: panelField, caret: [field.selectionStart, field.selectionEnd] }));
  }

  // A field that goes away with something typed in it hands that over first; one that appears may have been left a moment ago.
  const watch = new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'attributes') sync(change.target);
      for (const node of change.addedNodes) if (node.nodeType === 1) node.querySelectorAll('[data-panel-field]').forEach(sync);
      for (const node of change.removedNodes) if (node.nodeType === 1) node.querySelectorAll('[data-panel-field]').forEach(leave);
    }
  });

  root.querySelectorAll('[data-panel-field]').forEach(sync);
  watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-value'] });
  root.addEventListener('input', onInput);
  root.addEventListener('focusout', onLeave);
  root.addEventListener('focusin', keepPlace);
  document.addEventListener('selectionchange', keepPlace);
  // Browsers tell of the caret with the next frame, and a page that goes has none.
  addEventListener('pagehide', keepPlace);
  return {
    /** Where a field is being written. */
    areaOf: key => fields(key).find(isWriting),
    /** Which field is written in a text area. */
    keyIn: area => isField(area) ? keyOfField(area) : null,
    /** Where a reload has interrupted somebody: the panel is to be opened again there. */
    interrupted: JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'),
    /** Puts the focus and the caret back; hands over what was typed where that field is gone. */
    resume({ target, field: name, caret }) {
      const [field] = fields(keyOf(target, name));
      if (!field) return drafts.commit(keyOf(target, name));
      field.focus();
      if (caret[0] !== null) field.setSelectionRange(...caret);
    },
    dispose() {
      watch.disconnect();
      document.removeEventListener('selectionchange', keepPlace);
      removeEventListener('pagehide', keepPlace);
    },
  };
}
