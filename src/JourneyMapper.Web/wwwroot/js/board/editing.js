// Editing in place: a text area laid over the cell. What is typed is kept as a draft in the tab's storage until it is handed over.
import { cellOf, cellsOf, columnOf, columns, idOf, reveal, textFields, textOf } from './cells.js';

export function createEditor(map, layer, outbox, draftKey, limits) {
  let open = null;

  restore();

  function start(cell, { select = false } = {}) {
    if (!cell || !textFields.includes(cell.dataset.field)) return;
    finish(true);
    const id = idOf(cell);
    const field = cell.dataset.field;
    const from = textOf(cell);
    const area = document.createElement('textarea');
    area.className = `cell-editor ${field === 'Name' ? 'name' : ''}`;
    area.value = from;
    area.maxLength = field === 'Name' ? limits.name : limits.text;
    area.setAttribute('aria-label', cell.getAttribute('aria-label') ?? columnOf(cell).getAttribute('aria-label'));
    layer.append(area);
    open = { id, field, from, area, cell };
    area.addEventListener('input', () => sessionStorage.setItem(draftKey, JSON.stringify({ id, field, from, to: area.value })));
    area.addEventListener('keydown', onKey);
    area.addEventListener('blur', () => { if (open?.area === area) finish(true); });
    follow(open);
    area.focus();
    if (select) area.select();
    else area.setSelectionRange(from.length, from.length);
  }

  // The map may scroll, zoom or change under the editor while somebody else works: each frame puts it back onto its cell.
  function follow(session) {
    if (open !== session) return;
    if (!open.cell.isConnected) open.cell = cellOf(map, open.id, open.field) ?? open.cell;
    if (open.cell.isConnected) {
      const box = open.cell.getBoundingClientRect();
      const scale = parseFloat(getComputedStyle(map).zoom) || 1;
      Object.assign(open.area.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, minHeight: `${box.height}px`, fontSize: `${13 * scale}px` });
    }
    requestAnimationFrame(() => follow(session));
  }

  function finish(commit) {
    if (!open) return;
    const { id, field, from, area, cell } = open;
    open = null;
    const to = area.value;
    area.remove();
    sessionStorage.removeItem(draftKey);
    if (commit && to !== from) hand(id, field, from, to, cell);
  }

  function hand(id, field, from, to, cell) {
    if (cell?.isConnected) cell.dataset.pending = to;
    outbox.send('ChangeTouchpoint', id, field, from, to).done.then(() => requestAnimationFrame(() => {
      const now = cellOf(map, id, field);
      if (now?.dataset.pending === to) delete now.dataset.pending;
    }));
  }

  // A draft that a reload interrupted is handed over as if it had been finished; if somebody else was faster, that shows as a conflict.
  function restore() {
    const draft = JSON.parse(sessionStorage.getItem(draftKey) ?? 'null');
    sessionStorage.removeItem(draftKey);
    if (draft && draft.to !== draft.from) hand(draft.id, draft.field, draft.from, draft.to, cellOf(map, draft.id, draft.field));
  }

  function onKey(event) {
    const { cell, field } = open;
    const single = field === 'Name';
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      finish(false);
      reveal(cell);
    } else if (event.key === 'Enter' && !event.shiftKey && (single || event.ctrlKey || event.metaKey || field === 'Action' || field === 'Thought')) {
      event.preventDefault();
      finish(true);
      reveal(cell);
    } else if (event.key === 'Tab') {
      const next = step(cell, event.shiftKey ? -1 : 1);
      event.preventDefault();
      finish(true);
      if (next) {
        reveal(next);
        start(next);
      } else {
        reveal(cell);
      }
    }
  }

  // Down the column, then on to the next one: the order in which a touchpoint is told.
  function step(cell, by) {
    const all = columns(map).flatMap(column => cellsOf(column).filter(other => textFields.includes(other.dataset.field)));
    return all[all.indexOf(cell) + by];
  }

  return { start, finish, get active() { return !!open; } };
}
