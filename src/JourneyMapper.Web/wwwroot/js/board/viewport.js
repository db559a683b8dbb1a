// Zoom, fit to width and the overview: where one is on a long map. All of it stays in this browser.

const steps = [.25, .33, .5, .67, .8, .9, 1, 1.1, 1.25, 1.5, 2];
// To fit, columns may become narrower before their text becomes smaller, as long as the map is not too high then. On long maps that gains
// little, and each try lays out the whole map.
const narrowest = 128;
const fewTouchpoints = 60;

export function createViewport(root, scroller, map, columns, key) {
  const label = root.querySelector('[data-zoom-label]');
  const overview = root.querySelector('.overview');
  const frame = root.querySelector('.overview-window');
  const number = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
  const usual = parseFloat(map.style.getPropertyValue('--col'));
  let [zoom, column = usual] = (sessionStorage.getItem(key) ?? `1 ${usual}`).split(' ').map(Number);

  function show() {
    map.style.zoom = zoom;
    map.style.setProperty('--col', `${column}px`);
    map.toggleAttribute('data-narrow', column < usual);
    if (label) label.textContent = number.format(zoom);
    follow();
  }

  function to(value, width = usual) {
    const middle = (scroller.scrollLeft + scroller.clientWidth / 2) / scroller.scrollWidth;
    zoom = Math.max(steps[0], Math.min(steps.at(-1), value));
    column = width;
    sessionStorage.setItem(key, `${zoom} ${column}`);
    show();
    scroller.scrollLeft = middle * scroller.scrollWidth - scroller.clientWidth / 2;
    follow();
  }

  const larger = () => to(steps.find(step => step > zoom + .01) ?? zoom);
  const smaller = () => to(steps.findLast(step => step < zoom - .01) ?? zoom);

  function fit() {
    const style = getComputedStyle(scroller);
    const room = scroller.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const height = scroller.clientHeight - parseFloat(style.paddingBottom);
    to(1);
    const touchpoints = columns.open().length;
    const others = natural() - touchpoints * usual;
    const zoomFor = width => Math.min(1, Math.floor(room / (others + touchpoints * width) * 100) / 100);
    if (zoomFor(usual) === 1) return;
    const fits = width => {
      to(zoomFor(width), width);
      return map.getBoundingClientRect().height <= height;
    };
    if (!touchpoints || touchpoints > fewTouchpoints) return to(zoomFor(usual));
    if (fits(narrowest)) return;
    let [tooHigh, low] = [narrowest, usual];
    while (low - tooHigh > 6) {
      const middle = (tooHigh + low) / 2;
      if (fits(middle)) low = middle;
      else tooHigh = middle;
    }
    to(zoomFor(low), low);
  }

  // The map is at least as wide as its place, so what it really needs is told by its last stage.
  function natural() {
    const box = map.getBoundingClientRect();
    const last = map.querySelector('.stage:last-of-type').getBoundingClientRect();
    return (last.right - box.left) / zoom;
  }

  function follow() {
    if (!overview) return;
    const share = scroller.clientWidth / scroller.scrollWidth;
    overview.classList.toggle('whole', share > .995);
    frame.style.left = `${scroller.scrollLeft / scroller.scrollWidth * 100}%`;
    frame.style.width = `${Math.min(1, share) * 100}%`;
  }

  function jump(event) {
    if (event.type === 'pointermove' && !event.buttons) return;
    const box = overview.getBoundingClientRect();
    const at = (event.clientX - box.left) / box.width;
    scroller.scrollLeft = at * scroller.scrollWidth - scroller.clientWidth / 2;
  }

  function onWheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (event.deltaY < 0) larger();
    else smaller();
  }

  const size = new ResizeObserver(follow);
  size.observe(map);
  size.observe(scroller);
  scroller.addEventListener('scroll', follow, { passive: true });
  scroller.addEventListener('wheel', onWheel, { passive: false });
  overview?.addEventListener('pointerdown', jump);
  overview?.addEventListener('pointermove', jump);
  show();
  return { larger, smaller, fit, to, reset: () => to(1), dispose: () => size.disconnect() };
}
