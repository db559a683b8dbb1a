// Which touchpoints are selected in this tab: by Shift and Ctrl with a click, by a frame drawn on empty ground, or by keyboard. The server hears of them only with what is done to
// them. Columns that are not drawn belong to it as well; those that others remove, or whose stage is collapsed, drop out.
import { cellOf } from './cells.js';
import { edgeScroll } from './edge-scroll.js';

// A click that trembles draws no frame.
const threshold = 8;

/** The ids from one to another, in order; only the second where the first is not there. */
export function rangeOf(ids, from, to) {
  const [first, last] = [ids.indexOf(from), ids.indexOf(to)];
  if (last < 0) return [];
  return first < 0 ? [to] : ids.slice(Math.min(first, last), Math.max(first, last) + 1);
}

/** The ids of the columns between two places. `lists` are the stages, in the pixels of the window: `{ left, width, ids }`. */
export function idsBetween(lists, left, right) {
  return lists.flatMap(list => {
    const column = list.width / list.ids.length;
    return list.ids.filter((_, at) => list.left + at * column < right && list.left + (at + 1) * column > left);
  });
}

export function createSelection(root, map, scroller, layer, columns, { texts }) {
  const bar = root.querySelector('.selection-bar');
  const said = root.querySelector('[data-selection-said]');
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let ids = new Set();
  // Where a range begins, and where it was extended to last.
  let anchor = null;
  let lead = null;
  let frame = null;

  const text = () => ids.size === 0 ? texts.selectionNone : (ids.size === 1 ? texts.selectionOne : texts.selectionOther).replace('{0}', number.format(ids.size));

  function mark(column) {
    const picked = ids.has(column.dataset.id);
    if (column.hasAttribute('data-picked') === picked) return;
    column.toggleAttribute('data-picked', picked);
    const card = column.querySelector('button.tp');
    if (picked) card?.setAttribute('aria-pressed', 'true');
    else card?.removeAttribute('aria-pressed');
  }

  function show() {
    map.querySelectorAll('.touchpoint').forEach(mark);
    const count = bar.querySelector('[data-selection-count]');
    count.textContent = text();
    count.dataset.selectionCount = number.format(ids.size);
    if (!ids.size && bar.contains(document.activeElement)) leave();
    bar.hidden = ids.size === 0;
  }

  function set(chosen, { quiet = false } = {}) {
    const before = ids.size;
    ids = new Set(chosen);
    if (!ids.size && !before) return;
    show();
    if (!quiet) said.textContent = text();
  }

  const clear = () => { lead = null; set([]); };
  const leave = () => cellOf(lead ?? anchor ?? '', 'Name')?.focus({ preventScroll: true });

  // After each drawing: columns that came are marked, and touchpoints that went drop out.
  const watch = new MutationObserver(() => {
    if (!ids.size) return;
    const there = new Set(columns.open());
    const left = [...ids].filter(id => there.has(id));
    if (left.length < ids.size) set(left);
    else map.querySelectorAll('.touchpoint').forEach(mark);
  });
  watch.observe(map, { subtree: true, childList: true });

  // Ground is what does nothing when it is clicked: what is between, below and around cards, the lane of the curve, and cells without a text.
  function isGround(target) {
    if (target.closest('.lane-titles, .stage-head, .new-cards, .stage-empty, .stage-shut, .point')) return false;
    const button = target.closest('button, a, input, textarea, select');
    return !button || (button.matches('.cell.text') && button.dataset.text === '');
  }

  function onDown(event) {
    if (event.button !== 0 || event.pointerType === 'touch' || !isGround(event.target)) return;
    // The scroll bar is no ground.
    const box = scroller.getBoundingClientRect();
    if (event.clientX > box.left + scroller.clientWidth || event.clientY > box.top + scroller.clientHeight) return;
    const add = event.ctrlKey || event.metaKey || event.shiftKey;
    frame = { x: event.clientX + scroller.scrollLeft, y: event.clientY + scroller.scrollTop, at: { x: event.clientX, y: event.clientY }, kept: add ? [...ids] : [], element: null, stop: null };
  }

  function onMove(event) {
    if (!frame) return;
    frame.at = { x: event.clientX, y: event.clientY };
    if (!frame.element && Math.hypot(frame.x - scroller.scrollLeft - event.clientX, frame.y - scroller.scrollTop - event.clientY) < threshold) return;
    if (!frame.element) {
      frame.element = Object.assign(document.createElement('div'), { className: 'selection-frame' });
      layer.append(frame.element);
      document.body.classList.add('selecting');
      getSelection()?.removeAllRanges();
      frame.stop = edgeScroll(scroller, () => frame?.at, draw);
    }
    event.preventDefault();
    draw();
  }

  function draw() {
    const view = scroller.getBoundingClientRect();
    const [fromX, fromY] = [frame.x - scroller.scrollLeft, frame.y - scroller.scrollTop];
    const [left, right] = [Math.min(fromX, frame.at.x), Math.max(fromX, frame.at.x)];
    const [top, bottom] = [Math.min(fromY, frame.at.y), Math.max(fromY, frame.at.y)];
    const [shownLeft, shownTop] = [Math.max(left, view.left), Math.max(top, view.top)];
    Object.assign(frame.element.style, { left: `${shownLeft}px`, top: `${shownTop}px`, width: `${Math.min(right, view.right) - shownLeft}px`, height: `${Math.max(0, Math.min(bottom, view.bottom) - shownTop)}px` });
    const box = map.getBoundingClientRect();
    const found = bottom < box.top || top > box.bottom ? [] : idsBetween(columns.extents(), left, right);
    set([...frame.kept, ...found], { quiet: true });
    anchor = found[0] ?? anchor;
  }

  function end(event, kept) {
    if (!frame) return;
    const { element, stop, kept: before } = frame;
    frame = null;
    if (!element) return;
    stop();
    element.remove();
    document.body.classList.remove('selecting');
    if (!kept) set(before);
    said.textContent = text();
    // The click that ends a frame would end the selection, or begin a text.
    const swallow = click => { click.stopPropagation(); click.preventDefault(); };
    addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 50);
    if (ids.size) scroller.focus({ preventScroll: true });
  }

  const onUp = event => end(event, true);
  const onCancel = event => end(event, false);
  const onKey = event => {
    if (event.key !== 'Escape' || !frame?.element) return;
    event.stopPropagation();
    event.preventDefault();
    end(event, false);
  };
  scroller.addEventListener('pointerdown', onDown);
  addEventListener('pointermove', onMove);
  addEventListener('pointerup', onUp);
  addEventListener('pointercancel', onCancel);
  addEventListener('keydown', onKey, true);

  return {
    bar,
    clear,
    leave,
    say(text) { said.textContent = text; },
    get size() { return ids.size; },
    has: id => ids.has(id),
    /** In the order of the map, whatever the order in which they were selected. */
    ids: () => columns.ids().filter(id => ids.has(id)),
    /** What one does something to: all that are selected, or else the one that is meant. */
    of: id => ids.size ? columns.ids().filter(other => ids.has(other)) : [id].filter(Boolean),
    /** Where the next range begins. */
    from(id) { [anchor, lead] = [id, null]; },
    toggle(id) {
      const next = new Set(ids);
      // The one that is open beside the map was clicked before.
      const open = map.querySelector('.touchpoint.selected')?.dataset.id;
      if (!next.size && open && open !== id) next.add(open);
      if (!next.delete(id)) next.add(id);
      [anchor, lead] = [id, id];
      set(next);
    },
    /** From where the last one was to this one. */
    extend(id, from = id) {
      anchor ??= from;
      if (!columns.has(anchor)) anchor = from;
      lead = id;
      set(rangeOf(columns.open(), anchor, id));
    },
    all() {
      anchor ??= columns.first();
      set(columns.open());
    },
    /** After an edit has brought them: shown when they are drawn. */
    take(chosen) {
      const there = chosen.filter(id => columns.has(id));
      [anchor, lead] = [there[0] ?? null, null];
      set(there);
      return there[0];
    },
    dispose() {
      end(null, false);
      watch.disconnect();
      scroller.removeEventListener('pointerdown', onDown);
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', onUp);
      removeEventListener('pointercancel', onCancel);
      removeEventListener('keydown', onKey, true);
    },
  };
}
