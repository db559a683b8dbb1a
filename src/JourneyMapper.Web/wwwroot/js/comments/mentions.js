// The list of members that an @ offers while a text is written. The focus stays in the text; the list says which entry is chosen.

const most = 8;
// What stands between the last @ and the caret, where that @ begins a word.
const asked = /(?:^|[^\p{L}\p{N}@])@([^\n@]{0,60})$/u;

const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The members whose name, or a word of it, begins with what was typed behind the @; null where nobody is being mentioned. */
export function offered(before, members) {
  const found = asked.exec(before);
  if (!found) return null;
  const query = fold(found[1]);
  const names = members.filter(({ name }) => fold(name).startsWith(query) || fold(name).split(/\s+/).some(word => word.startsWith(query))).slice(0, most);
  return names.length ? { typed: found[1].length, names } : null;
}

/** `boxOf(area)` is the element that the list stands in; `onChoose(area, member)` hears who was chosen. */
export function mentionList(members, label, boxOf, onChoose) {
  let list = null;

  const optionsOf = () => [...list.box.querySelectorAll('[role="option"]')];

  function close() {
    if (!list) return;
    list.box.replaceChildren();
    list.area.removeAttribute('aria-controls');
    list.area.removeAttribute('aria-activedescendant');
    list = null;
  }

  function look(area) {
    const offer = area.selectionStart === area.selectionEnd ? offered(area.value.slice(0, area.selectionStart), members) : null;
    if (!offer) return close();
    if (list?.area !== area) close();
    const box = boxOf(area);
    const element = document.createElement('ul');
    element.id = `${area.id}-members`;
    element.className = 'member-list';
    element.setAttribute('role', 'listbox');
    element.setAttribute('aria-label', label);
    element.append(...offer.names.map(({ name }, i) => {
      const option = document.createElement('li');
      option.id = `${area.id}-member-${i}`;
      option.setAttribute('role', 'option');
      option.textContent = name;
      return option;
    }));
    list = { area, box, ...offer };
    box.replaceChildren(element);
    area.setAttribute('aria-controls', element.id);
    mark(0);
  }

  function mark(at) {
    const options = optionsOf();
    list.at = (at + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === list.at)));
    options[list.at].scrollIntoView({ block: 'nearest' });
    list.area.setAttribute('aria-activedescendant', options[list.at].id);
  }

  function choose(at) {
    const { area, typed, names } = list;
    const member = names[at];
    close();
    onChoose(area, member);
    const end = area.selectionStart;
    area.setRangeText(`${member.name} `, end - typed, end, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  return {
    look,
    close,
    /** Whether the list has used a key. */
    key(event) {
      if (!list || event.target !== list.area || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (event.key === 'ArrowDown') mark(list.at + 1);
      else if (event.key === 'ArrowUp') mark(list.at - 1);
      else if (event.key === 'Enter' || event.key === 'Tab') choose(list.at);
      else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    /** A press on an entry: the text keeps the focus. */
    press(event) {
      const option = list && event.target.closest?.('[role="option"]');
      if (!option || !list.box.contains(option)) return;
      event.preventDefault();
      choose(optionsOf().indexOf(option));
    },
  };
}
