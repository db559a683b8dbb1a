// A table of fields that behaves like a sheet: the arrows up and down and Enter lead through a column, and what was copied from a sheet fills more than one field.
export function attach(root, dotnet, longest) {
  const field = event => event.target.closest?.('input[data-month]');

  const step = event => {
    const from = field(event);
    const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (!from || !by || event.ctrlKey || event.metaKey || event.altKey) return;
    const column = [...root.querySelectorAll(`input[data-stage="${from.dataset.stage}"]`)];
    const to = column[column.indexOf(from) + by];
    event.preventDefault();
    // The change is told by the field's own event before the focus leaves it.
    if (to) to.focus();
    else from.dispatchEvent(new Event('change', { bubbles: true }));
    to?.select();
  };

  const paste = event => {
    const at = field(event);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!at || !/[\t\n;]/.test(text.replace(/[\r\n]+$/, ''))) return;
    event.preventDefault();
    dotnet.invokeMethodAsync('PasteAsync', at.dataset.month, Number(at.dataset.stage), text.slice(0, longest + 1));
  };

  root.addEventListener('keydown', step);
  root.addEventListener('paste', paste);
  return {
    dispose() {
      root.removeEventListener('keydown', step);
      root.removeEventListener('paste', paste);
    },
  };
}
