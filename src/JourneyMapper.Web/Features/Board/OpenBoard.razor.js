// Brings a board to life: gestures and keys are read here, edits leave through the outbox. `dotnet` is the page's component.
import { cellOf, cellsOf, columnOf, fieldOf, idOf, isPoint, isText, reveal } from '/js/board/cells.js';
import { clipIn, writeClip } from '/js/board/clips.js';
import { createCollapsing } from '/js/board/collapsing.js';
import { createColumns } from '/js/board/columns.js';
import { draggable, pickCard, pickCatalogue } from '/js/board/dragging.js';
import { createDrafts, keyOf } from '/js/board/drafts.js';
import { createEditor } from '/js/board/editing.js';
import { curvePoints } from '/js/board/curves.js';
import { insertHandle } from '/js/board/insert-handle.js';
import { touchpointMenu } from '/js/board/menu.js';
import { newCards } from '/js/board/new-cards.js';
import { createOutbox, newId } from '/js/board/outbox.js';
import { panelFields } from '/js/board/panel.js';
import { pictures } from '/js/board/pictures.js';
import { createReach } from '/js/board/reach.js';
import { createSelection } from '/js/board/selection.js';
import { setAside } from '/js/board/set-aside.js';
import { transitions } from '/js/board/transitions.js';
import { interrupted as interruptedComment } from '/js/comments/drafts.js';
import { createViewport } from '/js/board/viewport.js';
import { copyLink } from '/js/clipboard.js';

export function attach(root, dotnet, options) {
  const scroller = root.querySelector('.board-scroll');
  const map = root.querySelector('.map');
  const layer = root.querySelector('.board-layer');
  const status = root.querySelector('.save-state');
  const key = `journey-${options.journey}`;
  const address = `/journeys/${options.journey}`;
  const cleanup = [];

  const aside = setAside(layer, `${key}-aside`, options.texts);
  let live = false;
  let saveState = 'saved';
  function showState() {
    if (!live || !status || status.dataset.state === saveState) return;
    status.dataset.state = saveState;
    status.lastElementChild.textContent = status.dataset[saveState];
  }

  const outbox = createOutbox(`${key}-outbox`, dotnet, state => {
    saveState = state;
    showState();
  }, (method, values) => aside.add(method, values));
  // The focus never moves away from somebody who is writing.
  const isWriting = () => document.activeElement?.matches('textarea, input, [contenteditable]') && root.contains(document.activeElement);

  const columns = createColumns(map, scroller, dotnet);
  const call = (method, ...values) => dotnet.invokeMethodAsync(method, ...values).catch(() => { });
  const collapsing = createCollapsing(map, columns, `${key}-collapsed`, stages => call('Collapse', stages));
  const { reach, walk, dispose: endReach } = createReach(map, columns, isWriting, way, collapsing.reveal);
  const viewport = createViewport(root, scroller, map, columns, `${key}-zoom`);
  const drafts = createDrafts(outbox, `${key}-drafts`);
  const editor = options.canEdit ? createEditor(map, layer, columns, reach, drafts, `${key}-editor`, options) : null;
  const selection = createSelection(root, map, scroller, layer, columns, options);
  cleanup.push(() => selection.dispose());
  const cards = options.canEdit ? newCards(map, layer, columns, outbox, `${key}-new`, options, leaveCard, pasteTable) : null;
  const panel = options.canEdit ? panelFields(root, drafts, `${key}-panel`, options) : null;
  const points = options.canEdit ? curvePoints(map, columns, outbox, options) : null;
  if (options.canEdit) {
    cleanup.push(() => panel.dispose());
    const withPictures = new Set(options.pictures);
    cleanup.push(pictures(root, map, layer, drafts, [editor, panel], field => withPictures.has(field), file => dotnet.invokeMethodAsync('KeepPicture', DotNet.createJSStreamReference(file)), options.texts));
    cleanup.push(draggable(map, scroller, map, columns, layer, pickCard, drop, id => selection.has(id) ? selection.ids() : []));
    cleanup.push(insertHandle(map, scroller, layer, columns, options.texts.insertHere, insert));
    cleanup.push(draggable(root, scroller, map, columns, layer, pickCatalogue, (item, stage, after) => outbox.send('AddFromCatalogue', item.dataset.catalogue, stage, after)));
  }

  const arcs = transitions(map, scroller, layer, outbox, id => call('OpenTransition', id), options);
  cleanup.push(() => arcs.dispose());

  columns.keep(() => [idOf(map.querySelector('.dragged'))]);

  const openPanel = id => call('Select', id ?? null).then(() => requestAnimationFrame(() => uncover(id)));
  const comment = (id, field) => call('Comment', id, field ?? null);

  // A panel makes the map narrower, or lies over it: the card that it is about comes out from under it.
  function uncover(id) {
    const card = id && cellOf(id, 'Name')?.getBoundingClientRect();
    const panel = root.querySelector('.panel');
    if (!card || !panel) return;
    const view = scroller.getBoundingClientRect();
    const over = getComputedStyle(panel).position === 'fixed' ? panel.getBoundingClientRect() : null;
    const isBelow = over && over.width >= view.width;
    const style = getComputedStyle(scroller);
    const right = (over && !isBelow ? over.left : view.right) - 8;
    const left = view.left + parseFloat(style.scrollPaddingLeft);
    // On a phone, where a swipe ends at a card's beginning.
    if (card.right > right) scroller.scrollLeft += isBelow ? card.left - left : Math.min(card.right - right, card.left - left);
    else if (card.left < left) scroller.scrollLeft += card.left - left;
    const top = view.top + parseFloat(style.scrollPaddingTop);
    if (isBelow && card.bottom > over.top - 8) scroller.scrollTop += card.bottom - over.top + 8;
    else if (isBelow && card.top < top) scroller.scrollTop += card.top - top;
  }

  // As much of a stage as there is room for.
  function begin(stage) {
    const { left, right } = map.querySelector(`.stage[data-stage="${stage}"]`).getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    if (right > view.right) scroller.scrollLeft += left - view.left - parseFloat(getComputedStyle(scroller).scrollPaddingLeft);
  }

  // Beside the comments, what is clicked is what the next one is about, unless one is being written.
  function select(id, field) {
    const composer = root.querySelector('.panel .comments .composer');
    if (!id || !composer) return openPanel(id);
    if (!composer.querySelector('textarea').value.trim()) call('CommentAbout', id, field ?? null);
  }

  // One character more than the server takes at once, so that it can say so.
  function pasteTable(stage, text, after) {
    const taken = text.slice(0, options.longestTable + 1);
    if (after === undefined) call('PasteTable', stage, taken);
    else call('PasteCells', stage, after, taken);
  }

  // The focus goes back to where the new cards were begun.
  function leaveCard(stage, after) {
    if (after && columns.has(after)) reach(after, 'Name');
    else map.querySelector(`[data-add="${stage}"]`)?.focus();
  }

  function insert(stage, after) {
    if (after) reach(after, 'Name', cell => { reveal(cell); cards?.start(stage, '', null, after); });
    else cards?.start(stage, '', null, after);
  }

  function drop(card, stage, after) {
    const id = idOf(card);
    if (selection.size > 1 && selection.has(id)) outbox.send('MoveMany', selection.ids(), stage, after);
    else outbox.send('Move', id, stage, after);
  }

  // What an edit has brought is selected, and in sight.
  const take = added => requestAnimationFrame(() => {
    const first = Array.isArray(added) && selection.take(added);
    if (first && !isWriting()) reach(first, 'Name');
  });

  function removeMany(ids) {
    const there = columns.open();
    const at = there.indexOf(ids.at(-1));
    const gone = new Set(ids);
    const next = there.slice(at).find(id => !gone.has(id)) ?? there.slice(0, at).findLast(id => !gone.has(id));
    outbox.send('RemoveMany', ids);
    selection.clear();
    if (next) reach(next, 'Name');
  }

  const duplicateMany = ids => outbox.send('DuplicateMany', ids).done.then(take);

  // A colour or an icon for one card or several.
  let marked = [];
  function openMarks(field, ids, beside) {
    marked = ids;
    const menu = root.querySelector(`[data-marks="${field}"]`);
    const box = beside.getBoundingClientRect();
    menu.showPopover();
    menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.max(8, box.bottom + 4 + menu.offsetHeight < innerHeight ? box.bottom + 4 : box.top - menu.offsetHeight - 4)}px`;
  }
  root.querySelectorAll('[data-marks]').forEach(menu => menu.addEventListener('click', event => {
    const mark = event.target.closest('[data-mark]')?.dataset.mark;
    if (mark) outbox.send('ChangeMany', marked, menu.dataset.marks, mark);
  }));

  const selectionCommands = {
    move: ids => call('AskMany', ids, 'Stage'),
    channel: ids => call('AskMany', ids, 'Channel'),
    owner: ids => call('AskMany', ids, 'Owner'),
    colour: (ids, button) => openMarks('Colour', ids, button),
    icon: (ids, button) => openMarks('Icon', ids, button),
    duplicate: duplicateMany,
    copy,
    remove: removeMany,
    end: () => { selection.leave(); selection.clear(); },
  };
  selection.bar.addEventListener('click', event => {
    const button = event.target.closest('[data-selection]');
    if (button) selectionCommands[button.dataset.selection]?.(selection.ids(), button);
  });

  async function copy(ids) {
    const copied = dotnet.invokeMethodAsync('Copy', ids);
    const done = await writeClip(copied);
    // Where there is nothing, the server has said why.
    if (!done && await copied.catch(() => null)) selection.say(options.texts.copyFailed);
    return done;
  }

  // Whether keys and the clipboard mean the map: never while somebody writes, or something lies over it.
  function isOnMap() {
    const focused = document.activeElement;
    if (editor?.active || focused?.matches('input, textarea, select, [contenteditable]') || document.querySelector('.mud-dialog, .palette[open], :popover-open')) return false;
    return scroller.contains(focused) || selection.bar.contains(focused);
  }

  const focusedId = () => scroller.contains(document.activeElement) ? idOf(document.activeElement) : undefined;

  function onCopy(event) {
    if (!isOnMap() || !(getSelection()?.isCollapsed ?? true)) return;
    const ids = selection.of(focusedId());
    if (!ids.length || (event.type === 'cut' && !options.canEdit)) return;
    event.preventDefault();
    copy(ids).then(done => { if (done && event.type === 'cut') removeMany(ids); });
  }

  function onPaste(event) {
    if (!isOnMap() || !options.canEdit) return;
    const clip = clipIn(event.clipboardData?.getData('text/html') ?? '');
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!clip && !text.trim()) return;
    event.preventDefault();
    const { stage, after } = whereOne();
    if (clip) outbox.send('Paste', stage, after, clip.slice(0, options.longestClip + 1)).done.then(take);
    else pasteTable(stage, text, after);
  }

  // Behind what is selected, what has the focus, what is open beside the map, or else at the end of a stage.
  function whereOne() {
    const after = selection.ids().at(-1) ?? focusedId() ?? idOf(map.querySelector('.touchpoint.selected'));
    if (after) return { stage: columns.stageOf(after), after };
    const { stage } = (document.activeElement.closest('.stage') ?? map.querySelector('.stage:not(.collapsed)') ?? map.querySelector('.stage')).dataset;
    collapsing.expand(stage);
    return { stage, after: columns.lastOf(stage) };
  }

  // A card that moves loses the focus, and gets it back; who has gone elsewhere meanwhile stays there.
  const giveBack = (id, field) => requestAnimationFrame(() => {
    const focused = document.activeElement;
    if (!isWriting() && (focused === document.body || map.contains(focused))) reach(id, field);
  });

  const shift = (id, by, field = 'Name') => outbox.send('Shift', id, by).done.then(() => giveBack(id, field));

  function remove(id, field = 'Name') {
    const next = columns.beside(id, 1) ?? columns.beside(id, -1);
    outbox.send('Remove', id);
    if (next) reach(next, field);
  }

  const menu = touchpointMenu(root, map, columns, {
    open: openPanel,
    comment,
    link: id => copyLink(`${address}?touchpoint=${id}`),
    rename: id => reach(id, 'Name', cell => editor?.start(cell, { select: true })),
    left: id => shift(id, -1),
    right: id => shift(id, +1),
    move: id => selection.has(id) ? call('AskMany', selection.ids(), 'Stage') : call('AskWhere', id),
    before: id => insert(columns.stageOf(id), columns.stageOf(columns.beside(id, -1)) === columns.stageOf(id) ? columns.beside(id, -1) : null),
    after: id => insert(columns.stageOf(id), id),
    colour: id => openMarks('Colour', selection.has(id) ? selection.ids() : [id], cellOf(id, 'Name')),
    icon: id => openMarks('Icon', selection.has(id) ? selection.ids() : [id], cellOf(id, 'Name')),
    detail: id => call('AskDetail', id),
    transition: id => call('AskTransition', id),
    duplicate: id => selection.has(id) ? duplicateMany(selection.ids()) : outbox.send('Duplicate', id),
    remove: id => selection.has(id) ? removeMany(selection.ids()) : remove(id),
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
    if (!map.contains(event.target)) {
      if (scroller.contains(event.target)) selection.clear();
      return;
    }
    const column = columnOf(event.target);
    if (column && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const { id } = column.dataset;
      if (event.shiftKey) selection.extend(id);
      else selection.toggle(id);
      reach(id, 'Name', cell => cell.focus({ preventScroll: true }));
      return;
    }
    const add = event.target.closest('[data-add]')?.dataset.add;
    if (add) return cards?.start(add);
    const shut = event.target.closest('[data-collapse]')?.dataset.collapse;
    if (shut) return collapsing.toggle(shut);
    const opened = event.target.closest('[data-open]')?.dataset.open;
    if (opened) return collapsing.expand(opened)?.then(() => map.querySelector(`[data-collapse="${opened}"]`)?.focus({ preventScroll: true }));
    if (event.target.closest('[data-menu]')) return menu.open(idOf(event.target));
    if (event.target.closest('[data-comments]')) return call('CommentAbout', idOf(event.target), null);
    const cell = event.target.closest('[data-field]');
    selection.clear();
    selection.from(column?.dataset.id ?? null);
    if (!cell) return;
    if (cell.dataset.field === 'Kpis') call('OpenKpis', idOf(cell));
    else if (cell.dataset.field === 'Name' || isPoint(cell) || !options.canEdit) select(idOf(cell), fieldOf(cell));
    else if (!isText(cell)) call('OpenField', idOf(cell), fieldOf(cell));
    else editor.start(cell);
  }

  function onDoubleClick(event) {
    if (options.canEdit) editor.start(event.target.closest('.tp'), { select: true });
  }

  function onContextMenu(event) {
    const column = columnOf(event.target);
    if (!column || !map.contains(column) || editor?.active) return;
    event.preventDefault();
    const open = () => menu.open(column.dataset.id, event.clientX || undefined, event.clientY || undefined, fieldOf(event.target));
    // Where a menu comes with the press of a button, its release would close it again.
    if (event.buttons) addEventListener('pointerup', () => setTimeout(open), { once: true });
    else open();
  }

  const along = {
    ArrowLeft: id => columns.beside(id, -1),
    ArrowRight: id => columns.beside(id, 1),
    PageUp: id => columns.page(id, -1),
    PageDown: id => columns.page(id, 1),
    Home: columns.first,
    End: columns.last,
  };
  const across = { ArrowUp: -1, ArrowDown: 1 };

  /** Where a key leads from a cell. Up and down on a curve it leads nowhere, but moves the point. */
  function way(id, field, key) {
    if (key in along) return { id: along[key](id) ?? id, field };
    // Of a cell that is not drawn any other of its lane tells what it is.
    if (!(key in across) || (options.canEdit && isPoint(map.querySelector(`.touchpoint [data-field="${field}"]`)))) return null;
    const fields = cellsOf(map.querySelector('.touchpoint')).map(fieldOf);
    return { id, field: fields[fields.indexOf(field) + across[key]] ?? field };
  }

  function onKey(event) {
    const cell = event.target.closest?.('[data-field]');
    if (!cell || !map.contains(cell)) return;
    const id = idOf(cell);
    const command = event.ctrlKey || event.metaKey;
    const used = () => { event.preventDefault(); event.stopPropagation(); };
    const next = !command && !event.altKey && !event.shiftKey && way(id, fieldOf(cell), event.key);
    if (next) {
      used();
      walk(next);
    } else if (event.shiftKey && event.key in along && !command && !event.altKey) {
      used();
      const to = along[event.key](id) ?? id;
      selection.extend(to, id);
      walk({ id: to, field: fieldOf(cell) });
    } else if (event.key === ' ' && command) {
      used();
      selection.toggle(id);
    } else if (event.altKey && /^Arrow(Left|Right)$/.test(event.key) && options.canEdit) {
      used();
      const by = event.key === 'ArrowLeft' ? -1 : 1;
      if (selection.has(id)) outbox.send('ShiftMany', selection.ids(), by).done.then(() => giveBack(id, fieldOf(cell)));
      else shift(id, by, fieldOf(cell));
    } else if (event.key in across && points && isPoint(cell) && !command && !event.altKey) {
      used();
      points.nudge(cell, -across[event.key]);
    } else if ((event.key === 'Enter' || event.key === 'F2') && !command && options.canEdit && isText(cell)) {
      used();
      editor.start(cell, { select: cell.dataset.field === 'Name' });
    } else if (event.key === 'Delete' && options.canEdit) {
      used();
      if (selection.size) removeMany(selection.ids());
      else remove(id, cell.dataset.field);
    } else if (event.key.toLowerCase() === 'n' && !command && !event.altKey && options.canEdit) {
      used();
      const after = selection.ids().at(-1) ?? id;
      insert(columns.stageOf(after), after);
    } else if (event.key.toLowerCase() === 't' && !command && !event.altKey && options.canEdit) {
      used();
      call('AskTransition', id);
    } else if (event.code === 'KeyM' && command && event.altKey) {
      used();
      comment(id, fieldOf(cell));
    } else if (event.key.toLowerCase() === 'd' && command && options.canEdit) {
      used();
      if (selection.size) duplicateMany(selection.ids());
      else outbox.send('Duplicate', id);
    }
  }

  // Where no cell has the focus: the map itself, after a frame was drawn, and the bar of the selection.
  function onMapKey(event) {
    if (!isOnMap() || event.altKey) return;
    const used = () => { event.preventDefault(); event.stopPropagation(); };
    const command = event.ctrlKey || event.metaKey;
    if (event.key.toLowerCase() === 'a' && command && !event.shiftKey) {
      used();
      selection.all();
    } else if (event.key === 'Delete' && options.canEdit && selection.size) {
      used();
      removeMany(selection.ids());
    } else if (event.key.toLowerCase() === 'd' && command && options.canEdit && selection.size) {
      used();
      duplicateMany(selection.ids());
    } else if (event.key === 'F6' && selection.size) {
      used();
      if (selection.bar.contains(document.activeElement)) selection.leave();
      else selection.bar.querySelector('button').focus();
    }
  }

  // A button is pressed when the space bar is let go.
  function onKeyUp(event) {
    if (event.key === ' ' && (event.ctrlKey || event.metaKey)) event.preventDefault();
  }

  // With Shift, browsers select the texts between two clicks.
  function onMouseDown(event) {
    if (event.shiftKey && columnOf(event.target)) event.preventDefault();
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

  // Browsers print what a window shows; of a map that is a corner. The first item of the menu asks for paper, also over a dialog, which may be closing at this moment.
  function onPrint(event) {
    const item = root.querySelector('.export-menu + [popover] [role="menuitem"]');
    if (!item || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'p') return;
    event.preventDefault();
    if (!document.querySelector('.pdf-choices')) item.click();
  }

  function onEscape(event) {
    if (event.key === 'Escape' && !event.defaultPrevented && selection.size && (isOnMap() || document.activeElement === document.body)) {
      event.preventDefault();
      if (selection.bar.contains(document.activeElement)) selection.leave();
      selection.clear();
    } else if (event.key === 'Escape' && !event.defaultPrevented && root.querySelector('.panel') && !document.querySelector('.mud-dialog, :popover-open')) {
      const back = root.querySelector('.panel')?.dataset.touchpoint;
      openPanel(null);
      if (back) reach(back, 'Name');
    }
  }

  root.addEventListener('click', onClick);
  map.addEventListener('dblclick', onDoubleClick);
  map.addEventListener('contextmenu', onContextMenu);
  map.addEventListener('keydown', onKey);
  map.addEventListener('keyup', onKeyUp);
  map.addEventListener('mousedown', onMouseDown);
  scroller.addEventListener('keydown', onMapKey);
  selection.bar.addEventListener('keydown', onMapKey);
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  document.addEventListener('paste', onPaste);
  document.addEventListener('keydown', onShortcut);
  document.addEventListener('keydown', onPrint);
  document.addEventListener('keydown', onEscape);
  collapsing.restore([columns.stageOf(editor?.interrupted?.id), columns.stageOf(panel?.interrupted?.target), cards?.interrupted]);
  if (options.canEdit) takeUp();
  live = true;
  showState();
  const written = interruptedComment(options.journey);
  if (written) call('ResumeComment', written);
  root.dataset.ready = 'true';

  // Whoever was writing when the page was loaded again goes on where they were.
  function takeUp() {
    const [inCell, inPanel] = [editor.interrupted, panel.interrupted];
    const open = [inCell, inPanel && { id: inPanel.target, field: inPanel.field }].filter(Boolean);
    drafts.restore(draft => open.some(({ id, field }) => keyOf(id, field) === draft));
    if (inCell) editor.resume(inCell);
    if (inPanel) openPanel(inPanel.target).then(() => panel.resume(inPanel));
    cards.restore();
  }

  // A field of several choices is its first box.
  const fieldInPanel = field => root.querySelector(`.panel [data-choice-of="panel-${field}"]`) ?? root.querySelector(`.panel [data-panel-field="${field}"], .panel [data-section="${field}"]`);

  return {
    reachable: yes => outbox.reachable(yes),
    showField: field => fieldInPanel(field)?.focus(),
    showTouchpoint(id, field) {
      // A page that was loaded again has its address still, and somebody may write on already.
      if (isWriting()) return;
      reach(id, 'Name', cell => {
        reveal(cell);
        uncover(id);
        fieldInPanel(field)?.focus();
      });
    },
    /** Whether the panel covers the map. */
    showCell(id, field) {
      const covered = getComputedStyle(root.querySelector('.panel') ?? root).position === 'fixed';
      if (!covered) reach(id, field ?? 'Name');
      return covered;
    },
    // Once the lanes and the stages of the view are drawn.
    async showView(zoom, stage, collapsed) {
      await collapsing.show(collapsed);
      requestAnimationFrame(() => {
        if (zoom) viewport.to(zoom / 100);
        else viewport.fit();
        if (stage) this.showStage(stage);
        else scroller.scrollTo({ left: 0 });
      });
    },
    expand: () => collapsing.show([]),
    showStage(stage) {
      collapsing.expand(stage);
      const first = columns.firstOf(stage);
      if (first) reach(first, 'Name', cell => { reveal(cell); begin(stage); });
      else (map.querySelector(`[data-add="${stage}"]`) ?? map.querySelector(`.stage[data-stage="${stage}"] button`))?.focus();
    },
    showFinding(key) {
      const finding = root.querySelector(`[data-finding="${CSS.escape(key)}"]`);
      finding?.scrollIntoView({ block: 'nearest' });
      if (!isWriting()) finding?.focus({ preventScroll: true });
    },
    /** The address names what is selected, in the same entry of the history; Blazor's own notes stay with it. */
    selected(id) {
      const query = new URLSearchParams(location.search);
      if (!root.isConnected || location.pathname.toLowerCase() !== address || query.get('touchpoint') === id) return;
      const next = new URLSearchParams();
      if (query.get('show') === 'coverage') next.set('show', 'coverage');
      if (id) next.set('touchpoint', id);
      history.replaceState(history.state, '', location.pathname + (next.size ? `?${next}` : ''));
    },
    focusTouchpoint(id) {
      if (!isWriting()) reach(id, 'Name');
    },
    /** After an answer that took its time: whoever went on meanwhile keeps the focus, so it must be nowhere, or still at the touchpoint that was asked about. */
    focusAfter(id, asked) {
      const { activeElement } = document;
      if (activeElement === document.body || (asked && idOf(activeElement) === asked && !isWriting())) reach(id, 'Name');
    },
    /** Hands over what does not come from a gesture; gives the server's answer. */
    send(method, values) {
      const { done } = outbox.send(method, ...values);
      if (method === 'AddRows') done.then(take);
      return done;
    },
    addRows(stage, rows) {
      for (const fields of rows) outbox.send('AddFilled', newId(), stage, fields);
    },
    async dispose() {
      editor?.dispose();
      cards?.dispose();
      cleanup.forEach(clean => clean());
      await outbox.flush(3000);
      viewport.dispose();
      endReach();
      columns.dispose();
      outbox.dispose();
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('keydown', onShortcut);
      document.removeEventListener('keydown', onPrint);
      document.removeEventListener('keydown', onEscape);
    },
  };
}
