// Edits that the server could not take, with what was typed: shown until they are put away, and kept in the tab until then.
import { keepInTab } from './tab-storage.js';

export function setAside(layer, storageKey, texts) {
  const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
  const box = document.createElement('section');
  box.className = 'set-aside';
  box.setAttribute('role', 'alert');
  layer.append(box);

  function show() {
    box.hidden = kept.length === 0;
    box.replaceChildren(...kept.map((text, i) => {
      const reason = document.createElement('p');
      reason.textContent = texts.setAside;
      const area = document.createElement('textarea');
      area.readOnly = true;
      area.value = text;
      area.className = 'input';
      area.setAttribute('aria-label', texts.setAside);
      const done = document.createElement('button');
      done.type = 'button';
      done.className = 'button';
      done.textContent = texts.putAway;
      done.addEventListener('click', () => { kept.splice(i, 1); store(); });
      const item = document.createElement('div');
      item.append(reason, area, done);
      return item;
    }));
  }

  function store() {
    keepInTab(storageKey, kept.length && kept);
    show();
  }

  show();
  return {
    /** The text is what an edit ends with: the new value of a field, the name of a touchpoint, or all of its fields. */
    add(method, values) {
      const last = values.at(-1) ?? method;
      kept.push(typeof last === 'object' ? Object.values(last).join('\n') : String(last));
      store();
    },
  };
}
