// Puts a field's text on the clipboard. Browsers offer the clipboard's own interface on secure addresses only.
export async function copy(input) {
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}
