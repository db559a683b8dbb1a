// Puts a field's text on the clipboard, or a link. Browsers offer the clipboard's own interface on secure addresses only.
const noteTime = 4000;

/** Copies an address of this site in full. Where the browser does not let it, the note has it in a field. */
export async function copyLink(address) {
  const link = new URL(address, document.baseURI).href;
  const copied = await copyText(link);
  document.querySelector('.link-note')?.remove();
  const note = document.createElement('div');
  note.className = 'link-note';
  note.role = 'status';
  document.body.append(note);
  if (copied) {
    // Said by screen readers only when it comes into a note that is there already.
    requestAnimationFrame(() => { note.textContent = document.body.dataset.linkCopied; });
    setTimeout(() => note.remove(), noteTime);
    return;
  }
  const field = document.createElement('input');
  field.className = 'input';
  field.readOnly = true;
  field.value = link;
  field.setAttribute('aria-label', document.body.dataset.linkToCopy);
  field.addEventListener('blur', () => note.remove());
  note.append(field);
  field.focus();
  field.select();
}

/** Copies a text; the focus stays where it is. */
export async function copyText(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  const before = document.activeElement;
  // Inside of what is modal, where there is that: elsewhere nothing can be selected.
  (before?.closest('dialog, .mud-dialog') ?? document.body).append(field);
  try {
    return await copy(field);
  } finally {
    field.remove();
    before?.focus({ preventScroll: true });
  }
}

export async function copy(input) {
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}
