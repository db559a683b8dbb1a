// The browser's part in signing in with a passkey and in adding one: it asks the server what to ask the device for, asks the device, and sends the answer.
// <form data-passkey="add | sign-in" data-options="where to ask" action="where to send the answer">, with the sentences for what goes wrong here.

// A passkey belongs to a domain, and an address of numbers is none. Without https (or localhost) there is no interface at all.
const usable = 'PublicKeyCredential' in window && !/^(\[|[\d.]+$)/.test(location.hostname);

// The server forgets after five minutes what it asked.
const renewal = 4 * 60 * 1000;

// The person closed the device's window, or something newer has taken its place.
const quiet = ['AbortError', 'NotAllowedError'];

// Of the request that is open, as browsers take one at a time; and whether somebody has asked for it with the button.
let open;
let asked = false;

class Refusal extends Error {}

const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

// The browser's own conversions are younger than 2024, and password managers that stand in for the browser lack them.
function fromServer(options) {
  const withId = entry => ({ ...entry, id: bytes(entry.id) });
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: withId(options.user) }),
    ...(options.excludeCredentials && { excludeCredentials: options.excludeCredentials.map(withId) }),
    ...(options.allowCredentials && { allowCredentials: options.allowCredentials.map(withId) }),
  };
}

function forServer({ id, type, response }) {
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (response[name]) answer[name] = text(response[name]);
  }
  if (response.getTransports) answer.transports = response.getTransports();
  return { id, rawId: id, type, response: answer, clientExtensionResults: {} };
}

async function send(form, address, signal, credential) {
  const body = new URLSearchParams(new FormData(form));
  if (credential) body.set('credential', JSON.stringify(forServer(credential)));
  const response = await fetch(address, { method: 'POST', body, signal });
  // The session has ended: the page leads to the sign-in.
  if (response.status === 401) location.reload();
  const said = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(said.detail ?? (response.status === 429 ? form.dataset.tooOften : form.dataset.failed));
  return said;
}

// With "conditional", the browser offers passkeys among what it would fill into the field of the e-mail, and nothing else happens until one is chosen. Gives whether the page is left.
async function ask(form, mediation) {
  open?.abort();
  open = new AbortController();
  const { signal } = open;
  const problem = form.querySelector('[data-problem]');
  let answered = false;
  if (!mediation) problem.textContent = '';
  try {
    const publicKey = fromServer(await send(form, form.dataset.options, signal));
    const credential = form.dataset.passkey === 'add'
      ? await navigator.credentials.create({ publicKey, signal })
      : await navigator.credentials.get({ publicKey, signal, mediation });
    answered = true;
    const { address } = await send(form, form.action, undefined, credential);
    location.assign(address);
    return true;
  } catch (error) {
    if (!quiet.includes(error.name) && (!mediation || answered)) problem.textContent = error instanceof Refusal ? error.message : error.name === 'InvalidStateError' ? form.dataset.known : form.dataset.failed;
    return false;
  }
}

async function offer() {
  const form = document.querySelector('form[data-passkey="sign-in"]');
  if (form && usable && !asked && document.visibilityState === 'visible' && (await PublicKeyCredential.isConditionalMediationAvailable?.())) await ask(form, 'conditional');
}

function show() {
  for (const form of document.querySelectorAll('form[data-passkey]')) form.hidden = !usable;
  for (const reason of document.querySelectorAll('[data-passkey-unusable]')) reason.hidden = usable;
  offer();
}

document.addEventListener('submit', async event => {
  if (!event.target.matches('form[data-passkey]')) return;
  event.preventDefault();
  asked = true;
  // The page that is left has the form of somebody who is not signed in: what it asks for is refused from now on.
  if (await ask(event.target)) return;
  asked = false;
  offer();
});

// Another tab has put its question in the place of this one's.
document.addEventListener('visibilitychange', offer);
setInterval(offer, renewal);

show();
