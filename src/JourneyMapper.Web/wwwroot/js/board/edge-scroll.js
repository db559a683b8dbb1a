// While something is dragged, a map scrolls on when the pointer stays at one of its sides.
const edge = 60;
// The longer it stays there the faster it goes, up to so many times: over hundreds of columns, too.
const fastest = 12;

/** Scrolls until the returned function is called. `position` says where the pointer is, if it is known; `onScroll` hears of each step. */
export function edgeScroll(scroller, position, onScroll) {
  let since = null;
  let ended = false;

  function step() {
    if (ended) return;
    const box = scroller.getBoundingClientRect();
    const at = position();
    if (at && at.y > box.top && at.y < box.bottom) {
      const by = at.x > box.right - edge ? at.x - box.right + edge : at.x < box.left + edge ? at.x - box.left - edge : 0;
      if (by) {
        const now = performance.now();
        since ??= now;
        scroller.scrollLeft += by / 4 * Math.min(fastest, 1 + (now - since) / 500);
        onScroll();
      } else since = null;
    }
    requestAnimationFrame(step);
  }

  step();
  return () => { ended = true; };
}
