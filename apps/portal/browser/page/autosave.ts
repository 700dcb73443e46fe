/**
 * Saves a form as it is typed, where it says so: `data-autosave="/draf"`.
 *
 * Never in the way: what cannot be sent now is kept in this tab and tried again, later and later by chance (full
 * jitter), or at once when the network is back. Who leaves with something unsaved is asked first.
 */
import { say } from './passing.ts';
import { words } from './words.ts';

const pauseMs = 900;
const longestWaitMs = 60_000;
const prefix = 'draf:';

export function autosaveForms(): void {
  // On a shared phone nobody finds what another person typed.
  if (!('signedIn' in document.body.dataset)) forgetCopies();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) autosave(form);
}

function autosave(form: HTMLFormElement): void {
  const key = prefix + location.pathname;
  let saved = read(form);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let isSending = false;

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    const body = read(form);
    if (body === saved || isSending) return;
    isSending = true;
    const status = await send(form.dataset['autosave']!, body);
    isSending = false;
    if (status >= 200 && status < 300) {
      saved = body;
      attempt = 0;
      keepCopy(key, null);
      if (read(form) === body) say(words.saved);
      else plan(pauseMs);
      return;
    }
    keepCopy(key, body);
    // A session that ended or a form no longer wanted: sending the form itself will say so, in its own words.
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) return;
    if (attempt === 0) say(words.notSaved, true);
    plan(Math.random() * Math.min(longestWaitMs, 1000 * 2 ** attempt++));
  };
  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  putBack(form, key);
  form.addEventListener('input', () => plan(pauseMs));
  form.addEventListener('change', () => plan(pauseMs));
  addEventListener('online', () => void save());
  document.addEventListener('visibilitychange', () => document.hidden && void save());
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    saved = read(form);
    keepCopy(key, null);
  });
  addEventListener('beforeunload', (event) => {
    if (read(form) !== saved) event.preventDefault();
  });
  if (read(form) !== saved) plan(0);
}

/** 0 stands for no answer. */
async function send(url: string, body: string): Promise<number> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  try {
    return (await fetch(url, { method: 'POST', headers, body, keepalive: true, redirect: 'manual' })).status;
  } catch {
    return 0;
  }
}

function read(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return fields.toString();
}

function putBack(form: HTMLFormElement, key: string): void {
  const copy = storage()?.getItem(key);
  if (!copy) return;
  const fields = new URLSearchParams(copy);
  for (const control of Array.from(form.elements)) {
    if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
      control.checked = fields.getAll(control.name).includes(control.value);
    } else if (control instanceof HTMLInputElement && /^(hidden|password|file)$/.test(control.type)) continue;
    else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
      control.value = fields.get(control.name) ?? control.value;
    }
  }
}

function keepCopy(key: string, body: string | null): void {
  try {
    if (body === null) storage()?.removeItem(key);
    else storage()?.setItem(key, body);
  } catch {
    // Full or forbidden: the form on the screen still holds everything.
  }
}

function forgetCopies(): void {
  const kept = storage();
  if (kept) for (const key of Object.keys(kept)) if (key.startsWith(prefix)) kept.removeItem(key);
}

/** Of this tab only, gone when it is closed. */
function storage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
