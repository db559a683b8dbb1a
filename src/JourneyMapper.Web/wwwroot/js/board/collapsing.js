// Stages that are collapsed to one narrow column. Which they are is this browser's own affair, kept for each journey; the server draws them so. Whatever leads to a card in one of them
// expands it first.

/** The names of stages in what was kept; nothing where that is something else. */
export function readCollapsed(text, known) {
  try {
    const kept = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? known.filter(stage => kept.includes(stage)) : [];
  } catch {
    return [];
  }
}

/** `storageKey` names where it is kept; `draw` has the server draw these stages collapsed and all others not. */
export function createCollapsing(map, columns, storageKey, draw) {
  const known = [...map.querySelectorAll(':scope > .stage')].map(stage => stage.dataset.stage);
  let collapsed = new Set();

  function set(stages) {
    collapsed = new Set(stages);
    try {
      if (collapsed.size) localStorage.setItem(storageKey, JSON.stringify([...collapsed]));
      else localStorage.removeItem(storageKey);
    } catch {
      // No room: collapsed until the page is left.
    }
    return draw([...collapsed]);
  }

  // Also one that is drawn so still, as the connection was away.
  function expand(stage) {
    if (stage && (collapsed.has(stage) || columns.isCollapsed(stage))) return set([...collapsed].filter(other => other !== stage));
  }

  return {
    expand,
    /** Expands the stage of a touchpoint, where it is collapsed. */
    reveal: id => expand(columns.stageOf(id)),
    toggle: stage => columns.isCollapsed(stage) ? expand(stage) : set([...collapsed, stage]),
    /** These, as a saved view says. */
    show: stages => set(known.filter(stage => stages.includes(stage))),
    /** As they were left, but for the stages where somebody goes on writing. */
    restore(busy) {
      const kept = readCollapsed(localStorage.getItem(storageKey), known).filter(stage => !busy.includes(stage));
      if (kept.length) set(kept);
    },
  };
}
