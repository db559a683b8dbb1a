// Comes before the page is painted, so that no click on it is missed.
// The <dialog>s of pages that answer plain requests: data-opens="id" opens one, data-closes closes its own, and data-open opens one with the page.
document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  event.target.closest('[data-closes]')?.closest('dialog').close();
});

document.addEventListener('DOMContentLoaded', () => {
  const dialog = document.querySelector('dialog[data-open]:not([open])');
  if (!dialog) return;
  dialog.showModal();
  // Loading the page again shall not open it again.
  history.replaceState(history.state, '', location.pathname);
});
