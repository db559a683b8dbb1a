// Keys that somebody presses before what they are meant for is there: noted, and pressed again when it has come.

const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'];

/** What is needed to press a key again, or nothing for those that only go with others. */
export function noteOf(event) {
  const { key, shiftKey } = event;
  // Where a character needs it, AltGr is no command.
  const typed = event.getModifierState('AltGraph');
  return modifiers.includes(key) ? null : { key, shiftKey, altKey: event.altKey && !typed, ctrlKey: (event.ctrlKey || event.metaKey) && !typed };
}

/** Presses a key again where the focus is, with what browsers do by themselves only for keys of a person. */
export function press(note) {
  const target = document.activeElement;
  if (!target.dispatchEvent(new KeyboardEvent('keydown', { ...note, bubbles: true, cancelable: true }))) return;
  if (target.matches('button') && (note.key === 'Enter' || note.key === ' ')) target.click();
  else if (!target.matches('textarea, input')) return;
  else if (note.key === 'Enter' && target.matches('textarea')) document.execCommand('insertText', false, '\n');
  else if (note.key === 'Backspace') document.execCommand('delete');
  else if (note.key.length === 1 && !note.ctrlKey) document.execCommand('insertText', false, note.key);
}
