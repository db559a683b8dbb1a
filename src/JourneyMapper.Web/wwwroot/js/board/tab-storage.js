// What is typed waits in the tab's storage through a reload. There is room for some millions of characters.

/** Keeps a value in the tab, or nothing of that name where there is none. */
export function keepInTab(name, value) {
  try {
    if (value) sessionStorage.setItem(name, JSON.stringify(value));
    else sessionStorage.removeItem(name);
  } catch {
    // No room: it stays in the memory of the page and is sent from there, and leaving asks while it waits.
  }
}
