// While something is dragged, a map scrolls on when the pointer stays at one of its sides.
const edge = 60;
// The longer it stays there the faster it goes, up to so many times: over hundreds of columns, too.
const fastest = 16;
// In milliseconds: what the speed is said for, and the longest step that counts whole.
const frame = 1000 / 60;
const longest = 100;

/** Scrolls until the returned function is called. `position` says where the pointer is, if it is known; `onScroll` hears of each step. */
export function edgeScroll(scroller, position, onScroll) {
  let since = null;
  let last = performance.now();
  let ended = false;

  function step() {
    if (ended) return;
    // By time and not by frame: a map that is slow to draw is crossed as quickly.
    const now = performance.now();
    const frames = Math.min(longest, now - last) / frame;
    last = now;
    const box = scroller.getBoundingClientRect();
    const at = position();
    if (at && at.y > box.top && at.y < box.bottom) {
      const by = at.x > box.right - edge ? at.x - box.right + edge : at.x < box.left + edge ? at.x - box.left - edge : 0;
      if (by) {
        since ??= now;
        scroller.scrollLeft += by / 4 * frames * Math.min(fastest, 1 + (now - since) / 500);
        onScroll();
      } else since = null;
    }
    requestAnimationFrame(step);
  }

  step();
  return () => { ended = true; };
}
