// Scripts make no code and no address of code out of text: browsers refuse it (require-trusted-types-for). What Blazor makes of the server's components is markup; this lets it pass as long as it holds
// nothing that could run. Before all other scripts, since there is one such policy, and none may be added (trusted-types).
window.trustedTypes?.createPolicy('default', {
  createHTML(markup, _type, sink) {
    // What is only parsed, as a page that is fetched, is inert.
    if (sink === 'DOMParser parseFromString') return markup;
    return /<(script|iframe|object|embed|base|meta|link|style)[\s/>]|<[^>]*[\s/"']on\w+\s*=|<[^>]*=[\s"']*javascript:/i.test(markup) ? null : markup;
  },
});
