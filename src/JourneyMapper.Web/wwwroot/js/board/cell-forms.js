// What can be typed into the cells of lanes that hold figures or links; as TypedNumber.cs and LaneLink.cs read it, so that a text that they would refuse stays where it was typed.

const units = ['%', '€', '$', '£'];

/** Whether a text is a number in a culture, whose marks are `decimal` and `group`; `unit` may stand before or behind it. */
export function isNumber(text, { decimal, group }, unit = '') {
  let rest = text.trim();
  for (const mark of unit ? [...units, unit] : units) {
    const [letters, sign] = [rest.toLowerCase(), mark.toLowerCase()];
    if (letters.endsWith(sign)) rest = rest.slice(0, -mark.length).trimEnd();
    else if (letters.startsWith(sign)) rest = rest.slice(mark.length).trimStart();
  }
  rest = rest.replace('−', '-').replace(/^[-+]\s*/, '');
  const [whole, fraction = '', ...more] = rest.split(decimal);
  const groups = group.trim() ? whole.split(group) : whole.split(/\s/);
  return more.length === 0 && whole.length + fraction.length > 0 && [...groups, fraction].every(part => /^[0-9]*$/.test(part))
    && (groups.length === 1 || (/^.{1,3}$/.test(groups[0]) && groups.slice(1).every(part => part.length === 3)));
}

const web = /^https?:\/\/[^\s<>"/?#@\\]+([/?#][^\s<>"]*)?$/i;
const mail = /^(mailto:)?[^\s<>"@:?]+@[^\s<>"@?]+\.[^\s<>"@?]+$/i;
const longest = 800;

/** Whether each line ends with an address of the web or of somebody's mail. */
export function areLinks(text) {
  return text.split('\n').map(line => line.trim()).filter(Boolean).every(line => {
    const address = line.match(/^\[[^\]]+\]\((\S+)\)$/)?.[1] ?? line.split(' ').at(-1);
    return line.length <= longest && (web.test(address) || mail.test(address) || (/^www\./i.test(address) && web.test(`https://${address}`)));
  });
}

const longestTime = 999;

/** Whether a text is a whole number as lengths of time are written, see Limits.Time. */
export const isCount = text => /^\d+$/.test(text.trim()) && +text >= 1 && +text <= longestTime;

/** What to say of a text that a cell of this form ("number", "links", "count") does not take; null where it does. */
export function formProblem(form, text, unit, { marks, texts }) {
  if (!text.trim()) return null;
  if (form === 'number' && !isNumber(text, marks, unit)) return texts.notNumber;
  if (form === 'count' && !isCount(text)) return texts.notCount;
  return form === 'links' && !areLinks(text) ? texts.notLinks : null;
}
