// Editing in place: a text area laid over the cell. Each key is kept as a draft; after a reload the area opens again where it was.
import { keyOf } from './drafts.js';
import { cellOf, cellsOf, columnOf, fieldOf, idOf, isText, reveal, textOf } from './cells.js';
import { isList, linesOf } from './pasted-lines.js';
import { formProblem } from './cell-forms.js';
import { overLimit } from './over-limit.js';

// The editor's height in pixels, and its share of the window's.
const shortest = 160;
const share = 0.6;
const edge = 16;

export function createEditor(map, layer, columns, reach, drafts, storageKey, options) {
  const { fields, texts } = options;
  const known = new Map(fields.map(field => [field.id, field]));
  let open = null;

  drafts.add({
    isWriting: key => open?.key === key,
    // A text that is on its way to the server stands in its cell already.
    show(key, draft) {
      const [id, field] = key.split('/');
      // A field of the journey itself has no cell.
      const cell = id ? cellOf(id, field) : null;
      if (!isText(cell)) return;
      if (draft.underway || draft.dirty) cell.dataset.pending = draft.text;
      else delete cell.dataset.pending;
    },
  });

  function start(cell, { select = false, caret = null } = {}) {
    if (!isText(cell)) return;
    if (!finish(true)) return open.area.focus();
    const id = idOf(cell);
    // A journey's own lane says in its cells whether they are lists.
    const field = { ...known.get(cell.dataset.field), ...cell.classList.contains('listed') && { kind: 'Items' } };
    const key = keyOf(id, field.id);
    const stored = textOf(cell);
    const { text } = drafts.learn(key, stored);
    const area = document.createElement('textarea');
    area.className = `cell-editor ${field.kind === 'Line' ? 'name' : ''}`;
    area.value = text;
    area.setAttribute('aria-label', cell.getAttribute('aria-label') ?? columnOf(cell).getAttribute('aria-label'));
    const form = cell.classList.contains('figure') ? 'number' : cell.classList.contains('links') ? 'links' : null;
    const problem = overLimit(area, layer, field.limit, texts.tooLong, undefined, typed => typed === stored ? null : formProblem(form, typed, cell.dataset.unit, options));
    layer.append(area);
    open = { key, id, field, area, cell, problem };
    area.addEventListener('input', () => { drafts.type(key, area.value); problem.check(); keep(); });
    area.addEventListener('keydown', onKey);
    area.addEventListener('paste', onPaste);
    // The palette over the page is looked at in passing: who closes it writes on.
    area.addEventListener('blur', () => { if (open?.area === area && !document.querySelector('.palette[open]')) finish(true); });
    document.addEventListener('selectionchange', keep);
    // Browsers tell of the caret with the next frame, and a page that goes has none.
    addEventListener('pagehide', keep);
    problem.check();
    follow(open);
    area.focus();
    if (select) area.select();
    else area.setSelectionRange(...caret ?? [text.length, text.length]);
    keep();
  }

  function keep() {
    if (open) sessionStorage.setItem(storageKey, JSON.stringify({ id: open.id, field: open.field.id, caret: [open.area.selectionStart, open.area.selectionEnd] }));
    else sessionStorage.removeItem(storageKey);
  }

  // The map may scroll, zoom or change under the editor while somebody else works: each frame puts it back onto its cell.
  function follow(session) {
    if (open !== session) return;
    if (!open.cell.isConnected) open.cell = cellOf(open.id, open.field.id) ?? open.cell;
    if (open.cell.isConnected) {
      const box = open.cell.getBoundingClientRect();
      const scale = parseFloat(getComputedStyle(map).zoom) || 1;
      // Of a long text it shows what the window has room for; the line that is written on stays in sight.
      const most = Math.max(shortest, Math.min(innerHeight * share, innerHeight - box.top - edge));
      Object.assign(open.area.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, minHeight: `${Math.min(box.height, most)}px`, maxHeight: `${most}px`, fontSize: `${13 * scale}px` });
      open.problem.follow();
    }
    requestAnimationFrame(() => follow(session));
  }

  // What is too long to be stored, or no figure where one is wanted, is neither cut nor lost: it stays open, with the reason.
  function finish(commit) {
    if (!open) return true;
    if (commit && open.problem.check(true)) return false;
    const key = close();
    if (commit) drafts.commit(key);
    else drafts.revert(key);
    return true;
  }

  function close() {
    const { key, area, problem } = open;
    open = null;
    document.removeEventListener('selectionchange', keep);
    removeEventListener('pagehide', keep);
    area.remove();
    problem.remove();
    keep();
    return key;
  }

  function onKey(event) {
    const { id, cell, field } = open;
    event.stopPropagation();
    // Keys that confirm what an input method offers belong to that.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      finish(false);
      reach(id, field.id);
    } else if (event.key === 'Enter' && !event.shiftKey && (event.ctrlKey || event.metaKey || field.kind !== 'Items')) {
      event.preventDefault();
      if (finish(true)) reach(id, field.id);
    } else if (event.key === 'Tab') {
      const next = step(cell, event.shiftKey ? -1 : 1);
      event.preventDefault();
      if (!finish(true)) return;
      if (next) reach(next.id, next.field, arrived => { reveal(arrived); start(arrived); });
      else reach(id, field.id);
    }
  }

  // A list becomes items: a line each, without the bullets that it had elsewhere.
  function onPaste(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (open.field.kind !== 'Items' || !isList(text)) return;
    event.preventDefault();
    document.execCommand('insertText', false, linesOf(text).join('\n'));
  }

  // Down the column, then on to the next one: the order in which a touchpoint is told.
  function step(cell, by) {
    const [id, written] = [idOf(cell), cellsOf(columnOf(cell)).filter(isText).map(fieldOf)];
    const field = written[written.indexOf(fieldOf(cell)) + by];
    if (field) return { id, field };
    const beside = columns.beside(id, by);
    return beside && { id: beside, field: written.at(by > 0 ? 0 : -1) };
  }

  // A cell that is drawn anew shows what is on its way, too; a column with an open editor stays drawn.
  const watch = new MutationObserver(() => drafts.showAll());
  watch.observe(map, { subtree: true, childList: true });
  columns.keep(() => [open?.id]);

  return {
    start,
    get active() { return !!open; },
    /** Where a field is being written. */
    areaOf: key => open?.key === key ? open.area : null,
    /** Which field is written in a text area. */
    keyIn: area => open?.area === area ? open.key : null,
    /** What a reload has interrupted: its draft is not to be handed over, but to be written on. */
    interrupted: JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'),
    /** Opens again what a reload has interrupted, with its caret. */
    resume: ({ id, field, caret }) => reach(id, field, cell => { reveal(cell); start(cell, { caret }); }, () => drafts.commit(keyOf(id, field))),
    dispose() {
      watch.disconnect();
      // A text that is too long stays a draft in the tab.
      if (!finish(true)) close();
    },
  };
}
