// The command palette: Ctrl+K or Cmd+K, or any button with data-palette. It belongs to the browser and asks by requests: it opens at once on a slow line, on a page that is not
// live yet, and in the middle of a text, whose editor stays as it is. Not a module and not deferred, so that the first key finds it.
(() => {
  const dialog = document.querySelector('dialog.palette');
  const input = dialog.querySelector('input');
  const list = dialog.querySelector('.palette-list');
  const note = dialog.querySelector('.palette-note');
  const pause = 120;
  const again = 1000;
  const patience = 30_000;
  // What the server has found, and for which text; what is under way, and for which.
  let found = { text: null, groups: [] };
  let asking = null;
  let timer;
  // Somebody has pressed Enter before the answer has come: what stands first in it is meant.
  let hurried = null;
  // Whether somebody has chosen another line than the first: it stays chosen while others come.
  let moved = false;

  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const active = () => list.querySelector('[aria-selected="true"]');
  const fill = (text, value) => text.replace('{0}', () => value);

  // What can be done on this page is what the page shows: what a role may not do, it has no control for.
  function here() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    return [...document.querySelectorAll('[data-command]:not(:disabled)')]
      .map(control => ({ control, title: control.dataset.command || control.ariaLabel || control.textContent.trim(), icon: control.querySelector('use')?.getAttribute('href') }))
      .filter(({ title }) => words.every(word => plain(title).includes(word)));
  }

  function draw() {
    const own = here();
    // Before anything was typed, the journeys come first; then what was looked for.
    const groups = [...found.groups];
    if (own.length) groups.splice(input.value.trim() ? 0 : 1, 0, { name: dialog.dataset.here, commands: own });
    const wanted = moved ? active()?.dataset.key : null;
    let number = 0;
    list.replaceChildren(...groups.map((group, at) => {
      const box = document.createElement('div');
      box.role = 'group';
      box.setAttribute('aria-labelledby', `palette-group-${at}`);
      const name = document.createElement('div');
      name.id = `palette-group-${at}`;
      name.className = 'palette-group';
      name.textContent = group.name;
      box.append(name, ...group.commands.map(command => option(command, number++)));
      return box;
    }));
    activate(options().find(({ dataset }) => dataset.key === wanted) ?? options()[0]);
    const nothing = number === 0 && !asking;
    note.textContent = nothing ? fill(dialog.dataset.none, input.value.trim()) : number ? fill(dialog.dataset.found, number) : '';
    note.classList.toggle('visually-hidden', !nothing);
  }

  function option(command, number) {
    const { title, detail, icon, address } = command;
    const element = document.createElement(address ? 'a' : 'div');
    if (address) element.href = address;
    element.command = command;
    element.id = `palette-option-${number}`;
    element.role = 'option';
    element.tabIndex = -1;
    element.className = 'palette-option';
    element.ariaSelected = 'false';
    element.dataset.key = `${address ?? ''} ${title}`;
    // Without an icon there is its room.
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.classList.add('icon');
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS(svg.namespaceURI, 'use');
    if (icon) use.setAttribute('href', icon);
    svg.append(use);
    element.append(svg);
    for (const [tag, text] of [['span', title], ['small', detail]]) {
      if (!text) continue;
      const part = document.createElement(tag);
      part.dir = 'auto';
      part.textContent = text;
      element.append(part);
    }
    return element;
  }

  function activate(element) {
    for (const other of options()) other.ariaSelected = String(other === element);
    if (element) input.setAttribute('aria-activedescendant', element.id);
    else input.removeAttribute('aria-activedescendant');
    element?.scrollIntoView({ block: 'nearest' });
  }

  function step(by) {
    const all = options();
    moved = true;
    if (all.length) activate(all[(all.indexOf(active()) + by + all.length) % all.length]);
  }

  /** Asks for what is typed now; what was asked before is not waited for. */
  function ask() {
    clearTimeout(timer);
    asking?.abort();
    const text = input.value;
    const request = new AbortController();
    asking = request;
    fetch(`${dialog.dataset.address}?q=${encodeURIComponent(text)}`, { signal: request.signal, headers: { accept: 'application/json' } })
      .then(response => {
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      })
      .then(groups => {
        if (asking !== request) return;
        asking = null;
        found = { text, groups };
        draw();
        if (hurried && text === input.value) choose(active(), hurried.newTab);
      })
      .catch(() => {
        if (asking !== request) return;
        note.textContent = dialog.dataset.failed;
        note.classList.remove('visually-hidden');
        if (dialog.open) timer = setTimeout(ask, again);
      });
  }

  function open() {
    if (dialog.open) return dialog.close();
    // The text that somebody is writing keeps its editor, see board/editing.js; it has the focus again when the palette closes.
    dialog.showModal();
    input.value = '';
    moved = false;
    found = { text: null, groups: [] };
    ask();
    draw();
  }

  function enter(newTab) {
    if (!asking && found.text === input.value) choose(active(), newTab);
    else hurried = { newTab };
  }

  async function choose(element, newTab) {
    hurried = null;
    if (!element) return;
    const { href, command } = element;
    if (newTab) {
      if (href) window.open(href, '_blank', 'noopener');
      return;
    }
    dialog.close();
    if (href) return element.click();
    // A text that was being written is handed over before something else is done.
    document.activeElement?.blur();
    const until = performance.now() + patience;
    while (!ready(command) && performance.now() < until) await new Promise(resolve => { setTimeout(resolve, 50); });
    ready(command)?.click();
  }

  // The live page has its own controls in place of the first ones, and reads them when it is drawn; a map when its gestures are read.
  function ready(command) {
    if (globalThis.early?.is) return null;
    const control = command.control.isConnected ? command.control : here().find(({ title }) => title === command.title)?.control;
    return control?.closest('.board:not([data-ready="true"])') ? null : control;
  }

  // Before any other: an open cell editor keeps keys to itself.
  document.addEventListener('keydown', event => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    // Keys that confirm what an input method offers belong to that.
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) open();
  }, true);

  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-palette]')) open();
  });

  // Nothing that happens in the palette reaches the page behind it.
  dialog.addEventListener('keydown', event => {
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => enter(event.ctrlKey || event.metaKey) };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  input.addEventListener('input', () => {
    hurried = null;
    moved = false;
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
    draw();
  });

  dialog.addEventListener('click', event => {
    if (event.target === dialog) return dialog.close();
    const element = event.target.closest('[role="option"]');
    // A click with a key, or with another button, is the browser's.
    if (!element || !event.isTrusted || (element.href && (event.ctrlKey || event.metaKey || event.shiftKey))) return;
    event.preventDefault();
    event.stopPropagation();
    choose(element, false);
  });

  dialog.addEventListener('close', () => {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
    hurried = null;
    list.replaceChildren();
    note.textContent = '';
  });
})();
