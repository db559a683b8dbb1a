// <dialog-frame> inside a dialog: the focus at its first field without asking the server, Escape, and the focus back where it came from.
const field = ':is(input, select, textarea):not([type="hidden"], :disabled), [contenteditable="true"]';
const other = ':is(a[href], button):not(:disabled, .dialog-close)';

class DialogFrame extends HTMLElement {
  connectedCallback() {
    this.opener = document.activeElement;
    // What a dialog first has to load comes later.
    this.arrival = new MutationObserver(() => this.settle());
    this.arrival.observe(this, { childList: true, subtree: true });
    document.addEventListener('keydown', this, true);
  }

  disconnectedCallback() {
    this.arrival.disconnect();
    document.removeEventListener('keydown', this, true);
    // After whatever the closing page does with the focus itself.
    setTimeout(() => {
      if (this.opener.isConnected && document.activeElement === document.body) this.opener.focus({ preventScroll: true });
    });
  }

  settle() {
    const own = this.contains(document.activeElement);
    if (own && document.activeElement !== this.placed) return this.arrival.disconnect();
    const wanted = this.querySelector('[data-autofocus]') ?? this.querySelector(field);
    if (wanted) this.arrival.disconnect();
    this.placed = wanted ?? this.querySelector(other) ?? this.querySelector('.dialog-close');
    this.placed?.focus({ preventScroll: true });
  }

  handleEvent(event) {
    const top = [...document.querySelectorAll('dialog-frame')].at(-1);
    if (event.key !== 'Escape' || event.defaultPrevented || top !== this || document.querySelector('.mud-popover-open, :popover-open, .palette[open]')) return;
    event.preventDefault();
    this.querySelector('.dialog-close')?.click();
  }
}

customElements.define('dialog-frame', DialogFrame);
