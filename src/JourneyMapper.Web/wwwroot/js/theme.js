// Light, dark or as the device prefers: kept in a cookie, so that the server sends the next page right from the start.
const year = 365 * 24 * 60 * 60;

function current() {
  return document.documentElement.dataset.theme ?? 'auto';
}

function apply(theme) {
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]').content = theme === 'auto' ? 'light dark' : theme;
  document.cookie = `${location.protocol === 'https:' ? '__Host-' : ''}theme=${theme}; path=/; max-age=${year}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}

function showChoice() {
  for (const radio of document.querySelectorAll('input[data-theme-choice]')) radio.checked = radio.value === current();
}

document.addEventListener('change', event => {
  if (event.target.matches?.('input[data-theme-choice]')) {
    apply(event.target.value);
    showChoice();
  }
});

// Menus are drawn anew with the page, so the choice is marked whenever one opens or is focused.
document.addEventListener('toggle', showChoice, true);
document.addEventListener('focusin', event => event.target.matches?.('input[data-theme-choice]') && showChoice());
showChoice();
