// On a phone the stages are wider than the window: the present one comes into sight, and the page stays where it is.
export function showStage(stages) {
  const current = stages?.querySelector('[aria-current]')?.getBoundingClientRect();
  const list = stages?.querySelector('ol');
  if (!current) return;
  const { left, width } = list.getBoundingClientRect();
  list.scrollLeft += current.left + current.width / 2 - left - width / 2;
}
