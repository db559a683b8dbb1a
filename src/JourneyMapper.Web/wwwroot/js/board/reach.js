// The way of the focus over a map of which not all is drawn. A cell that is not there yet is scrolled to and waited for; keys that are pressed meanwhile do their work when it has
// come. And where the column with the focus has gone, because one had scrolled away, the focus comes back with it.
import { noteOf, press } from '../keys.js';
import { cellOf, columnOf, fieldOf, reveal } from './cells.js';

// Keys that do something on a map together with Control; all others are the browser's.
const commands = ['z', 'y', 'd', 'a', 'enter', ' '];

/** `way(id, field, key)` says where a key leads to from a cell, or nothing; `isWriting` whether somebody is writing; `expand(id)` expands the stage of a touchpoint. */
export function createReach(map, columns, isWriting, way, expand) {
  let waiting = null;
  let held = null;
  let keys = [];

  /**
   * Brings a cell into sight and does something with it, or something else where there is no such cell or somebody is writing by then. `still`: without scrolling there; `walking`:
   * keys that lead elsewhere do so at once.
   */
  function reach(id, field, then = reveal, otherwise = () => { }, { still = false, walking = false } = {}) {
    giveUp({ keepKeys: true });
    const cell = cellOf(id, field);
    if (cell) return then(cell);
    if (!columns.has(id)) return otherwise();
    waiting = { id, field, then, otherwise, walking };
    expand(id);
    if (!still) columns.scrollTo(id);
    columns.look();
  }

  /** Goes where a key leads. */
  const walk = ({ id, field }) => reach(id, field, reveal, undefined, { walking: true });

  function giveUp({ keepKeys = false } = {}) {
    const before = waiting;
    waiting = null;
    if (!keepKeys) keys = [];
    before?.otherwise();
  }

  // Something was drawn.
  function arrive() {
    if (waiting) {
      const { id, field, then } = waiting;
      if (isWriting() || !columns.has(id)) return giveUp();
      const cell = cellOf(id, field);
      if (!cell) return;
      waiting = null;
      held = null;
      then(cell);
      replay();
    } else if (held && !held.element.isConnected) {
      const { id, field } = held;
      held = null;
      // Whoever collapses a stage does not want to be in it any more.
      const shut = columns.has(id) && !columns.open().includes(id);
      if (document.activeElement === document.body && shut) map.querySelector(`[data-collapse="${columns.stageOf(id)}"]`)?.focus({ preventScroll: true });
      else if (document.activeElement === document.body) reach(id, field, cell => cell.focus({ preventScroll: true }), undefined, { still: true, walking: true });
    }
  }

  function replay() {
    while (keys.length && !waiting) press(keys.shift());
  }

  function onKey(event) {
    if (!waiting || !event.isTrusted || (event.target !== document.body && !map.contains(event.target))) return;
    const note = noteOf(event);
    if (!note) return;
    const { key, shiftKey, altKey, ctrlKey } = note;
    if ((ctrlKey && !commands.includes(key.toLowerCase())) || (key !== 'F2' && /^F\d/.test(key))) return;
    if (key === 'Tab' && waiting.walking && !keys.length) return giveUp();
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') return giveUp();
    const next = waiting.walking && !keys.length && !shiftKey && !altKey && !ctrlKey && way(waiting.id, waiting.field, key);
    if (next) walk(next);
    else keys.push(note);
  }

  function onFocus({ target }) {
    if (waiting) giveUp();
    const column = map.contains(target) ? columnOf(target) : null;
    held = column && { id: column.dataset.id, field: fieldOf(target) ?? 'Name', element: target };
  }

  // Whoever leaves a cell has left it; one that has gone by itself is not connected any more by then.
  function onBlur() {
    const before = held;
    queueMicrotask(() => { if (held === before && held?.element.isConnected && document.activeElement !== held.element) held = null; });
  }

  const onPress = () => { if (waiting) giveUp(); };
  columns.keep(() => [waiting?.id, held?.id]);
  const watch = new MutationObserver(arrive);
  watch.observe(map, { subtree: true, childList: true });
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', onPress, true);
  document.addEventListener('focusin', onFocus);
  map.addEventListener('focusout', onBlur);

  return {
    reach,
    walk,
    dispose() {
      watch.disconnect();
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('focusin', onFocus);
    },
  };
}
