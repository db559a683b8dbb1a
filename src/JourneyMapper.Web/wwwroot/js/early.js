// What somebody does before the page is live (drawn by the server, its circuit not yet there): clicks, texts, choices, the focus, and on a map keys, are kept,
// and done again on the live page in the order in which they came, each as soon as what it was meant for is there. On a map that goes on until its gestures are read.
// The live page is drawn in place of the first one. What came before this script, early-events.js has noted.
import { noteOf, press } from './keys.js';
import { describe, fill, find } from './same-element.js';

const patience = 10_000;
const clickable = 'button, summary, [role="button"], [role="tab"], [role="menuitem"], [role="option"], [tabindex]';
const toggling = '[popovertarget], details[data-menu] > summary';
const withoutCircuit = 'a[href], [data-theme-choice], [data-palette], [data-copies], [data-link], [data-reload], [data-reconnect]';
const field = 'input, textarea, select';

// By what was done something to, or by the event of a key; what is done again leaves it.
const kept = new Map();
let focused;
// Keys that wait to be pressed again.
let pressing = 0;
let doing = false;

// A map is drawn before its gestures are read.
const unready = '.board:not([data-ready="true"])';
const ready = '.board[data-ready="true"]';

function findReady(description) {
  const element = find(description);
  return element?.closest(unready) ? undefined : element;
}

/** What `look` gives, once it is there; nothing when it does not come. */
function appears(look) {
  const there = look();
  if (there) return there;
  return new Promise(resolve => {
    const check = () => {
      const found = look();
      if (found) end(found);
    };
    const watch = new MutationObserver(check);
    const late = setTimeout(() => end(), patience);
    function end(found) {
      watch.disconnect();
      document.removeEventListener('focusin', check);
      clearTimeout(late);
      resolve(found);
    }
    document.addEventListener('focusin', check);
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
  if (early.is) element.ariaBusy = 'true';
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

// Whoever clicks on a cell of a map writes at once; and a map that is loaded again opens by itself the text in which somebody was writing.
function isForMap({ target, key }, { ctrlKey, altKey }) {
  if (!early.hasMap || ctrlKey || altKey || /^F\d/.test(key)) return false;
  if (target === document.body) return pressing > 0 || key.length === 1 || key === 'Enter' || key === 'Backspace';
  return !!target.closest('.board .map') && !target.matches(field) && (key !== 'Tab' || pressing > 0);
}

function noteKey(event) {
  const note = noteOf(event);
  if (!note || !isForMap(event, note)) return null;
  event.preventDefault();
  pressing++;
  return { note };
}

function keydown(event) {
  const entry = !typeOn(event) && noteKey(event);
  if (entry) kept.set(event, entry);
}

// Once the map answers, and something on it has the focus: what had it before, or what the map opens.
async function pressAgain(note) {
  if (document.activeElement === document.body) {
    await appears(() => document.querySelector(ready));
    if (document.activeElement === document.body && focused) focus(await appears(() => findReady(focused.description)));
    await appears(() => document.activeElement !== document.body);
  }
  press(note);
  pressing--;
}

function focus(now) {
  const { element: old } = focused;
  now?.focus({ preventScroll: true });
  if (now?.matches('textarea, input') && old.selectionStart !== null) now.setSelectionRange(old.selectionStart, old.selectionEnd);
}

// The live page may load for a moment before it has the field in which somebody types: until then, keys write into the field that was there. Says whether it did.
function typeOn(event) {
  const old = focused?.element;
  if (!old?.matches('textarea, input') || document.activeElement !== document.body || event.ctrlKey || event.metaKey || event.altKey) return false;
  const text = event.key === 'Enter' && old.tagName === 'TEXTAREA' ? '\n' : event.key;
  if (text.length !== 1 && text !== 'Backspace') return false;
  event.preventDefault();
  focused.typed = true;
  if (old.selectionStart === null) old.value = text === 'Backspace' ? old.value.slice(0, -1) : old.value + text;
  else if (text !== 'Backspace') old.setRangeText(text, old.selectionStart, old.selectionEnd, 'end');
  else old.setRangeText('', Math.max(0, old.selectionStart - (old.selectionStart === old.selectionEnd)), old.selectionEnd, 'end');
  return true;
}

async function again() {
  doing = true;
  function onKey(event) {
    if (!event.isTrusted) return;
    // Unless it was read a moment ago, as one that was noted.
    if (!event.defaultPrevented) {
      if (pressing === 0 && document.querySelector(ready)) typeOn(event);
      else keydown(event);
    }
    if (kept.has(event)) event.stopImmediatePropagation();
  }
  document.addEventListener('keydown', onKey, true);
  // With those that come meanwhile.
  for (const [old, { description, redo, note }] of kept) {
    kept.delete(old);
    if (note) {
      await pressAgain(note);
      continue;
    }
    const now = await appears(() => findReady(description));
    if (!now) continue;
    redo(now);
    // Unless that has opened something to write in.
    if (old === focused?.element && document.activeElement === document.body) focus(now);
  }
  if (focused) {
    // A menu that was opened again begins at its first item.
    const isFree = now => document.activeElement === document.body || now?.matches(':popover-open *');
    const now = isFree(find(focused.description)) && await appears(() => findReady(focused.description));
    if (now && focused.typed) fill(now, focused.element);
    if (now) focus(now);
  }
  document.removeEventListener('keydown', onKey, true);
  focused = undefined;
  doing = false;
  look();
}

const readers = {
  click, input: write, change: write, submit, keydown,
  focusin: ({ target }) => { focused = { element: target, description: describe(target) }; },
};

function read(event) {
  readers[event.type](event);
  look();
}

const noted = early.events;
// From now on each event is read at once.
early.events = { push: read };
noted.forEach(read);

// An attribute, and not :has() in the style sheet: a body that looks for a child has the style of each button anew with every change of the page, and a large map has thousands.
function look() {
  document.body.toggleAttribute('data-early', early.is);
  if ((kept.size || focused) && !early.is && !doing) again();
}

// The page may have gone live before this script came.
look();
new MutationObserver(look).observe(document.body, { childList: true });
