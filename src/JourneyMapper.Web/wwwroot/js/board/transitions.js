// Transitions on the map: pointing at one shows all of it, a click opens it, and a new one is drawn from a handle above a card to another card.
import { columnOf, idOf } from './cells.js';
import { edgeScroll } from './edge-scroll.js';
import { newId } from './outbox.js';

export function transitions(map, scroller, layer, outbox, open, options) {
  const cleanup = [];
  const listen = (target, type, handler, capture) => {
    target.addEventListener(type, handler, capture);
    cleanup.push(() => target.removeEventListener(type, handler, capture));
  };

  function show(id) {
    map.querySelectorAll('.hot').forEach(piece => piece.classList.remove('hot'));
    map.classList.toggle('hot', Boolean(id));
    if (id) map.querySelectorAll(`[data-arc="${id}"]`).forEach(piece => piece.classList.add('hot'));
  }

  const arcOf = event => event.target.closest?.('.arc-label')?.dataset.arc;
  listen(map, 'pointerover', event => arcOf(event) && show(arcOf(event)));
  listen(map, 'pointerout', event => arcOf(event) && show(null));
  listen(map, 'focusin', event => show(arcOf(event)));
  listen(map, 'focusout', () => show(null));
  listen(map, 'click', event => {
    const id = arcOf(event);
    if (!id) return;
    event.stopPropagation();
    open(id);
  });
  if (options.canEdit) draw();

  function draw() {
    const handle = Object.assign(document.createElement('div'), { className: 'arc-handle', hidden: true, title: options.texts.transitionHandle });
    handle.setAttribute('aria-hidden', 'true');
    layer.append(handle);
    cleanup.push(() => handle.remove());
    let card = null;
    let drag = null;

    function place(over) {
      card = over;
      handle.hidden = !card;
      if (!card) return;
      const box = card.getBoundingClientRect();
      Object.assign(handle.style, { left: `${box.left + box.width / 2}px`, top: `${box.top}px` });
    }

    listen(map, 'pointerover', event => {
      if (event.pointerType === 'touch' || drag || document.body.classList.contains('dragging')) return;
      place(columnOf(event.target)?.querySelector('button.tp') ?? null);
    });
    listen(map, 'pointerleave', event => {
      if (!drag && event.relatedTarget !== handle) place(null);
    });
    listen(handle, 'pointerleave', event => {
      if (!drag && !map.contains(event.relatedTarget)) place(null);
    });
    listen(scroller, 'scroll', () => !drag && place(null));

    listen(handle, 'pointerdown', event => {
      if (event.button !== 0 || !card) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      line.classList.add('arc-draft');
      line.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
      layer.append(line);
      // From where the card stands in the map: it may scroll away meanwhile.
      const box = card.getBoundingClientRect();
      drag = { from: idOf(card), line, x: box.left + box.width / 2 + scroller.scrollLeft, y: box.top + scroller.scrollTop, target: null, at: null };
      document.body.classList.add('dragging');
      drag.stop = edgeScroll(scroller, () => drag.at, () => aim(drag.at.x, drag.at.y));
    });

    function aim(x, y) {
      drag.at = { x, y };
      const [fromX, fromY] = [drag.x - scroller.scrollLeft, drag.y - scroller.scrollTop];
      const top = Math.min(fromY, y) - 36;
      drag.line.firstChild.setAttribute('d', `M ${fromX} ${fromY} C ${fromX} ${top}, ${x} ${top}, ${x} ${y}`);
      const column = document.elementsFromPoint(x, y).map(columnOf).find(found => found && map.contains(found));
      const target = column && idOf(column) !== drag.from ? column : null;
      if (target === drag.target) return;
      drag.target?.classList.remove('arc-target');
      target?.classList.add('arc-target');
      drag.target = target;
    }

    function end(made) {
      if (!drag) return;
      const { from, target, line, stop } = drag;
      drag = null;
      stop();
      line.remove();
      target?.classList.remove('arc-target');
      document.body.classList.remove('dragging');
      place(null);
      if (made && target) outbox.send('AddTransition', newId(), { From: from, To: idOf(target) });
    }

    listen(handle, 'pointermove', event => drag && aim(event.clientX, event.clientY));
    listen(handle, 'pointerup', () => end(true));
    listen(handle, 'pointercancel', () => end(false));
    listen(window, 'keydown', event => {
      if (event.key !== 'Escape' || !drag) return;
      event.stopPropagation();
      end(false);
    }, true);
    cleanup.push(() => end(false));
  }

  return { dispose: () => cleanup.forEach(clean => clean()) };
}
