// Says below a text area that its text is too long, and by how much. Nothing is cut.

/**
 * `check()` says whether it is too long, and shows it; `message` has a place for the limit ({0}) and for the length ({1}); `lengthOf` says
 * how long a text counts.
 */
export function overLimit(area, layer, limit, message, lengthOf = text => text.trim().length) {
  const note = document.createElement('div');
  note.className = 'editor-note';
  note.setAttribute('role', 'alert');
  note.hidden = true;
  layer.append(note);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  return {
    check() {
      const length = lengthOf(area.value);
      const over = length > limit;
      note.hidden = !over;
      if (over) note.textContent = message.replace('{0}', number.format(limit)).replace('{1}', number.format(length));
      area.setAttribute('aria-invalid', over);
      return over;
    },
    follow() {
      if (note.hidden) return;
      const box = area.getBoundingClientRect();
      Object.assign(note.style, { left: `${box.left}px`, top: `${box.bottom + 4}px` });
    },
    remove() { note.remove(); },
  };
}
