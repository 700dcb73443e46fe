/**
 * `<photo-field>`: the photo is looked at on the phone before a byte is sent,
 * mended where that needs no new photo, and sent in pieces that survive a lost
 * network, a reload and a restarted server. Without this file the form inside
 * it works alone. The phone's verdict is a courtesy: the person may always send.
 */
import { checkOnPhone, repairOnPhone, type PhoneCheck } from './check-on-phone.ts';
import { fillIn } from './finding-words.ts';
import { dropKeptUpload, findKeptUpload, keepUpload, type KeptUpload } from './kept-upload.ts';
import { makeView, type FieldSettings, type FieldView } from './photo-field-view.ts';
import { uploadInPieces, type UploadEnd, type UploadStep } from './tus-upload.ts';

type Place = Readonly<{ create: string; state: string; page: string }>;

class PhotoField extends HTMLElement {
  connectedCallback(): void {
    const settings = JSON.parse(this.querySelector('script')?.textContent ?? 'null') as FieldSettings | null;
    const { create, state, page } = this.dataset;
    if (settings && create && state && page) void start(this, settings, { create, state, page });
  }
}
customElements.define('photo-field', PhotoField);

async function start(root: HTMLElement, settings: FieldSettings, place: Place): Promise<void> {
  const view = makeView(root, settings);
  const context = { view, settings, place };
  view.onFile((file) => void look(context, file));
  const kept = await findKeptUpload(settings.owner);
  if (kept !== null) await sendKept(context, kept, settings.words.field.resuming);
}

type Context = Readonly<{ view: FieldView; settings: FieldSettings; place: Place }>;

async function look(context: Context, file: Blob, before?: Blob): Promise<void> {
  const { view, settings } = context;
  const { field, findings: dictionary } = settings.words;
  view.showBusy(field.checking);
  const check = await checkOnPhone(file, settings.maxBytes);
  const note = before && fillIn(dictionary, field.repaired, { beforeBytes: before.size, afterBytes: file.size });
  view.showCheck(check, note ?? null, {
    repair: canMend(check) ? () => void mend(context, file) : null,
    use: () => void send(context, file),
    again: () => view.reset(true),
  });
}

/** Something about the file, and this phone can show it: too large, HEIC, 108 megapixels. No new photo is needed. */
function canMend({ findings, picture }: PhoneCheck): boolean {
  return picture !== null && findings.some(({ code }) => code.startsWith('file-'));
}

async function mend(context: Context, file: Blob): Promise<void> {
  const { view, settings } = context;
  view.showBusy(settings.words.field.repairing);
  const repaired = await repairOnPhone(file, settings.maxBytes);
  // What the phone cannot mend the server can: the file goes as it is.
  await (repaired === null ? send(context, file) : look(context, repaired, file));
}

async function send(context: Context, file: Blob): Promise<void> {
  const { settings } = context;
  const kept = { owner: settings.owner, file, sha256: await sha256Of(file), url: null, keptAt: Date.now() };
  await keepUpload(kept);
  await sendKept(context, kept, settings.words.field.sending);
}

async function sendKept(context: Context, first: KeptUpload, words: string): Promise<void> {
  const { view, settings, place } = context;
  const { field, findings: dictionary } = settings.words;
  const controller = new AbortController();
  let kept = first;
  let share = 0;
  let sentence = words;
  const show = (): void => {
    // Never 100 before the server has said so.
    const percent = Math.min(99, Math.floor(share * 100));
    view.showProgress(fillIn(dictionary, sentence, { percent }), percent, sentence !== field.sending);
  };
  const onStep = (step: UploadStep): void => {
    sentence = sentenceFor(step, field);
    show();
  };
  view.showSending(() => controller.abort());
  show();
  const end = await uploadInPieces({
    createUrl: place.create,
    file: kept.file,
    sha256: kept.sha256,
    knownUrl: kept.url,
    onUrl: (url) => void keepUpload((kept = { ...kept, url })),
    onProgress: (now) => {
      share = now;
      show();
    },
    onStep,
    signal: controller.signal,
  });
  await finish(context, end, kept);
}

function sentenceFor(step: UploadStep, field: FieldSettings['words']['field']): string {
  switch (step) {
    case 'sending':
      return field.sending;
    case 'interrupted':
      return field.interrupted;
    case 'busy':
      return field.busy;
    case 'starting-over':
      return field.damagedOnTheWay;
  }
}

async function finish({ view, settings, place }: Context, end: UploadEnd, kept: KeptUpload): Promise<void> {
  const { field } = settings.words;
  if (end === 'session-ended') {
    view.showNotice('attention', field.session, {
      href: `/masuk?tujuan=${encodeURIComponent(place.page)}`,
      text: field.logIn,
    });
    return;
  }
  await dropKeptUpload();
  if (end === 'sent') {
    view.showBusy(field.sent);
    await untilJudged(place.state);
    location.assign(place.page);
    return;
  }
  view.reset(false);
  if (end !== 'cancelled') view.showNotice('fault', end.refused || field.stopped, null);
  if (end === 'cancelled' && kept.url !== null) {
    void fetch(kept.url, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } }).catch(() => undefined);
  }
}

const polls = 12;
const pollMs = 500;

/** A few seconds here; after that the page itself waits, and the person may go on. */
async function untilJudged(url: string): Promise<void> {
  for (let i = 0; i < polls; i++) {
    const answer = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null);
    const { state } = (await answer?.json().catch(() => ({}))) as { state?: string };
    if (state !== undefined && state !== 'waiting') return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Null without WebCrypto: plain http on a local network. The server then judges the file as it arrives. */
async function sha256Of(file: Blob): Promise<string | null> {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- absent outside secure contexts
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
