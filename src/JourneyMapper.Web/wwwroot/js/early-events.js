// Runs before the page is painted, so that nothing is missed: notes what somebody does until early.js is there, which makes something of it.
globalThis.early = {
  /** Whether the page was drawn by the server and its circuit is not there yet: Routes draws data-live once it is. */
  get is() { return document.body.hasAttribute('data-interactive') && !document.querySelector('body > [data-live]'); },
  /** What was not read yet; later, whatever reads it. */
  events: [],
};

for (const type of ['click', 'input', 'change', 'submit', 'focusin', 'keydown']) {
  document.addEventListener(type, event => {
    // The palette needs no circuit, and is not drawn anew.
    if (!event.isTrusted || !early.is || event.target.closest?.('.palette')) return;
    // Some forms the browser sends itself; with any other it would leave the page. (An address tells nothing: prerendered forms get one.)
    if (type === 'submit' && !event.target.matches('form[method="post"], form[role="search"]')) event.preventDefault();
    // On a cell of a map these belong to the text that somebody begins, and are no clicks.
    if (type === 'keydown' && (event.key === ' ' || event.key === 'Enter') && event.target.closest?.('.board [data-field]')) event.preventDefault();
    early.events.push(event);
  }, true);
}
