// Buttons that need no server: data-copies="id" copies the text of that field or element, and shows the button's second label
// (data-copy-label) instead of its first. data-link="/address" copies that address in full, and a note says so.
import { copy, copyLink, copyText } from './clipboard.js';

document.addEventListener('click', event => {
  const address = event.target.closest('[data-link]')?.dataset.link;
  if (address) copyLink(address);
});

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copies]');
  if (!button) return;
  const source = document.getElementById(button.dataset.copies);
  if (!await (source.select ? copy(source) : copyText(source.textContent))) return;
  const [before, after] = button.querySelectorAll('[data-copy-label]');
  before.hidden = true;
  after.hidden = false;
});
