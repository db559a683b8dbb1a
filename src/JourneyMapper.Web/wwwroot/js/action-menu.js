// Menus made of markup alone: a button with popovertarget, and an element with popover and role="menu" that holds role="menuitem" buttons.
// The browser opens and closes them; this adds the place beside the button and the keys that menus have.

const itemsOf = menu => [...menu.querySelectorAll('[role="menuitem"]:not(:disabled)')];
const buttonOf = menu => document.querySelector(`[popovertarget="${menu.id}"]`);
const isMenu = element => element instanceof HTMLElement && element.matches('[role="menu"][popover]');

function place(menu) {
  const button = buttonOf(menu)?.getBoundingClientRect();
  if (!button) return;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = button.bottom + 4;
  const top = below + height <= innerHeight - 8 ? below : Math.max(8, button.top - 4 - height);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(8, Math.min(button.right - width, innerWidth - width - 8))}px`;
}

function move(menu, key) {
  const items = itemsOf(menu);
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  if (next !== undefined) return items.at(next % items.length);
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLocaleLowerCase();
  return [...items.slice(at + 1), ...items.slice(0, at + 1)]
    .find(item => (item.dataset.label ?? item.textContent).trim().toLocaleLowerCase().startsWith(letter));
}

// The browser gives the focus back to what had it when the menu opened: the button, though some browsers focus none that is clicked, and scripts click without the focus.
document.addEventListener('beforetoggle', event => {
  if (isMenu(event.target) && event.newState === 'open') buttonOf(event.target)?.focus({ preventScroll: true });
}, true);

document.addEventListener('toggle', event => {
  if (!isMenu(event.target)) return;
  const open = event.newState === 'open';
  buttonOf(event.target)?.setAttribute('aria-expanded', String(open));
  if (!open) return;
  place(event.target);
  if (!event.target.contains(document.activeElement)) itemsOf(event.target)[0]?.focus({ preventScroll: true });
}, true);

document.addEventListener('keydown', event => {
  if (event.key === 'ArrowDown' && event.target.matches?.('[popovertarget][aria-haspopup="menu"]')) {
    event.preventDefault();
    return event.target.popoverTargetElement.showPopover();
  }
  const menu = event.target.closest?.('[role="menu"][popover]');
  if (!menu || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Tab') return menu.hidePopover();
  const item = move(menu, event.key);
  if (!item) return;
  event.preventDefault();
  item.focus();
});

document.addEventListener('click', event => {
  const item = event.target.closest?.('[role="menu"][popover] [role="menuitem"]');
  item?.closest('[popover]').hidePopover();
});

// A menu is fixed to the window: it follows its button, and goes with it.
document.addEventListener('scroll', event => {
  for (const menu of document.querySelectorAll('[role="menu"]:popover-open')) {
    if (menu.contains(event.target)) continue;
    const button = buttonOf(menu)?.getBoundingClientRect();
    if (!button || button.bottom < 0 || button.top > innerHeight) menu.hidePopover();
    else place(menu);
  }
}, { capture: true, passive: true });
