// Says below a text area that its text is too long, and by how much. Nothing is cut.

const number = new Intl.NumberFormat(globalThis.document?.documentElement.lang);

/** What to say of a text that is too long; `message` has a place for the limit ({0}) and for the length ({1}). Null when it is not. */
export function tooLong(text, limit, message, lengthOf = all => all.trim().length) {
  const length = lengthOf(text);
  return length > limit ? message.replace('{0}', number.format(limit)).replace('{1}', number.format(length)) : null;
}

/**
 * `check()` says whether it is too long, and shows it; `lengthOf` says how long a text counts. `other` gives what else is to be said of a text that cannot be stored: at once where it is said
 * already, otherwise when `check(true)` asks for all.
 */
export function overLimit(area, layer, limit, message, lengthOf, other = () => null) {
  const note = document.createElement('div');
  note.className = 'editor-note';
  note.setAttribute('role', 'alert');
  note.hidden = true;
  layer.append(note);
  return {
    check(all = false) {
      const problem = tooLong(area.value, limit, message, lengthOf) ?? (all || !note.hidden ? other(area.value) : null);
      note.hidden = !problem;
      if (problem) note.textContent = problem;
      area.setAttribute('aria-invalid', !!problem);
      return !!problem;
    },
    follow() {
      if (note.hidden) return;
      const box = area.getBoundingClientRect();
      Object.assign(note.style, { left: `${box.left}px`, top: `${box.bottom + 4}px` });
    },
    remove() { note.remove(); },
  };
}
