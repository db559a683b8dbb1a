// A slim plus between two cards while the pointer is there: a click adds a touchpoint in between.
import { columnOf } from './cells.js';

// So near to the border of two columns, in pixels.
const near = 9;

export function insertHandle(map, scroller, layer, columns, label, insert) {
  const handle = Object.assign(document.createElement('button'), { type: 'button', className: 'insert-handle', hidden: true, title: label, tabIndex: -1 });
  // By keyboard there is the menu, and a key.
  handle.setAttribute('aria-hidden', 'true');
  layer.append(handle);
  let place = null;

  function hide() {
    place = null;
    handle.hidden = true;
  }

  function onMove(event) {
    if (event.pointerType === 'touch' || event.target === handle) return;
    const cell = event.buttons ? null : event.target.closest?.('.cell.touch');
    const column = cell && columnOf(cell);
    if (!column || !map.contains(cell)) return hide();
    const box = cell.getBoundingClientRect();
    const before = event.clientX - box.left < near;
    if (!before && box.right - event.clientX >= near) return hide();
    const { id } = column.dataset;
    const stage = columns.stageOf(id);
    const beside = columns.beside(id, -1);
    place = { stage, after: !before ? id : columns.stageOf(beside) === stage ? beside : null };
    handle.hidden = false;
    Object.assign(handle.style, { left: `${before ? box.left : box.right}px`, top: `${box.top}px`, height: `${box.height}px` });
  }

  const onLeave = event => { if (event.relatedTarget !== handle) hide(); };
  const onHandleLeave = event => { if (!event.relatedTarget?.closest?.('.cell.touch')) hide(); };
  const onClick = () => {
    const { stage, after } = place;
    hide();
    insert(stage, after);
  };
  map.addEventListener('pointermove', onMove);
  map.addEventListener('pointerleave', onLeave);
  handle.addEventListener('pointerleave', onHandleLeave);
  handle.addEventListener('click', onClick);
  scroller.addEventListener('scroll', hide, { passive: true });
  return () => {
    handle.remove();
    map.removeEventListener('pointermove', onMove);
    map.removeEventListener('pointerleave', onLeave);
    scroller.removeEventListener('scroll', hide);
  };
}
