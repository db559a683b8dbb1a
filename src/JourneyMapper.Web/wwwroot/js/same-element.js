// Finds an element again after its page was drawn anew: by its kind, its name and its number among its like.

function look(element) {
  const name = element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.placeholder ?? element.textContent;
  return `${element.tagName} ${element.type ?? element.role} ${name.trim()}`;
}

const alike = (root, tag, wanted) => [...root.getElementsByTagName(tag)].filter(element => look(element) === wanted);

/** Within the page, or, where that was drawn anew meanwhile, within what was taken out of it: there it is still among its like. */
export function describe(element, root = element.getRootNode()) {
  const wanted = look(element);
  return { tag: element.tagName, wanted, at: Math.max(0, alike(root, element.tagName, wanted).indexOf(element)) };
}

/** What was described, if it is there. */
export const find = ({ tag, wanted, at }, root = document) => alike(root, tag, wanted)[at];

/** Does to a field what a person does who fills it in like another one. */
export function fill(field, { value, checked }) {
  if (field.type === 'checkbox' || field.type === 'radio') {
    if (field.checked !== checked) field.click();
    return;
  }
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
