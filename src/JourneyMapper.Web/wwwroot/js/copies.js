// Buttons of pages that answer plain requests: data-copies="id" copies that field's text, and shows the button's second text instead of its first.
import { copy } from './clipboard.js';

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copies]');
  if (!button || !await copy(document.getElementById(button.dataset.copies))) return;
  const [before, after] = button.children;
  before.hidden = true;
  after.hidden = false;
});
