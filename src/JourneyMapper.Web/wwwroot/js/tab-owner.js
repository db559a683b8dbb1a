// What is typed and not stored yet waits in the tab's storage, where the scripts of the next page find it. It is its member's alone: when somebody else signs in, or nobody is signed in any more, it
// is put away before any script reads it, and it is there again when its member is. Not a module, and not deferred: those come later.
(() => {
  const mark = 'tab-member';
  const away = 'tab-of ';
  const member = document.currentScript.dataset.member ?? '';
  const before = sessionStorage.getItem(mark) ?? member;
  sessionStorage.setItem(mark, member);
  if (before === member) return;

  const kept = new Map();
  for (const name of Object.keys(sessionStorage)) {
    if (name === mark || name.startsWith(away)) continue;
    kept.set(name, sessionStorage.getItem(name));
    sessionStorage.removeItem(name);
  }
  if (kept.size) sessionStorage.setItem(away + before, JSON.stringify([...kept]));

  const own = JSON.parse(sessionStorage.getItem(away + member) ?? '[]');
  sessionStorage.removeItem(away + member);
  // A page of the release before put an object away.
  for (const [name, value] of Array.isArray(own) ? own : Object.entries(own)) sessionStorage.setItem(name, value);
})();
