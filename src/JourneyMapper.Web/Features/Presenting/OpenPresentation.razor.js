// A presentation in the browser: keys and remotes, full screen, how large the map is, the laser pointer, and what those who follow see of it.
// Positions travel as shares of the map's width and height, so that screens of different sizes show the same place.

// Type stays readable from the last row; a stage that is higher is scrolled.
const smallest = { map: .4, stage: 1.15 };
const largest = 2.4;
const pause = 60;

const back = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']);
const on = new Set(['ArrowRight', 'ArrowDown', 'PageDown', 'Enter', ' ']);

export function attach(root, dotnet, leads) {
  const scroller = root.querySelector('.stagelight');
  const zoomed = root.querySelector('.zoomed');
  const laser = root.querySelector('.laser');
  const listeners = new AbortController();
  const listen = (target, name, handler, options) => target.addEventListener(name, handler, { signal: listeners.signal, ...options });
  const call = (method, ...values) => dotnet.invokeMethodAsync(method, ...values).catch(() => { });
  let pointing = false, pointer = null, timer = 0, said = '', percent = null, full = false, steered = 0, seen = null;

  const map = () => zoomed.querySelector('.map');

  function fit() {
    const drawn = map();
    zoomed.style.zoom = 1;
    const style = getComputedStyle(scroller);
    const room = scroller.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const height = scroller.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    const box = drawn.getBoundingClientRect();
    const stage = root.dataset.stage;
    const least = stage ? smallest.stage : smallest.map;
    const wanted = percent && !stage ? percent / 100 : Math.max(least, Math.min(room / box.width, height / box.height));
    // What is wider than the screen at a readable size is scrolled; what is only higher may still use the width.
    zoomed.style.zoom = Math.min(largest, wanted);
  }

  // The map is another one after each step: it begins at its beginning. One that was only edited stays where it is.
  function show(leading, zoom) {
    const { stage, lane, view } = root.dataset;
    const look = JSON.stringify([stage, lane, view]);
    leads = leading;
    percent = zoom ?? null;
    fit();
    if (look !== seen) steer(() => scroller.scrollTo(0, 0));
    seen = look;
    if (!leads) setPointer(false);
    else tell();
  }

  // Scrolling done here is nobody's own.
  function steer(work) {
    steered = performance.now() + 300;
    work();
  }

  function box() {
    return map().getBoundingClientRect();
  }

  function tell() {
    timer ||= setTimeout(() => {
      timer = 0;
      if (!leads || listeners.signal.aborted) return;
      const area = box();
      const at = pointing && pointer ? [(pointer.x - area.left) / area.width, (pointer.y - area.top) / area.height] : [null, null];
      const values = [...at, scroller.scrollLeft / (scroller.scrollWidth || 1), scroller.scrollTop / (scroller.scrollHeight || 1)];
      if (values.join() === said) return;
      said = values.join();
      call('Point', ...values);
    }, pause);
  }

  function place(x, y) {
    laser.hidden = false;
    laser.style.translate = `${x}px ${y}px`;
  }

  // What who presents points at, and where they have scrolled to.
  function point(x, y, left, top) {
    if (leads) return;
    steer(() => scroller.scrollTo(left * scroller.scrollWidth, top * scroller.scrollHeight));
    if (x === null) return void (laser.hidden = true);
    const area = box();
    place(area.left + x * area.width, area.top + y * area.height);
  }

  function setPointer(wanted) {
    pointing = wanted;
    root.toggleAttribute('data-pointing', pointing);
    root.querySelector('[data-action="laser"]')?.setAttribute('aria-pressed', pointing);
    if (!pointing) laser.hidden = true;
    else if (pointer) place(pointer.x, pointer.y);
    tell();
  }

  function toggleFull() {
    if (document.fullscreenElement) {
      full = false;
      document.exitFullscreen();
    } else {
      document.documentElement.requestFullscreen?.().catch(() => { });
    }
  }

  const leave = () => root.querySelector('[data-action="leave"]').click();

  function onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest('input, select, textarea, dialog, [role="dialog"]')) return;
    // A button that has the focus is pressed by these, not passed.
    if ((event.key === 'Enter' || event.key === ' ') && event.target.closest('button, a')) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Home') call('Step', -100000);
    else if (event.key === 'End') call('Step', 100000);
    else if (on.has(event.key)) call('Step', event.shiftKey && event.key === ' ' ? -1 : 1);
    else if (back.has(event.key)) call('Step', -1);
    else if (event.key === 'l' || event.key === 'L') { if (leads) setPointer(!pointing); else return; }
    else if (event.key === 'f' || event.key === 'F') toggleFull();
    else return;
    event.preventDefault();
  }

  // Whoever follows and scrolls on their own wants to look on their own.
  function own() {
    if (!leads && performance.now() > steered) call('EndFollowing');
  }

  listen(document, 'keydown', onKey);
  listen(root, 'pointermove', event => {
    pointer = { x: event.clientX, y: event.clientY };
    if (leads && pointing) {
      place(pointer.x, pointer.y);
      tell();
    }
  }, { passive: true });
  listen(scroller, 'scroll', () => leads && tell(), { passive: true });
  listen(scroller, 'wheel', own, { passive: true });
  listen(scroller, 'touchmove', own, { passive: true });
  listen(root, 'click', event => {
    const action = event.target.closest('[data-action]')?.dataset.action;
    if (action === 'laser' && leads) setPointer(!pointing);
    if (action === 'full') toggleFull();
  });
  // The browser's own way out of full screen, Escape, is the way out of the presentation.
  listen(document, 'fullscreenchange', () => {
    if (document.fullscreenElement) full = true;
    else if (full) {
      full = false;
      leave();
    }
    fit();
  });
  const size = new ResizeObserver(() => fit());
  size.observe(scroller);
  if (leads && !document.fullscreenElement && navigator.userActivation?.isActive) document.documentElement.requestFullscreen?.().catch(() => { });
  scroller.focus({ preventScroll: true });

  return {
    show,
    point,
    dispose() {
      listeners.abort();
      size.disconnect();
      clearTimeout(timer);
      full = false;
      if (document.fullscreenElement) document.exitFullscreen().catch(() => { });
    },
  };
}
