// Where things are on the map: touchpoints are <li data-id>, their cells carry data-field.

export const columnOf = element => element?.closest('.touchpoint');
export const idOf = element => columnOf(element)?.dataset.id;
export const fieldOf = element => element?.closest('[data-field]')?.dataset.field;
export const cellOf = (map, id, field) => map.querySelector(`.touchpoint[data-id="${id}"] [data-field="${field}"]`);
export const columns = map => [...map.querySelectorAll('.touchpoint')];
export const cellsOf = column => [...column.querySelectorAll('[data-field]')];

/** Whether a cell is written in place. */
export const isText = cell => cell?.dataset.text !== undefined;

/** The text of a cell as the server has it. What stands on the screen may have been changed by a translator or an extension. */
export const textOf = cell => cell.dataset.text ?? '';

/** The cell of the same field in the next or previous column, or the next or previous cell of the column. */
export function neighbour(map, cell, dx, dy) {
  const column = columnOf(cell);
  if (dx) {
    const all = columns(map);
    const next = all[all.indexOf(column) + dx];
    return next?.querySelector(`[data-field="${cell.dataset.field}"]`);
  }
  const cells = cellsOf(column);
  return cells[cells.indexOf(cell) + dy];
}

export function reveal(cell) {
  cell.focus({ preventScroll: true });
  columnOf(cell)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
