// What somebody does before the page is live (drawn by the server, its circuit not yet there): clicks, texts, choices and the focus are kept,
// and done again on the live page in the order in which they came, each as soon as what it was meant for is there.
// The live page is drawn in place of the first one. What came before this script, early-events.js has noted.
import { describe, fill, find } from './same-element.js';

const patience = 10_000;
const clickable = 'button, summary, [role="button"], [role="tab"], [role="menuitem"], [role="option"], [tabindex]';
const toggling = '[popovertarget], details[data-menu] > summary';
const withoutCircuit = 'a[href], [data-theme-choice], [data-palette], [data-copies], [data-link], [data-reload], [data-reconnect]';
const field = 'input, textarea, select';

const kept = new Map();
let focused;

function findReady(description) {
  const element = find(description);
  // A map is drawn before its gestures are read.
  return element?.closest('.board:not([data-ready="true"])') ? undefined : element;
}

/** What was described, once it is there; nothing when it does not come. */
function appears(description) {
  const there = findReady(description);
  if (there) return there;
  return new Promise(resolve => {
    const watch = new MutationObserver(() => {
      const element = findReady(description);
      if (element) end(element);
    });
    const late = setTimeout(() => end(), patience);
    function end(element) {
      watch.disconnect();
      clearTimeout(late);
      resolve(element);
    }
    watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-ready', 'aria-label'] });
  });
}

function keep(element, redo) {
  const description = kept.get(element)?.description ?? describe(element);
  kept.delete(element);
  kept.set(element, { description, redo });
}

function click(event) {
  const element = event.target.closest?.(clickable);
  if (!element || element.matches(field) || event.target.closest(withoutCircuit)) return;
  element.ariaBusy = 'true';
  // The form that it sends is kept instead.
  if (element.form && element.type === 'submit') return;
  // What opens without a circuit is open already; a second click has closed it.
  if (element.matches(toggling) && kept.delete(element)) return;
  keep(element, now => now.click());
}

function write(event) {
  const old = event.target;
  if (!old.matches?.(field) || old.matches('[data-theme-choice]')) return;
  keep(old, now => fill(now, old));
}

function submit(event) {
  if (event.defaultPrevented) keep(event.target, now => now.requestSubmit());
}

function focus(now) {
  const { element: old } = focused;
  now?.focus({ preventScroll: true });
  if (now?.matches('textarea, input') && old.selectionStart !== null) now.setSelectionRange(old.selectionStart, old.selectionEnd);
}

// The live page may load for a moment before it has the field in which somebody types: until then, keys write into the field that was there.
function typeOn(event) {
  const old = focused?.element;
  if (!old?.matches('textarea, input') || document.activeElement !== document.body || event.ctrlKey || event.metaKey || event.altKey) return;
  const text = event.key === 'Enter' && old.tagName === 'TEXTAREA' ? '\n' : event.key;
  if (text.length !== 1 && text !== 'Backspace') return;
  event.preventDefault();
  focused.typed = true;
  if (old.selectionStart === null) old.value = text === 'Backspace' ? old.value.slice(0, -1) : old.value + text;
  else if (text !== 'Backspace') old.setRangeText(text, old.selectionStart, old.selectionEnd, 'end');
  else old.setRangeText('', Math.max(0, old.selectionStart - (old.selectionStart === old.selectionEnd)), old.selectionEnd, 'end');
}

async function again() {
  const all = [...kept];
  kept.clear();
  document.addEventListener('keydown', typeOn, true);
  for (const [old, { description, redo }] of all) {
    const now = await appears(description);
    if (!now) continue;
    redo(now);
    if (old === focused?.element) focus(now);
  }
  if (focused && document.activeElement === document.body) {
    const now = await appears(focused.description);
    if (now && focused.typed) fill(now, focused.element);
    focus(now);
  }
  document.removeEventListener('keydown', typeOn, true);
  focused = undefined;
}

const readers = {
  click, input: write, change: write, submit,
  focusin: ({ target }) => { focused = { element: target, description: describe(target) }; },
};

const read = event => readers[event.type](event);
const noted = early.events;
// From now on each event is read at once.
early.events = { push: read };
noted.forEach(read);

// An attribute, and not :has() in the style sheet: a body that looks for a child has the style of each button anew with every change of the page, and a large map has thousands.
function look() {
  document.body.toggleAttribute('data-early', early.is);
  if ((kept.size || focused) && !early.is) again();
}

// The page may have gone live before this script came.
look();
new MutationObserver(look).observe(document.body, { childList: true });
