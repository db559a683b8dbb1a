// The public page of a survey: the order in which a customer met things, by buttons instead of numbers; the form works without. Whoever comes back in the same tab is told that they have answered.
const { survey, answered } = document.body.dataset;
const key = `survey ${survey}`;
try {
  if (answered !== undefined)
    sessionStorage.setItem(key, 'answered');
  else if (sessionStorage.getItem(key))
    document.querySelector('[data-again]')?.removeAttribute('hidden');
} catch {
  // This browser keeps nothing, and nothing depends on it.
}

const form = document.querySelector('form');
if (form)
  start(form);

function start(form) {
  const section = form.querySelector('.way');
  const list = section.querySelector('ol');
  const status = section.querySelector('[role=status]');
  const steps = [...form.querySelectorAll('.step')].map(step => ({
    box: step.querySelector('.met input'),
    words: step.querySelector('.words input'),
    order: step.querySelector('.order input'),
    name: step.querySelector('.met span')?.textContent,
  }));
  const isMet = step => step.box ? step.box.checked : step.words.value.trim() !== '';
  const nameOf = step => step.name ?? step.words.value.trim();
  const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at]);
  const place = step => Number.parseInt(step.order.value, 10) || Infinity;
  let way = steps.filter(isMet).map((step, at) => ({ step, at })).sort((one, other) => place(one.step) - place(other.step) || one.at - other.at).map(({ step }) => step);

  form.classList.add('ordered');
  form.addEventListener('input', update);
  form.addEventListener('submit', () => { const button = form.querySelector('[type=submit]'); setTimeout(() => { button.disabled = true; }); });
  addEventListener('pageshow', () => { form.querySelector('[type=submit]').disabled = false; });
  list.addEventListener('click', move);
  draw();

  function update() {
    const known = new Set(way);
    way = [...way.filter(isMet), ...steps.filter(step => isMet(step) && !known.has(step))];
    draw();
  }

  function draw() {
    section.hidden = way.length < 2;
    for (const step of steps)
      step.order.value = way.includes(step) ? way.indexOf(step) + 1 : '';
    list.replaceChildren(...way.map((step, at) => {
      const item = document.createElement('li');
      const name = document.createElement('span');
      name.dir = 'auto';
      name.textContent = nameOf(step);
      item.append(name, button(at, -1, say(form.dataset.up, nameOf(step)), '↑', at === 0), button(at, 1, say(form.dataset.down, nameOf(step)), '↓', at === way.length - 1));
      return item;
    }));
  }

  function button(at, by, label, text, disabled) {
    const made = document.createElement('button');
    Object.assign(made, { type: 'button', textContent: text, disabled });
    made.setAttribute('aria-label', label);
    Object.assign(made.dataset, { at, by });
    return made;
  }

  function move(event) {
    const pressed = event.target.closest('button');
    if (!pressed)
      return;
    const at = Number(pressed.dataset.at), by = Number(pressed.dataset.by), to = at + by;
    [way[at], way[to]] = [way[to], way[at]];
    draw();
    status.textContent = say(form.dataset.moved, nameOf(way[to]), to + 1, way.length);
    // The cursor goes along; at the end of the way its button leads nowhere any more.
    const [up, down] = list.children[to].querySelectorAll('button');
    const next = by < 0 ? up : down;
    (next.disabled ? (by < 0 ? down : up) : next).focus();
  }
}
