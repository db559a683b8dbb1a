// Pictures that are pasted, dropped or chosen: the server keeps them, and a text names them by ![description](picture:id).
import { cellOf, fieldOf, idOf, isText, textOf } from './cells.js';
import { keyOf } from './drafts.js';

const accepted = ['image/png', 'image/jpeg', 'image/webp'];
const told = 8000;

const picturesIn = transfer => [...transfer?.files ?? []].filter(file => accepted.includes(file.type));
// Cells of figures, links, choices and curves hold nothing else.
const takesOther = cell => !cell.matches('.figure, .links, .choice, .point');
const hasFiles = transfer => transfer?.types.includes('Files');

/** What names a picture in a text: described by its file's name, unless that is the one which browsers give to all. */
export function markOf(id, name, unnamed) {
  const described = name.replace(/\.[^.]*$/, '').replace(/[[\]\s]+/g, ' ').trim();
  return `![${described && described !== 'image' ? described : unnamed}](picture:${id})`;
}

/** A text with a line more between two places of it, and where the caret is behind that. */
export function withLine(text, line, from, to) {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const put = `${before && !before.endsWith('\n') ? '\n' : ''}${line}${after && !after.startsWith('\n') ? '\n' : ''}`;
  return { text: before + put + after, caret: before.length + put.length };
}

/**
 * `takes(field)` says whether pictures can stand in the cells of a lane; `keep(file)` promises `{ id, problem }`; `views` are the editor and the panel, which know in which text area
 * a field is written (`areaOf(key)`), and which field a text area belongs to (`keyIn(area)`).
 */
export function pictures(root, map, layer, drafts, views, takes, keep, texts) {
  const note = document.createElement('div');
  note.className = 'picture-note';
  note.setAttribute('role', 'status');
  note.hidden = true;
  layer.append(note);
  let timer = 0, marked = null;

  function say(text, lasts) {
    clearTimeout(timer);
    [note.hidden, note.textContent] = [!text, text];
    if (text && !lasts) timer = setTimeout(() => say(''), told);
  }

  const cellAt = target => {
    const cell = target.closest?.('[data-field]');
    return cell && map.contains(cell) && isText(cell) && takesOther(cell) && takes(fieldOf(cell)) ? cell : null;
  };

  function keyAt(target) {
    const cell = cellAt(target);
    if (cell) return keyOf(idOf(cell), fieldOf(cell));
    return views.map(view => view.keyIn(target)).find(key => {
      const [id, field] = key?.split('/') ?? [];
      const written = id && cellOf(id, field);
      return key && takes(field) && (!written || takesOther(written));
    });
  }

  function put(key, mark) {
    const area = views.map(view => view.areaOf(key)).find(Boolean);
    if (area) {
      const { text, caret } = withLine(area.value, mark, area.selectionStart, area.selectionEnd);
      area.value = text;
      area.setSelectionRange(caret, caret);
      area.dispatchEvent(new Event('input', { bubbles: true }));
      return;
    }
    // Nobody writes there any more: the picture comes at the end of what is there now.
    const cell = cellOf(...key.split('/'));
    if (cell) drafts.learn(key, textOf(cell));
    drafts.append(key, mark);
  }

  async function add(key, files) {
    for (const file of files) {
      say(texts.pictureAdding, true);
      try {
        const { id, problem } = await keep(file);
        say(problem ?? '');
        if (id) put(key, markOf(id, file.name, texts.picture));
      } catch {
        say(texts.pictureFailed);
      }
    }
  }

  function mark(cell) {
    marked?.classList.remove('takes-picture');
    marked = cell;
    marked?.classList.add('takes-picture');
  }

  function onPaste(event) {
    const files = picturesIn(event.clipboardData);
    // An office programme gives a picture of a text along with it.
    if (!files.length || event.clipboardData.getData('text/plain').trim()) return;
    const key = keyAt(event.target);
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    add(key, files);
  }

  // A file that is let go anywhere else would take the place of the page.
  function onDragOver(event) {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    const key = keyAt(event.target);
    event.dataTransfer.dropEffect = key ? 'copy' : 'none';
    mark(key ? cellAt(event.target) : null);
  }

  function onDrop(event) {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    mark(null);
    const key = keyAt(event.target);
    const files = picturesIn(event.dataTransfer);
    if (key && files.length) add(key, files);
    else if (key) say(texts.pictureUnknown);
  }

  function onChoose({ target }) {
    if (!target.dataset?.pictureFor) return;
    const key = views.map(view => view.keyIn(document.getElementById(target.dataset.pictureFor))).find(Boolean);
    if (key) add(key, [...target.files]);
    target.value = '';
  }

  const endMark = event => { if (!event.relatedTarget) mark(null); };
  root.addEventListener('paste', onPaste, true);
  root.addEventListener('dragover', onDragOver);
  root.addEventListener('dragleave', endMark);
  root.addEventListener('drop', onDrop);
  root.addEventListener('change', onChoose);
  return () => {
    clearTimeout(timer);
    note.remove();
    root.removeEventListener('paste', onPaste, true);
    root.removeEventListener('dragover', onDragOver);
    root.removeEventListener('dragleave', endMark);
    root.removeEventListener('drop', onDrop);
    root.removeEventListener('change', onChoose);
  };
}
