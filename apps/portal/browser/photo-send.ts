/** Sends a photo in pieces that survive a lost network, a reload and a restarted server, and waits for the verdict. */
import { fillIn } from './finding-words.ts';
import { dropKeptUpload, keepUpload, type KeptUpload } from './kept-upload.ts';
import type { FieldSettings, FieldView } from './photo-field-view.ts';
import { uploadInPieces, type UploadEnd, type UploadStep } from './tus-upload.ts';

export type SendPlace = Readonly<{ create: string; state: string; page: string }>;
export type SendContext = Readonly<{ view: FieldView; settings: FieldSettings; place: SendPlace }>;

export async function sendPhoto(context: SendContext, file: Blob): Promise<void> {
  const { settings } = context;
  const kept = { owner: settings.owner, file, sha256: await sha256Of(file), url: null, keptAt: Date.now() };
  await keepUpload(kept);
  await sendKept(context, kept, settings.words.field.sending);
}

export async function sendKept(context: SendContext, first: KeptUpload, words: string): Promise<void> {
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

async function finish({ view, settings, place }: SendContext, end: UploadEnd, kept: KeptUpload): Promise<void> {
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
  view.reset(null);
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
