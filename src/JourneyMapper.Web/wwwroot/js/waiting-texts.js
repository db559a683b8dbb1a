// What was typed in this tab and is not stored: for a page whose rights have ended, and that may not send it any more.
const stored = name => JSON.parse(sessionStorage.getItem(name));

const texts = {
  // Edits on their way: the text is what an edit ends with. A gesture has none.
  outbox: edits => edits.filter(([method]) => /^(Change|Add$)/.test(method)).map(edit => edit.at(-1)),
  drafts: drafts => drafts.map(({ text }) => text),
  new: ({ text }) => [text],
  aside: all => all,
  comments: drafts => Object.values(drafts).map(({ text }) => text),
};

const ofMap = name => texts[/^journey-.+-(\w+)$/.exec(name)?.[1]]?.(stored(name)) ?? [];
// Of a form, what was written, not what was chosen.
const written = /"wanted":"(TEXTAREA|INPUT text) /;
const ofForm = name => (name.startsWith('draft ') ? stored(name).filter(([field]) => written.test(field)).map(([, { value }]) => value) : []);

export const waitingTexts = () => [...new Set(Object.keys(sessionStorage).flatMap(name => [...ofMap(name), ...ofForm(name)]))].filter(text => text.trim());
