// The columns of the map, drawn or not. A large map has only those in sight and some beside them as elements; of all others there is the order (data-order of their stage) and the
// room, as each column is as wide as any other. Where one scrolls, further columns are asked of the server before they come into sight.
import { elementId } from './cells.js';

// As in ColumnWindow.cs: what is drawn at each side of what is in sight, in columns.
const leastMargin = 8;
const mostMargin = 24;
// So long an answer may take, in milliseconds: a connection that breaks meanwhile gives none.
const patience = 5000;

/** The first and the last column in sight, counted over all stages, or null. `lists` are the stages from the left, in the pixels of the window: `{ left, width, count }`. */
export function sightOf(lists, left, right) {
  let before = 0;
  let sight = null;
  for (const list of lists) {
    const column = list.width / list.count;
    const first = Math.max(0, Math.floor((left - list.left) / column));
    const last = Math.min(list.count, Math.ceil((right - list.left) / column)) - 1;
    if (list.count && first <= last) sight = { first: sight?.first ?? before + first, last: before + last };
    before += list.count;
  }
  return sight;
}

/** The columns that should be there, so that nobody scrolls into a blank: those in sight and half of the margin at each side. */
export function nearby({ first, last }, count) {
  const margin = Math.ceil(Math.min(mostMargin, Math.max(leastMargin, (last - first + 1) * 1.5)) / 2);
  return { first: Math.max(0, first - margin), last: Math.min(count - 1, last + margin) };
}

/** Where something dropped at `x` goes: behind which of the columns, and where that is. Columns that move themselves, one or several, are not counted. In a collapsed stage it goes to the end. */
export function dropPlace(x, { left, width, ids, collapsed }, moving) {
  if (collapsed) return { after: ids.findLast(id => ![moving].flat().includes(id)) ?? null, line: left + width / 2 };
  const column = ids.length ? width / ids.length : 0;
  const passed = ids.length ? Math.max(0, Math.min(ids.length, Math.floor((x - left) / column + .5))) : 0;
  return { after: ids.slice(0, passed).findLast(id => ![moving].flat().includes(id)) ?? null, line: left + passed * column };
}

export function createColumns(map, scroller, dotnet) {
  const orders = new WeakMap();
  const keepers = [];
  let asked = '';
  let asking = false;
  let looking = false;
  let over = false;

  const windowed = () => map.classList.contains('windowed');
  const stages = () => [...map.querySelectorAll(':scope > .stage')];
  const stageCalled = name => map.querySelector(`:scope > .stage[data-stage="${name}"]`);
  // Those of a collapsed stage are in the order of the map, but have no room on it.
  const isCollapsed = stage => stage.classList.contains('collapsed');
  const expanded = () => stages().filter(stage => !isCollapsed(stage));
  const listOf = stage => stage.querySelector(':scope > .touchpoints');

  function idsOf(stage) {
    const { order } = stage.dataset;
    if (order === undefined) return [...listOf(stage)?.children ?? []].map(column => column.dataset.id);
    const known = orders.get(stage);
    if (known?.order === order) return known.ids;
    const ids = order ? order.split(' ') : [];
    orders.set(stage, { order, ids });
    return ids;
  }

  const all = () => stages().flatMap(idsOf);
  const open = () => expanded().flatMap(idsOf);

  /** The columns of a stage: where the first begins, how wide all are together, and whose they are. */
  function extent(stage) {
    const { left, width } = (listOf(stage) ?? stage).getBoundingClientRect();
    return { left, width, ids: idsOf(stage), collapsed: isCollapsed(stage) };
  }

  function sight() {
    const { left, right } = scroller.getBoundingClientRect();
    return sightOf(expanded().map(extent).map(({ left, width, ids }) => ({ left, width, count: ids.length })), left, right);
  }

  const isDrawn = id => document.getElementById(elementId(id)) !== null;

  // Once a frame at most, however often one scrolls.
  function look() {
    if (looking) return;
    looking = true;
    requestAnimationFrame(() => { looking = false; lookNow(); });
  }

  async function lookNow() {
    if (over) return;
    const seen = windowed() ? sight() : null;
    const ids = seen ? open() : [];
    const areDrawn = ({ first, last }) => ids.slice(first, last + 1).every(isDrawn);
    if (seen && !areDrawn(seen)) scroller.setAttribute('aria-busy', 'true');
    else scroller.removeAttribute('aria-busy');
    if (!seen || asking) return;
    const keep = [...new Set(keepers.flatMap(kept => kept()))].filter(id => ids.includes(id));
    const question = JSON.stringify([seen, expanded().map(stage => stage.dataset.stage), ids.length, keep]);
    if (question === asked || (areDrawn(nearby(seen, ids.length)) && keep.every(isDrawn))) return;
    asked = question;
    asking = true;
    try {
      await Promise.race([dotnet.invokeMethodAsync('Look', seen.first, seen.last, keep), new Promise((_, reject) => setTimeout(reject, patience))]);
    } catch {
      // The connection is away: asked again, as one may have come back to it without scrolling.
      asked = '';
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
    asking = false;
    look();
  }

  const size = new ResizeObserver(look);
  size.observe(map);
  size.observe(scroller);
  scroller.addEventListener('scroll', look, { passive: true });
  // Touchpoints come and go, and a map becomes a large one.
  const watch = new MutationObserver(look);
  watch.observe(map, { subtree: true, childList: true, attributeFilter: ['data-order'] });

  const columns = {
    look,
    /** `kept` gives the ids of touchpoints that have to stay drawn wherever one scrolls; what is no id is left out. */
    keep: kept => keepers.push(kept),
    extent,
    ids: all,
    /** Whether a stage is drawn as one column. */
    isCollapsed: stage => isCollapsed(stageCalled(stage)),
    /** Those whose stage is not collapsed. */
    open,
    /** The columns of all stages that are not collapsed. */
    extents: () => expanded().map(extent).filter(list => list.ids.length),
    has: id => all().includes(id),
    first: () => open()[0],
    last: () => open().at(-1),
    lastOf: stage => idsOf(stageCalled(stage)).at(-1) ?? null,
    firstOf: stage => idsOf(stageCalled(stage))[0],
    /** The touchpoint so many columns to the right, over the borders of stages and over collapsed ones. */
    beside(id, by) {
      const ids = open();
      return ids[ids.indexOf(id) + by];
    },
    /** The one that is a whole window further, or the last one there. */
    page(id, by) {
      const ids = open();
      const seen = sight();
      const whole = seen ? Math.max(1, seen.last - seen.first - 1) : 1;
      return ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(id) + by * whole))];
    },
    stageOf: id => stages().find(stage => idsOf(stage).includes(id))?.dataset.stage,
    /** Scrolls to the room of a column as far as it takes to see it. */
    scrollTo(id) {
      const stage = stages().find(candidate => idsOf(candidate).includes(id));
      if (!stage) return;
      const { left, width, ids, collapsed } = extent(stage);
      const column = collapsed ? width : width / ids.length;
      const begin = collapsed ? left : left + ids.indexOf(id) * column;
      const view = scroller.getBoundingClientRect();
      const { scrollPaddingLeft, scrollPaddingRight } = getComputedStyle(scroller);
      const [low, high] = [view.left + parseFloat(scrollPaddingLeft), view.right - parseFloat(scrollPaddingRight)];
      if (begin < low) scroller.scrollLeft += begin - low;
      else if (begin + column > high) scroller.scrollLeft += begin + column - high;
    },
    dispose() {
      over = true;
      size.disconnect();
      watch.disconnect();
    },
  };
  look();
  return columns;
}
