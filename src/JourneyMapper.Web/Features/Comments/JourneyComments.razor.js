// Comments as they are written: the browser owns what stands in a composer. It hands a text over and keeps it until the server says that it is stored.
import { copyText } from '/js/clipboard.js';
import { commentDrafts } from '/js/comments/drafts.js';
import { mentionList } from '/js/comments/mentions.js';
import { tooLong } from '/js/board/over-limit.js';

const patience = 10_000;
const pause = 2000;
// What takes less long than this is not worth a word.
const noticed = 600;

export function attach(root, dotnet, { journey, limit, members, texts }) {
  const drafts = commentDrafts(journey);
  const sending = new Set();
  const shown = new WeakMap();
  let seen = '';
  let closed = false;

  const composerOf = element => element.closest?.('.composer');
  const areaOf = composer => composer.querySelector('textarea');
  const startOf = composer => composer.dataset.chosen?.split(' ').filter(Boolean) ?? [];
  // A new comment is kept with its place.
  const keyOf = composer => (composer.dataset.composer === 'new' ? `new ${composer.querySelector('select').value}` : composer.dataset.composer);

  const mentions = mentionList(members, texts.members, area => composerOf(area).querySelector('.composer-members'),
    (area, member) => drafts.choose(keyOf(composerOf(area)), member.id, startOf(composerOf(area))));

  function say(composer, text, isProblem = true) {
    const note = document.getElementById(`${areaOf(composer).id}-note`);
    note.hidden = !text;
    note.textContent = text ?? '';
    note.classList.toggle('waits', !isProblem);
    areaOf(composer).setAttribute('aria-invalid', String(!!text && isProblem));
  }

  function check(composer) {
    const problem = tooLong(areaOf(composer).value, limit, texts.tooLong);
    say(composer, problem);
    return !problem;
  }

  // What a composer holds that has come to the screen, or is about another place now.
  function sync(composer) {
    const key = keyOf(composer);
    if (shown.get(composer) === key) return;
    const isNew = !shown.has(composer);
    shown.set(composer, key);
    const area = areaOf(composer);
    // What was typed before this script came is a draft, too.
    if (isNew && area.value.trim()) drafts.type(key, area.value, startOf(composer));
    area.value = drafts.get(key)?.text ?? composer.dataset.text ?? '';
    area.readOnly = sending.has(key);
    check(composer);
    if (isNew && area.dataset.focus !== undefined) {
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    }
  }

  const composers = () => [...root.querySelectorAll('.composer')];
  const composerWith = key => composers().find(composer => keyOf(composer) === key);

  async function send(composer) {
    const key = keyOf(composer);
    if (sending.has(key) || !check(composer)) return;
    const text = areaOf(composer).value;
    if (!text.trim()) return areaOf(composer).focus();
    // An edit that changes nothing is sent, too: it ends the edit.
    if (!drafts.get(key)) drafts.type(key, text, startOf(composer));
    const { id, chosen } = drafts.get(key);
    sending.add(key);
    areaOf(composer).readOnly = true;
    const slow = setTimeout(wait, noticed, key, texts.sending);
    let answer;
    do {
      answer = await Promise.race([
        dotnet.invokeMethodAsync('Send', key, id, text, chosen),
        new Promise(resolve => setTimeout(resolve, patience, { again: true })),
      ]).catch(() => ({ again: true }));
      if (answer.again && !closed) {
        wait(key, texts.notSent);
        await new Promise(resolve => setTimeout(resolve, pause));
      }
    } while (answer.again && !closed);
    clearTimeout(slow);
    sending.delete(key);
    if (answer.done) drafts.forget(key);
    const now = composerWith(key);
    if (!now) return;
    areaOf(now).readOnly = false;
    if (answer.done) areaOf(now).value = '';
    say(now, answer.problem);
    if (answer.problem) areaOf(now).focus();
  }

  function wait(key, text) {
    const composer = composerWith(key);
    if (!composer) return;
    areaOf(composer).readOnly = true;
    say(composer, text, false);
  }

  function onInput({ target }) {
    const composer = composerOf(target);
    if (!composer || target.tagName !== 'TEXTAREA') return;
    drafts.type(keyOf(composer), target.value, startOf(composer));
    check(composer);
    mentions.look(target);
  }

  function onChange({ target }) {
    const composer = composerOf(target);
    if (!composer || target.tagName !== 'SELECT') return;
    drafts.move(shown.get(composer), keyOf(composer));
    sync(composer);
  }

  function onKey(event) {
    const composer = composerOf(event.target);
    if (!composer || mentions.key(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      send(composer);
    }
  }

  async function onClick({ target }) {
    const composer = composerOf(target);
    if (composer && target.closest('[data-send]')) return send(composer);
    if (composer && target.closest('[data-cancel]')) return drafts.forget(keyOf(composer));
    const link = target.closest('[data-link]');
    if (link && await copyText(new URL(link.dataset.link, location.href).href)) dotnet.invokeMethodAsync('Copied').catch(() => { });
  }

  const onLeave = ({ target }) => { if (target.tagName === 'TEXTAREA') mentions.close(); };
  const onPress = event => mentions.press(event);

  // The unfolded thread is read once somebody has it before their eyes.
  function look() {
    const thread = root.querySelector('.thread[data-last]');
    if (!thread || document.visibilityState !== 'visible' || !document.hasFocus()) return;
    const { thread: id, last } = thread.dataset;
    if (seen === `${id} ${last}`) return;
    seen = `${id} ${last}`;
    dotnet.invokeMethodAsync('Seen', id, Number(last)).catch(() => { seen = ''; });
  }

  function onDrawn() {
    composers().forEach(sync);
    look();
  }

  const warn = event => { if (drafts.any() && !document.body.dataset.reloading) event.preventDefault(); };
  const watch = new MutationObserver(onDrawn);
  watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-composer', 'data-about', 'data-last'] });
  root.addEventListener('input', onInput);
  root.addEventListener('change', onChange, true);
  root.addEventListener('keydown', onKey);
  root.addEventListener('click', onClick);
  root.addEventListener('focusout', onLeave);
  root.addEventListener('pointerdown', onPress);
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
  addEventListener('beforeunload', warn);
  onDrawn();
  root.dataset.ready = 'true';

  return {
    /** Another place is asked for: its draft comes, and the focus. */
    write() {
      const composer = root.querySelector('[data-composer="new"]');
      sync(composer);
      areaOf(composer).focus();
    },
    /** Shows a comment. */
    show(id) {
      const comment = root.querySelector(`[data-comment="${id}"]`);
      comment?.scrollIntoView({ block: 'center' });
      comment?.focus({ preventScroll: true });
    },
    dispose() {
      closed = true;
      watch.disconnect();
      mentions.close();
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
      removeEventListener('beforeunload', warn);
    },
  };
}
