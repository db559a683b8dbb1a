// The points of curves: of the emotions, one curve for each persona, and of lanes of one's own. Drag them or use the arrow keys. The curve follows while dragging; the server hears of the result.
import { cellOf, columnOf, fieldOf, idOf } from './cells.js';

const middle = 75;
const step = 26.5;
const limit = 2;

export function curvePoints(map, columns, outbox, { emotions, levels }) {
  let drag = null;
  let pending = null;

  const clamp = value => Math.max(-limit, Math.min(limit, value));
  const y = emotion => middle - emotion * step;

  /** Tells the server where a point was put. Where nobody has said anything, a mere click says that it is neither way. */
  function tell(point, from, to) {
    const said = !point.classList.contains('unsaid');
    if (to !== from || !said) outbox.send('ChangeTouchpoint', idOf(point), fieldOf(point), said ? String(from) : '', String(to));
    else preview(point, from);
  }

  function onDown(event) {
    const point = event.target.closest('.point');
    if (!point || event.button !== 0) return;
    event.preventDefault();
    point.focus({ preventScroll: true });
    point.setPointerCapture(event.pointerId);
    drag = { point, from: +point.getAttribute('aria-valuenow'), to: +point.getAttribute('aria-valuenow') };
  }

  function onMove(event) {
    if (!drag) return;
    const box = drag.point.parentElement.getBoundingClientRect();
    const height = (event.clientY - box.top) / box.height * 151;
    preview(drag.point, drag.to = clamp(Math.round((middle - height) / step)));
  }

  function onUp() {
    if (!drag) return;
    const { point, from, to } = drag;
    drag = null;
    tell(point, from, to);
  }

  function onCancel() {
    if (!drag) return;
    preview(drag.point, drag.from);
    drag = null;
  }

  /** Moves a point by so many steps; quick presses make one edit. */
  function nudge(point, by) {
    const from = pending?.point === point ? pending.from : +point.getAttribute('aria-valuenow');
    const to = clamp((pending?.point === point ? pending.to : from) + by);
    if (pending && pending.point !== point) send();
    clearTimeout(pending?.timer);
    preview(point, to);
    pending = { point, from, to, timer: setTimeout(send, 350) };
  }

  function send() {
    const { point, from, to, timer } = pending;
    clearTimeout(timer);
    pending = null;
    tell(point, from, to);
  }

  function preview(point, step) {
    const level = point.classList.contains('level');
    const name = (level ? levels : emotions)[step + limit];
    point.style.setProperty('--y', `${y(step)}px`);
    point.setAttribute('aria-valuenow', step);
    point.setAttribute('aria-valuetext', name);
    point.title = name;
    point.classList.toggle('positive', !level && step > 0);
    point.classList.toggle('negative', !level && step < 0);
    const curve = point.className.match(/curve-\d/)?.[0];
    bend(point, curve, step, undefined);
    const before = columns.beside(columnOf(point).dataset.id, -1);
    if (before) bend(cellOf(before, fieldOf(point)), curve, undefined, step);
  }

  // A piece of the curve is "M0 y1 C m y1 m y2 w y2": only its heights change.
  function bend(point, curve, start, end) {
    const piece = point?.closest('.cell').querySelector(`:scope > .curve${curve ? `.${curve}` : ':not(.other)'}`);
    const line = piece?.querySelector('.curve-line');
    if (!line) return;
    const [, y1, half, , , y2, width] = line.getAttribute('d').match(/[\d.]+/g);
    const a = start === undefined ? y1 : y(start);
    const b = end === undefined ? y2 : y(end);
    const d = `M0 ${a}C${half} ${a} ${half} ${b} ${width} ${b}`;
    line.setAttribute('d', d);
    piece.querySelector('.curve-area').setAttribute('d', `${d}L${width} ${middle}L0 ${middle}Z`);
  }

  map.addEventListener('pointerdown', onDown);
  map.addEventListener('pointermove', onMove);
  map.addEventListener('pointerup', onUp);
  map.addEventListener('pointercancel', onCancel);
  return { nudge };
}
