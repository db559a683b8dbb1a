// The one menu that all touchpoints share.
import { cellOf, reveal } from './cells.js';

export function touchpointMenu(root, map, columns, commands) {
  const menu = root.querySelector('.touchpoint-menu');
  let target = null;
  let cellField = null;

  menu.addEventListener('click', event => {
    const command = event.target.closest('[data-command]')?.dataset.command;
    if (command) commands[command]?.(target, cellField);
  });

  columns.keep(() => [menu.matches(':popover-open') && target]);

  return {
    /** Opens at a point of the window, where a field's cell may be, or beside the touchpoint's own button. */
    open(id, x, y, field = null) {
      target = id;
      cellField = field;
      const cell = cellOf(id, 'Name');
      // Where the focus is now it returns to when the menu closes.
      if (cell && !map.contains(document.activeElement)) reveal(cell);
      const box = cell.closest('.cell').querySelector('[data-menu]').getBoundingClientRect();
      menu.showPopover();
      menu.style.left = `${Math.max(8, Math.min(x ?? box.left, innerWidth - menu.offsetWidth - 8))}px`;
      menu.style.top = `${Math.max(8, Math.min(y ?? box.bottom + 4, innerHeight - menu.offsetHeight - 8))}px`;
    },
  };
}
