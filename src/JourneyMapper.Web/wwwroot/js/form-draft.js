// <form-draft data-key="…"> around fields: what is filled in waits in the tab through a reload, a lost circuit and a restart of the server, and comes
// back when the same form is opened again. It goes when the form does, when its data-saved changes, or when it is told to: then it was saved or given up. What a form holds
// that the browser itself sends is the browser's then: a refusal brings it back, and where no answer came, loading again sends it again.
import { describe, fill, find } from './same-element.js';

const field = 'input:not([type="file"], [type="password"]), textarea, select';

class FormDraft extends HTMLElement {
  static observedAttributes = ['data-saved'];

  // A form that stays when it is saved counts how often it was.
  attributeChangedCallback(_, before) {
    if (before === null || !this.key) return;
    this.forget();
  }

  forget() {
    this.kept.clear();
    this.missing.clear();
    sessionStorage.removeItem(this.key);
  }

  connectedCallback() {
    if (!this.dataset.key) return;
    this.key = `draft ${this.dataset.key}`;
    this.place = location.href;
    this.kept = new Map(JSON.parse(sessionStorage.getItem(this.key) ?? '[]'));
    this.missing = new Set(this.kept.keys());
    this.addEventListener('input', this);
    this.addEventListener('change', this);
    this.addEventListener('submit', this);
    addEventListener('beforeunload', this);
    // What a form first has to load comes later.
    this.arrival = new MutationObserver(() => this.restore());
    this.arrival.observe(this, { childList: true, subtree: true });
    this.restore();
  }

  disconnectedCallback() {
    if (!this.key) return;
    this.arrival.disconnect();
    removeEventListener('beforeunload', this);
    // The form that the server has drawn goes because the live one comes.
    if (location.href === this.place && !early.is) sessionStorage.removeItem(this.key);
  }

  handleEvent(event) {
    if (event.type === 'submit') return this.send(event);
    if (event.type !== 'beforeunload') return this.keep(event.target);
    // A page that loads again by itself brings everything back.
    if (this.kept.size > 0 && !document.body.dataset.reloading) event.preventDefault();
  }

  keep(element) {
    if (!element.matches(field)) return;
    if (element.type === 'radio') {
      for (const other of this.querySelectorAll(`input[name="${CSS.escape(element.name)}"]`)) this.kept.delete(this.nameOf(other));
    }
    this.kept.set(this.nameOf(element), { value: element.value, checked: element.checked });
    try {
      sessionStorage.setItem(this.key, JSON.stringify([...this.kept]));
    } catch {
      // More than a tab may keep: the page still asks before it is left.
    }
  }

  send(event) {
    // What a circuit does with a form, its data-saved tells.
    if (event.target.method !== 'post') return;
    this.forget();
  }

  nameOf(element) {
    return JSON.stringify(describe(element, this));
  }

  restore() {
    for (const name of this.missing) {
      const element = find(JSON.parse(name), this);
      if (!element) continue;
      this.missing.delete(name);
      fill(element, this.kept.get(name));
      this.querySelector('[data-restored]')?.removeAttribute('hidden');
    }
    if (this.missing.size === 0) this.arrival.disconnect();
  }
}

customElements.define('form-draft', FormDraft);

globalThis.formDraft = {
  /** A dialog was saved (Dialog.razor): its draft goes, whatever becomes of its page. */
  forget: key => document.querySelector(`form-draft[data-key="${CSS.escape(key)}"]`)?.forget(),
};
