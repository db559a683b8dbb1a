// Where things are on the map: touchpoints are <li data-id>, their cells carry data-field.

export const columnOf = element => element?.closest('.touchpoint');
export const idOf = element => columnOf(element)?.dataset.id;
export const fieldOf = element => element?.closest('[data-field]')?.dataset.field;
export const elementId = id => `t-${id.replaceAll('-', '')}`;
// By its id: a map has tens of thousands of elements to look through.
export const cellOf = (id, field) => document.getElementById(elementId(id))?.querySelector(`[data-field="${field}"]`);
export const cellsOf = column => [...column.querySelectorAll('[data-field]')];

/** Whether a cell is a point on a curve. */
export const isPoint = cell => cell?.getAttribute('role') === 'slider';

/** Whether a cell is written in place. */
export const isText = cell => cell?.dataset.text !== undefined;

/** The text of a cell as the server has it. What stands on the screen may have been changed by a translator or an extension. */
export const textOf = cell => cell.dataset.text ?? '';

export function reveal(cell) {
  cell.focus({ preventScroll: true });
  (cell.closest('.cell') ?? columnOf(cell))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
