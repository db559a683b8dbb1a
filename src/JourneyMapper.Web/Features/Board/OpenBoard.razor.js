// Brings a board to life: gestures and keys are read here, edits leave through the outbox. `dotnet` is the page's component.
import { beside, cellOf, columnOf, elementId, idOf, isText, neighbour, reveal } from '/js/board/cells.js';
import { draggable, pickCard, pickCatalogue } from '/js/board/dragging.js';
import { createDrafts, keyOf } from '/js/board/drafts.js';
import { createEditor } from '/js/board/editing.js';
import { emotionPoints } from '/js/board/emotion.js';
import { touchpointMenu } from '/js/board/menu.js';
import { newCards } from '/js/board/new-cards.js';
import { createOutbox, newId } from '/js/board/outbox.js';
import { panelFields } from '/js/board/panel.js';
import { setAside } from '/js/board/set-aside.js';
import { createViewport } from '/js/board/viewport.js';

export function attach(root, dotnet, options) {
  const scroller = root.querySelector('.board-scroll');
  const map = root.querySelector('.map');
  const layer = root.querySelector('.board-layer');
  const status = root.querySelector('.save-state');
  const key = `journey-${options.journey}`;
  const cleanup = [];

  const aside = setAside(layer, `${key}-aside`, options.texts);
  const outbox = createOutbox(`${key}-outbox`, dotnet, state => {
    if (!status || status.dataset.state === state) return;
    status.dataset.state = state;
    status.lastElementChild.textContent = status.dataset[state];
  }, (method, values) => aside.add(method, values));
  const viewport = createViewport(root, scroller, map, `${key}-zoom`);
  const drafts = createDrafts(outbox, `${key}-drafts`);
  const editor = options.canEdit ? createEditor(map, layer, drafts, `${key}-editor`, options) : null;
  const cards = options.canEdit ? newCards(map, layer, outbox, `${key}-new`, options, stage => map.querySelector(`[data-add="${stage}"]`)?.focus(), pasteTable) : null;
  const panel = options.canEdit ? panelFields(root, drafts, `${key}-panel`, options) : null;
  const points = options.canEdit ? emotionPoints(map, outbox, options.emotions) : null;
  if (options.canEdit) {
    cleanup.push(() => panel.dispose());
    cleanup.push(draggable(map, scroller, map, layer, pickCard, (card, stage, after) => outbox.send('Move', idOf(card), stage, after)));
    cleanup.push(draggable(root, scroller, map, layer, pickCatalogue, (item, stage, after) => outbox.send('AddFromCatalogue', item.dataset.catalogue, stage, after)));
  }

  // The focus never moves away from somebody who is writing.
  const isWriting = () => document.activeElement?.matches('textarea, input, [contenteditable]') && root.contains(document.activeElement);

  const select = id => dotnet.invokeMethodAsync('Select', id ?? null).catch(() => { });

  // One character more than the server takes at once, so that it can say so.
  function pasteTable(stage, text) {
    dotnet.invokeMethodAsync('PasteTable', stage, text.slice(0, options.longestTable + 1)).catch(() => { });
  }

  const shift = (id, by, field = 'Name') => outbox.send('Shift', id, by).done.then(() => requestAnimationFrame(() => {
    const now = cellOf(id, field);
    if (now && !isWriting()) reveal(now);
  }));

  function remove(id, field = 'Name') {
    const column = columnOf(cellOf(id, 'Name'));
    const next = column && (beside(column, 1) ?? beside(column, -1))?.querySelector(`[data-field="${field}"]`);
    outbox.send('Remove', id);
    if (next) reveal(next);
  }

  const menu = touchpointMenu(root, map, {
    open: select,
    rename: id => editor?.start(cellOf(id, 'Name'), { select: true }),
    left: id => shift(id, -1),
    right: id => shift(id, +1),
    move: id => dotnet.invokeMethodAsync('AskWhere', id).catch(() => { }),
    duplicate: id => outbox.send('Duplicate', id),
    remove: id => remove(id),
  });

  const actions = {
    'zoom-in': viewport.larger,
    'zoom-out': viewport.smaller,
    'zoom-reset': viewport.reset,
    fit: viewport.fit,
    undo: () => outbox.send('Undo'),
    redo: () => outbox.send('Redo'),
  };

  function onClick(event) {
    const action = event.target.closest('[data-action]')?.dataset.action;
    if (action) return actions[action]?.();
    if (!map.contains(event.target)) return;
    const add = event.target.closest('[data-add]')?.dataset.add;
    if (add) return cards?.start(add);
    if (event.target.closest('[data-menu]')) return menu.open(idOf(event.target));
    const cell = event.target.closest('[data-field]');
    if (!cell) return;
    if (cell.dataset.field === 'Kpis') dotnet.invokeMethodAsync('OpenKpis', idOf(cell)).catch(() => { });
    else if (cell.dataset.field === 'Name' || cell.dataset.field === 'Emotion' || !options.canEdit) select(idOf(cell));
    else editor.start(cell);
  }

  function onDoubleClick(event) {
    if (options.canEdit) editor.start(event.target.closest('.tp'), { select: true });
  }

  function onContextMenu(event) {
    const column = columnOf(event.target);
    if (!column || !map.contains(column) || editor?.active) return;
    event.preventDefault();
    menu.open(column.dataset.id, event.clientX || undefined, event.clientY || undefined);
  }

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function onKey(event) {
    const cell = event.target.closest?.('[data-field]');
    if (!cell || !map.contains(cell)) return;
    const id = idOf(cell);
    const command = event.ctrlKey || event.metaKey;
    const used = () => { event.preventDefault(); event.stopPropagation(); };
    if (event.key in arrows) {
      const [dx, dy] = arrows[event.key];
      if (event.altKey && dx && options.canEdit) {
        used();
        shift(id, dx, cell.dataset.field);
      } else if (cell.dataset.field === 'Emotion' && dy && points && !event.altKey && !command) {
        used();
        points.nudge(cell, -dy);
      } else if (!command && !event.altKey && !event.shiftKey) {
        const next = neighbour(cell, dx, dy);
        used();
        if (next) reveal(next);
      }
    } else if ((event.key === 'Enter' || event.key === 'F2') && !command && options.canEdit && isText(cell)) {
      used();
      editor.start(cell, { select: cell.dataset.field === 'Name' });
    } else if (event.key === 'Delete' && options.canEdit) {
      used();
      remove(id, cell.dataset.field);
    } else if (event.key.toLowerCase() === 'd' && command && options.canEdit) {
      used();
      outbox.send('Duplicate', id);
    }
  }

  // Undo is the map's everywhere except where a text field has its own.
  function onShortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.('input, textarea, select, [contenteditable]')) return;
    const letter = event.key.toLowerCase();
    if (letter === 'z' && options.canEdit) {
      event.preventDefault();
      outbox.send(event.shiftKey ? 'Redo' : 'Undo');
    } else if (letter === 'y' && options.canEdit) {
      event.preventDefault();
      outbox.send('Redo');
    }
  }

  function onEscape(event) {
    if (event.key === 'Escape' && !event.defaultPrevented && root.querySelector('.panel') && !document.querySelector('.mud-dialog, :popover-open')) {
      const back = root.querySelector('.panel')?.dataset.touchpoint;
      select(null);
      const cell = back && cellOf(back, 'Name');
      if (cell) reveal(cell);
    }
  }

  root.addEventListener('click', onClick);
  map.addEventListener('dblclick', onDoubleClick);
  map.addEventListener('contextmenu', onContextMenu);
  map.addEventListener('keydown', onKey);
  document.addEventListener('keydown', onShortcut);
  document.addEventListener('keydown', onEscape);
  let goOnWhenDrawn = null;
  if (options.canEdit) takeUp();
  root.dataset.ready = 'true';

  // Whoever was writing when the page was loaded again goes on where they were.
  function takeUp() {
    const [inCell, inPanel] = [editor.interrupted, panel.interrupted];
    const open = [inCell, inPanel && { id: inPanel.target, field: inPanel.field }].filter(Boolean);
    drafts.restore(draft => open.some(({ id, field }) => keyOf(id, field) === draft));
    const isThere = () => open.every(({ id }) => document.getElementById(elementId(id)));
    const goOn = () => {
      goOnWhenDrawn = null;
      // On a map that came bit by bit somebody may be writing elsewhere by now.
      if (isWriting()) return open.forEach(({ id, field }) => drafts.commit(keyOf(id, field)));
      if (inCell) editor.resume(inCell);
      if (inPanel) select(inPanel.target).then(() => panel.resume(inPanel));
    };
    if (isThere()) goOn();
    else goOnWhenDrawn = goOn;
    cards.restore();
  }

  return {
    reachable: yes => outbox.reachable(yes),
    drawn: () => goOnWhenDrawn?.(),
    showTouchpoint(id, field) {
      const cell = cellOf(id, 'Name');
      if (!cell) return;
      reveal(cell);
      root.querySelector(`.panel [data-panel-field="${field}"], .panel [data-section="${field}"]`)?.focus();
    },
    showStage(stage) {
      const head = map.querySelector(`.stage[data-stage="${stage}"] .tp, .stage[data-stage="${stage}"] button`);
      if (head) reveal(head);
    },
    focusTouchpoint(id) {
      const cell = cellOf(id, 'Name');
      if (cell && !isWriting()) reveal(cell);
    },
    /** Hands over what does not come from a gesture; gives the server's answer. */
    send: (method, values) => outbox.send(method, ...values).done,
    addRows(stage, rows) {
      for (const fields of rows) outbox.send('AddFilled', newId(), stage, fields);
    },
    async dispose() {
      editor?.dispose();
      cards?.dispose();
      cleanup.forEach(clean => clean());
      await outbox.flush(3000);
      viewport.dispose();
      outbox.dispose();
      document.removeEventListener('keydown', onShortcut);
      document.removeEventListener('keydown', onEscape);
    },
  };
}
