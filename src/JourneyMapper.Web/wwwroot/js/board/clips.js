// Touchpoints on the clipboard: copied with the browser's own keys, never while somebody writes. What they hold comes from the server, as columns out of sight are not here.

export const attribute = 'data-journeymapper';

/** What a table of this or another map carries; null where the clipboard holds none. */
export function clipIn(html) {
  if (!html.includes(attribute)) return null;
  // A document of its own, in which nothing runs and nothing is loaded.
  return new DOMParser().parseFromString(html, 'text/html').querySelector(`[${attribute}]`)?.getAttribute(attribute) ?? null;
}

/** Puts text and table onto the clipboard once they are there; says whether the browser let it. `content` is a promise. */
export async function writeClip(content) {
  const blob = type => content.then(copied => copied ? new Blob([type === 'text/html' ? copied.html : copied.text], { type }) : Promise.reject(new Error('nothing')));
  try {
    // Before anything is waited for: browsers ask for a key that was pressed a moment ago.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob('text/plain'), 'text/html': blob('text/html') })]);
    return true;
  } catch {
    // Addresses that are not secure have no such clipboard, but the older way.
    const copied = await content.catch(() => null);
    return copied ? writeByEvent(copied) : false;
  }
}

function writeByEvent({ text, html }) {
  let done = false;
  const onCopy = event => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    done = true;
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return done;
}
