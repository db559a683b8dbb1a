// Starts Blazor so that a lost connection is patient: it tries again for as long as the page is open. And so that a link that is clicked before the page is live loads the next page:
// put in the place of this one instead, that page's address would come with this one's circuit, which was asked for with the address of before.
const bar = document.getElementById('components-reconnect-modal');
const soon = 500;
const later = 3000;

// "Today" is that of the person, not of the server: read by RequestClaims.cs from the next page on.
document.cookie = `${location.protocol === 'https:' ? '__Host-' : ''}time-zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;

// The server has refused to begin one more page (CircuitLimits.cs): Blazor says so as an error that nobody catches.
window.addEventListener('unhandledrejection', event => {
  if (!/negotiat/i.test(event.reason?.message) || !/429/.test(event.reason.message)) return;
  event.preventDefault();
  document.getElementById('too-many-pages').hidden = false;
});

Blazor.start({
  ssr: { disableDomPreservation: true },
  circuit: {
    reconnectionOptions: {
      dialogId: bar.id,
      maxRetries: Infinity,
      retryIntervalMilliseconds: attempt => (attempt === 0 ? 0 : attempt < 6 ? soon : later),
    },
  },
});

// A page that is being used loads again only when whoever uses it pauses; what was typed waits in the tab. While one page takes the place of another, browsers hear no keys, and a
// click is often the beginning of a text.
const breath = 1500;
let used = -Infinity;
for (const type of ['input', 'keydown', 'pointerdown']) document.addEventListener(type, () => { used = performance.now(); }, true);

function loadAgain() {
  const rest = used + breath - performance.now();
  if (rest > 0) return setTimeout(loadAgain, rest);
  // What waits to be sent survives this reload, so nobody need be asked (see board/outbox.js).
  document.body.dataset.reloading = 'true';
  location.reload();
}

// The server answers but does not know this page any more: after a restart, or after a long absence.
new MutationObserver(() => {
  if (bar.classList.contains('components-reconnect-rejected')) loadAgain();
}).observe(bar, { attributeFilter: ['class'] });

document.addEventListener('click', async event => {
  if (event.target.closest('[data-reload]')) location.reload();
  if (event.target.closest('[data-reconnect]')) {
    try {
      if (!(await Blazor.reconnect())) location.reload();
    } catch {
      // Still no connection; the next attempt comes by itself.
    }
  }
});
