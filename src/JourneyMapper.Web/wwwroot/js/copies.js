// Comes before the page is painted, so that no click on it is missed.
// Buttons that need no server: data-copies="id" copies the text of that field or element, and shows the button's second label
// (data-copy-label) instead of its first. data-link="/address" copies that address in full, and a note says so.
{
  const clipboard = import('./clipboard.js');

  document.addEventListener('click', async event => {
    const address = event.target.closest('[data-link]')?.dataset.link;
    const button = event.target.closest('[data-copies]');
    if (!address && !button) return;
    const { copy, copyLink, copyText } = await clipboard;
    if (address) copyLink(address);
    if (!button) return;
    const source = document.getElementById(button.dataset.copies);
    if (!await (source.select ? copy(source) : copyText(source.textContent))) return;
    const [before, after] = button.querySelectorAll('[data-copy-label]');
    before.hidden = true;
    after.hidden = false;
  });
}
