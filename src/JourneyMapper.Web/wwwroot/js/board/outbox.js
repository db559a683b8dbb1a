// Sends edits to the server one after the other and keeps them until the server has answered: through a lost connection by trying
// again, through a reload by the tab's own storage. Each carries an id by which the server recognises a repeated send.
import { keepInTab } from './tab-storage.js';

const patience = 6000;
const pause = 2000;
// So often the server may fail at one edit before the others are let past it.
const failures = 3;
// What Blazor says when a method threw; all else is about the connection.
const threw = /^There was an exception invoking/;

/** `onSetAside(method, values)` hears of an edit that the server cannot take. */
export function createOutbox(key, dotnet, onState, onSetAside = () => { }) {
  const waiting = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  let busy = false;
  let closed = false;
  let unreachable = false;
  let failed = 0;
  // The promise of each waiting edit's answer, and what fulfils it.
  const answers = new Map();

  function keep() {
    keepInTab(key, waiting.length && waiting);
    onState(unreachable ? 'unsaved' : waiting.length ? 'saving' : 'saved');
  }

  async function deliver() {
    if (busy || closed) return;
    busy = true;
    while (waiting.length && !closed) {
      const [method, ...values] = waiting[0];
      const late = setTimeout(() => { unreachable = true; keep(); }, patience);
      try {
        const answer = await Promise.race([dotnet.invokeMethodAsync(method, ...values), expire(patience * 5)]);
        unreachable = false;
        settle(answer);
      } catch (error) {
        unreachable = true;
        failed = threw.test(error?.message ?? '') ? failed + 1 : 0;
        if (failed === failures && !closed) {
          onSetAside(method, values);
          settle({ applied: false, value: '' });
        }
        keep();
        await new Promise(resolve => setTimeout(resolve, pause));
      } finally {
        clearTimeout(late);
      }
      if (!closed) keep();
    }
    busy = false;
  }

  function settle(answer) {
    const [[, id]] = waiting.splice(0, 1);
    failed = 0;
    answers.get(id)?.resolve(answer);
    answers.delete(id);
  }

  const expire = time => new Promise((_, reject) => setTimeout(reject, time));
  const warn = event => { if (waiting.length && !document.body.dataset.reloading) event.preventDefault(); };
  addEventListener('beforeunload', warn);
  for (const [, id] of waiting) answers.set(id, promised());
  keep();
  deliver();

  return {
    /** Queues a call of a .NET method whose first parameter is the edit's id. Gives that id, and the promise of the server's answer. */
    send(method, ...values) {
      const id = newId();
      waiting.push([method, id, ...values]);
      answers.set(id, promised());
      keep();
      const { done } = answers.get(id);
      deliver();
      return { id, done };
    },
    /** The same of an edit that waits still, maybe since before a reload; undefined when it does not. */
    underway(id) {
      const done = answers.get(id)?.done;
      return done && { id, done };
    },
    /** The server says whether its database answers. */
    reachable(yes) {
      unreachable = !yes;
      keep();
    },
    /** Waits for what is on its way, but not for ever; what is left goes out when the map is opened again. */
    flush: time => Promise.race([Promise.allSettled([...answers.values()].map(({ done }) => done)), new Promise(resolve => setTimeout(resolve, time))]),
    dispose() {
      closed = true;
      removeEventListener('beforeunload', warn);
    },
  };
}

function promised() {
  let resolve;
  const done = new Promise(fulfil => { resolve = fulfil; });
  return { done, resolve };
}

/** An id that nobody else gives. */
export const newId = () => crypto.randomUUID?.() ?? fallbackId();

// randomUUID exists on secure origins only; a team may well serve this over plain http in its own house.
function fallbackId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
