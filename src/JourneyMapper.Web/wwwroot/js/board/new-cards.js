// New touchpoints as fast as one types: a card opens in the browser at once and waits there, with its name, until the server has drawn the
// touchpoint. Names that were not handed over yet are kept in the tab's storage.
import { elementId } from './cells.js';
import { overLimit } from './over-limit.js';
import { isList, isTable, linesOf } from './pasted-lines.js';
import { newId } from './outbox.js';

// How far the frame of a new card stands out above its text, in pixels.
const margin = 8;

export function newCards(map, layer, columns, outbox, storageKey, { fields, texts }, onLeft, onTable) {
  const nameLimit = fields.find(field => field.id === 'Name').limit;
  // Cards whose touchpoints are on their way, by the id that these will have.
  const waiting = new Map();
  let open = null;
  // What the next card goes behind.
  let last;

  const longest = text => Math.max(0, ...linesOf(text).map(line => line.length));

  const placeOf = stage => map.querySelector(`.new-cards[data-new="${stage}"]`);
  const isDrawn = id => document.getElementById(elementId(id)) !== null;

  // The stage makes room for its new cards. Blazor writes the stage's style anew when its touchpoints change.
  function makeRoom() {
    for (const place of map.querySelectorAll('.new-cards')) {
      const { style } = place.closest('.stage');
      const count = place.childElementCount;
      if (+style.getPropertyValue('--new') !== count) style.setProperty('--new', count);
    }
  }

  // `after` is the touchpoint that it goes behind, null at the beginning of its stage, and undefined at the end, where there is room for it.
  function card(stage, name, after) {
    const element = document.createElement('div');
    element.className = 'new-card';
    const face = document.createElement('div');
    face.className = 'tp';
    face.textContent = name;
    face.dir = 'auto';
    element.append(face);
    // A stage that was collapsed meanwhile shows no card.
    if (after === undefined) placeOf(stage)?.append(element);
    else {
      element.classList.add('between');
      layer.append(element);
      lay(element, stage, after);
    }
    makeRoom();
    return { element, face };
  }

  // Between two columns it lies over both, until the touchpoint is drawn and has room of its own.
  function lay(element, stage, after) {
    const { left, width, ids } = columns.extent(map.querySelector(`.stage[data-stage="${stage}"]`));
    const column = ids.length ? width / ids.length : width;
    // Behind one that is on its way itself: where that one will be.
    const at = after === null ? 0 : ids.indexOf(after) + 1 || Number(element.dataset.at ?? ids.length);
    element.dataset.at = at;
    const card = map.querySelector('button.tp');
    const top = card ? card.getBoundingClientRect().top - margin : (map.querySelector('.stage-empty') ?? map).getBoundingClientRect().top;
    Object.assign(element.style, { left: `${left + at * column}px`, top: `${top}px`, width: `${column}px` });
  }

  /** Opens a card at the end of a stage, or behind one of its touchpoints; `after` null: before all of them. */
  function start(stage, text = '', caret = null, after = undefined, at = undefined) {
    if (!finish()) return open.area.focus();
    const { element, face } = card(stage, '', after);
    if (at !== undefined) element.dataset.at = at;
    const area = document.createElement('textarea');
    area.value = text;
    area.rows = 1;
    area.setAttribute('aria-label', texts.newTouchpoint);
    area.placeholder = texts.newTouchpoint;
    face.append(area);
    const problem = overLimit(area, layer, nameLimit, texts.tooLong, longest);
    open = { stage, after, element, area, problem };
    area.addEventListener('input', () => { problem.check(); keep(); });
    area.addEventListener('keydown', onKey);
    area.addEventListener('paste', onPaste);
    // The palette over the page is looked at in passing: who closes it writes on.
    area.addEventListener('blur', () => { if (open?.area === area && !document.querySelector('.palette[open]')) finish(); });
    area.focus({ preventScroll: true });
    area.setSelectionRange(...caret ?? [text.length, text.length]);
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    problem.check();
    follow(open);
    keep();
  }

  function follow(session) {
    if (open !== session) return;
    if (open.after !== undefined) lay(open.element, open.stage, open.after);
    open.problem.follow();
    requestAnimationFrame(() => follow(session));
  }

  function keep() {
    if (open) sessionStorage.setItem(storageKey, JSON.stringify({ stage: open.stage, after: open.after, text: open.area.value, caret: [open.area.selectionStart, open.area.selectionEnd] }));
  }

  // The caret may have moved since the last letter.
  addEventListener('pagehide', keep);

  /** Hands over what the open card holds, or takes an empty one away. False when its name is too long: then it stays open. */
  function finish() {
    if (!open) return true;
    if (open.problem.check()) return false;
    const { stage, element, area } = open;
    let { after } = open;
    close();
    leave(element);
    for (const name of namesIn(area.value)) {
      const id = send(stage, name, after);
      if (after !== undefined) after = id;
    }
    last = after;
    return true;
  }

  function close() {
    open.problem.remove();
    open = null;
    sessionStorage.removeItem(storageKey);
  }

  function leave(element) {
    element.remove();
    makeRoom();
  }

  // One line is a name as it stands, whatever it begins with; several are a list.
  const namesIn = text => isList(text) ? linesOf(text) : text.trim() ? [text.trim()] : [];

  function send(stage, name, after) {
    const id = newId();
    const { element } = card(stage, name, after);
    element.classList.add('waiting');
    waiting.set(id, element);
    const { done } = after === undefined ? outbox.send('Add', id, stage, name) : outbox.send('AddAfter', id, stage, after, name);
    // The server draws a touchpoint before it answers, and says itself why it has refused one: there is nothing more to wait for.
    done.then(() => arrived(id));
    return id;
  }

  function arrived(id) {
    if (!waiting.has(id)) return;
    leave(waiting.get(id));
    waiting.delete(id);
  }

  function onKey(event) {
    event.stopPropagation();
    // Keys that confirm what an input method offers belong to that.
    if (event.isComposing || event.keyCode === 229) return;
    const { stage, element, area, after } = open;
    if (event.key === 'Enter') {
      event.preventDefault();
      const more = area.value.trim() !== '';
      if (!finish()) return;
      if (more) start(stage, '', null, last, after === undefined ? undefined : Number(element.dataset.at) + 1);
      else onLeft(stage, after);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
      leave(element);
      onLeft(stage, after);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      if (finish()) onLeft(stage, last);
    }
  }

  // A list becomes a touchpoint a line; what stood in the card already begins the first.
  function onPaste(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { stage, area, after } = open;
    if (isTable(text)) {
      event.preventDefault();
      if (finish()) onTable(stage, text, after === undefined ? undefined : last);
      return;
    }
    if (!isList(text)) return;
    event.preventDefault();
    area.setRangeText(linesOf(text).join('\n'), area.selectionStart, area.selectionEnd, 'end');
    // Where one of them is too long, all of them stay in the card, to be mended.
    if (finish()) start(stage, '', null, last);
    else keep();
  }

  const watch = new MutationObserver(() => {
    for (const id of waiting.keys()) if (isDrawn(id)) arrived(id);
    makeRoom();
  });
  watch.observe(map, { subtree: true, childList: true, attributes: true, attributeFilter: ['style'] });

  const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');

  return {
    start,
    /** The stage of the card that a reload has interrupted. */
    interrupted: kept?.stage,
    /** Opens that card again. */
    restore() {
      if (kept && placeOf(kept.stage)) start(kept.stage, kept.text, kept.caret, kept.after);
    },
    dispose() {
      watch.disconnect();
      removeEventListener('pagehide', keep);
      if (finish()) return;
      // A name that is too long stays in the tab's storage, for when the map is opened again.
      open.problem.remove();
      open = null;
    },
  };
}
