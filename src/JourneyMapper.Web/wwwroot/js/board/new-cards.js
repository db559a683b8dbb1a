// New touchpoints as fast as one types: a card opens in the browser at once and waits there, with its name, until the server has drawn the
// touchpoint. Names that were not handed over yet are kept in the tab's storage.
import { elementId } from './cells.js';
import { overLimit } from './over-limit.js';
import { isList, isTable, linesOf } from './pasted-lines.js';
import { newId } from './outbox.js';

export function newCards(map, layer, outbox, storageKey, { fields, texts }, onLeft, onTable) {
  const nameLimit = fields.find(field => field.id === 'Name').limit;
  // Cards whose touchpoints are on their way, by the id that these will have.
  const waiting = new Map();
  let open = null;

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

  function card(stage, name) {
    const element = document.createElement('div');
    element.className = 'new-card';
    const face = document.createElement('div');
    face.className = 'tp';
    face.textContent = name;
    face.dir = 'auto';
    element.append(face);
    placeOf(stage).append(element);
    makeRoom();
    return { element, face };
  }

  /** Opens a card at the end of a stage. */
  function start(stage, text = '', caret = null) {
    if (!finish()) return open.area.focus();
    const { element, face } = card(stage, '');
    const area = document.createElement('textarea');
    area.value = text;
    area.rows = 1;
    area.setAttribute('aria-label', texts.newTouchpoint);
    area.placeholder = texts.newTouchpoint;
    face.append(area);
    const problem = overLimit(area, layer, nameLimit, texts.tooLong, longest);
    open = { stage, element, area, problem };
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
    open.problem.follow();
    requestAnimationFrame(() => follow(session));
  }

  function keep() {
    if (open) sessionStorage.setItem(storageKey, JSON.stringify({ stage: open.stage, text: open.area.value, caret: [open.area.selectionStart, open.area.selectionEnd] }));
  }

  // The caret may have moved since the last letter.
  addEventListener('pagehide', keep);

  /** Hands over what the open card holds, or takes an empty one away. False when its name is too long: then it stays open. */
  function finish() {
    if (!open) return true;
    if (open.problem.check()) return false;
    const { stage, element, area } = open;
    close();
    leave(element);
    for (const name of namesIn(area.value)) send(stage, name);
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

  async function send(stage, name) {
    const id = newId();
    const { element } = card(stage, name);
    element.classList.add('waiting');
    waiting.set(id, element);
    await outbox.send('Add', id, stage, name).done;
    // The server draws a touchpoint before it answers, and says itself why it has refused one: there is nothing more to wait for.
    arrived(id);
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
    const { stage, element, area } = open;
    if (event.key === 'Enter') {
      event.preventDefault();
      const more = area.value.trim() !== '';
      if (!finish()) return;
      if (more) start(stage);
      else onLeft(stage);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
      leave(element);
      onLeft(stage);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      if (finish()) onLeft(stage);
    }
  }

  // A list becomes a touchpoint a line; what stood in the card already begins the first.
  function onPaste(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { stage, area } = open;
    if (isTable(text)) {
      event.preventDefault();
      if (finish()) onTable(stage, text);
      return;
    }
    if (!isList(text)) return;
    event.preventDefault();
    area.setRangeText(linesOf(text).join('\n'), area.selectionStart, area.selectionEnd, 'end');
    // Where one of them is too long, all of them stay in the card, to be mended.
    if (finish()) start(stage);
    else keep();
  }

  const watch = new MutationObserver(() => {
    for (const id of waiting.keys()) if (isDrawn(id)) arrived(id);
    makeRoom();
  });
  watch.observe(map, { subtree: true, childList: true, attributes: true, attributeFilter: ['style'] });

  return {
    start,
    /** Opens again the card that a reload has interrupted. */
    restore() {
      const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
      if (kept && placeOf(kept.stage)) start(kept.stage, kept.text, kept.caret);
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
