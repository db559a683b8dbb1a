// Runs before the page is painted, so that nothing is missed: notes what somebody does until early.js is there, which makes something of it.
// A live page has its map before the script that reads the map's gestures; for a moment it may have none, and the focus nowhere.
const maps = document.getElementsByClassName('board');
const gestures = '.board .map :is([data-field], [data-menu], [data-add], [data-collapse], [data-open], [data-comments])';
const patience = 10_000;
let deaf = -Infinity;

globalThis.early = {
  /** Whether the page was drawn by the server and its circuit is not there yet: Routes draws data-live once it is. */
  get is() { return document.body.hasAttribute('data-interactive') && !document.querySelector('body > [data-live]'); },
  /** Whether something is done on a map whose gestures are not read yet, though the page is live. */
  isForMap({ type, target }) {
    if (maps[0]) deaf = maps[0].dataset.ready === 'true' ? -Infinity : performance.now();
    return performance.now() - deaf < patience && (target === document.body ? type === 'keydown' : !!target.closest?.(gestures) && !target.closest('a, input, textarea, select'));
  },
  /** Whether the page has a map, or had one: a live page may be without it for a moment. */
  hasMap: false,
  /** What was not read yet; later, whatever reads it. */
  events: [],
};

for (const type of ['click', 'input', 'change', 'submit', 'focusin', 'keydown']) {
  document.addEventListener(type, event => {
    // The palette needs no circuit, and is not drawn anew.
    if (!event.isTrusted || !(early.is || early.isForMap(event)) || event.target.closest?.('.palette')) return;
    // Some forms the browser sends itself; with any other it would leave the page. (An address tells nothing: prerendered forms get one.)
    if (type === 'submit' && !event.target.matches('form[method="post"], form[role="search"]')) event.preventDefault();
    // On a cell of a map these belong to the text that somebody begins, and are no clicks.
    if (type === 'keydown' && (event.key === ' ' || event.key === 'Enter') && event.target.closest?.('.board [data-field]')) event.preventDefault();
    early.hasMap ||= !!maps[0];
    early.events.push(event);
  }, true);
}
