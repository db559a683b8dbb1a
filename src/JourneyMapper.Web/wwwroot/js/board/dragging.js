// Dragging happens in the browser alone: a ghost, a line where it would drop, and one message at the drop. What Blazor has drawn stays where it is.
import { elementId, idOf } from './cells.js';
import { dropPlace } from './columns.js';
import { edgeScroll } from './edge-scroll.js';

const threshold = 5;

/** Makes what `pick` finds under the pointer draggable; `drop` hears of the stage and the touchpoint that it would follow; `alongWith` names all that move when one does. */
export function draggable(root, scroller, map, columns, layer, pick, drop, alongWith = () => []) {
  let drag = null;

  function onDown(event) {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const source = pick(event.target);
    if (source) drag = { source, x: event.clientX, y: event.clientY, pointer: event.pointerId, ghost: null };
  }

  function onMove(event) {
    if (!drag) return;
    if (!drag.ghost && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < threshold) return;
    if (!drag.ghost) begin();
    event.preventDefault();
    drag.at = { x: event.clientX, y: event.clientY };
    drag.ghost.style.translate = `${event.clientX - drag.offsetX}px ${event.clientY - drag.offsetY}px`;
    mark();
  }

  function begin() {
    const box = drag.source.getBoundingClientRect();
    drag.offsetX = drag.x - box.left;
    drag.offsetY = drag.y - box.top;
    drag.ghost = drag.source.cloneNode(true);
    drag.ghost.className += ' ghost';
    drag.ghost.setAttribute('aria-hidden', 'true');
    drag.ghost.removeAttribute('id');
    const tint = drag.source.closest('[class*="s-"]')?.className.match(/s-(awareness|consideration|decision|retention|loyalty)/)?.[0];
    if (tint) drag.ghost.classList.add(tint);
    Object.assign(drag.ghost.style, { width: `${box.width}px`, height: `${box.height}px` });
    drag.line = Object.assign(document.createElement('div'), { className: 'drop-line', hidden: true });
    layer.append(drag.line, drag.ghost);
    drag.moving = [idOf(drag.source), ...alongWith(idOf(drag.source))];
    for (const card of cards()) card.classList.add('dragged');
    const count = new Set(drag.moving).size;
    if (count > 1) drag.ghost.dataset.count = count;
    document.body.classList.add('dragging');
    drag.stop = edgeScroll(scroller, () => drag.at ?? drag, mark);
  }

  // An entry of the catalogue is no touchpoint yet.
  const cards = () => [drag.source, ...drag.moving.map(id => id && document.getElementById(elementId(id))?.querySelector('.tp'))].filter(Boolean);

  function mark() {
    drag.target = target(drag.at.x, drag.at.y);
    drag.line.hidden = !drag.target;
    if (!drag.target) return;
    const view = scroller.getBoundingClientRect();
    const top = Math.max(drag.target.top, view.top);
    Object.assign(drag.line.style, { left: `${drag.target.line}px`, top: `${top}px`, height: `${Math.min(drag.target.bottom, view.bottom) - top}px` });
  }

  function target(x, y) {
    const view = scroller.getBoundingClientRect();
    if (x < view.left || x > view.right || y < view.top || y > view.bottom) return null;
    const stage = [...map.querySelectorAll('.stage')].find(candidate => {
      const box = candidate.getBoundingClientRect();
      return x >= box.left - 4 && x <= box.right + 4;
    });
    if (!stage) return null;
    const { top, bottom } = stage.getBoundingClientRect();
    return { stage: stage.dataset.stage, ...dropPlace(x, columns.extent(stage), drag.moving), top, bottom };
  }

  function end(event, dropped) {
    if (!drag) return;
    const { ghost, line, source, target: place, stop } = drag;
    drag = null;
    if (!ghost) return;
    stop();
    ghost.remove();
    line.remove();
    map.querySelectorAll('.dragged').forEach(card => card.classList.remove('dragged'));
    source.classList.remove('dragged');
    document.body.classList.remove('dragging');
    // The click that follows a drag would select the card: swallow that one click.
    const swallow = click => { click.stopPropagation(); click.preventDefault(); };
    addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 50);
    if (dropped && place) drop(source, place.stage, place.after);
  }

  const onUp = event => end(event, true);
  const onCancel = event => end(event, false);
  const onKey = event => {
    if (event.key === 'Escape' && drag?.ghost) {
      event.stopPropagation();
      end(event, false);
    }
  };
  const noNativeDrag = event => event.preventDefault();
  root.addEventListener('pointerdown', onDown);
  root.addEventListener('dragstart', noNativeDrag);
  addEventListener('pointermove', onMove);
  addEventListener('pointerup', onUp);
  addEventListener('pointercancel', onCancel);
  addEventListener('keydown', onKey, true);
  return () => {
    end(null, false);
    root.removeEventListener('pointerdown', onDown);
    root.removeEventListener('dragstart', noNativeDrag);
    removeEventListener('pointermove', onMove);
    removeEventListener('pointerup', onUp);
    removeEventListener('pointercancel', onCancel);
    removeEventListener('keydown', onKey, true);
  };
}

export const pickCard = element => element.closest('.tp-more') ? null : element.closest('.touchpoint .tp');
export const pickCatalogue = element => element.closest('button') ? null : element.closest('[data-catalogue]');
export const cardId = source => idOf(source);
