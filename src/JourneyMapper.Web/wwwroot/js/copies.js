// Buttons that need no server: data-copies="id" copies that field's text, and shows the button's second label
// (data-copy-label) instead of its first.
import { copy } from './clipboard.js';

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copies]');
  if (!button || !await copy(document.getElementById(button.dataset.copies))) return;
  const [before, after] = button.querySelectorAll('[data-copy-label]');
  before.hidden = true;
  after.hidden = false;
});
