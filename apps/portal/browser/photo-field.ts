/**
 * `<photo-field>`: a live camera that says what helps, the photo looked at on the phone before a byte is sent, mended
 * where that needs no new photo, and sent. Without this file the form inside it works alone, and every step here falls
 * back to it. The phone's verdict is a courtesy: the person may always send. Without `data-create` nothing is sent at
 * all: the page where anyone may try the check.
 */
import { fillIn } from './finding-words.ts';
import { findKeptUpload } from './kept-upload.ts';
import { openPhotoWork, type PhotoWorker } from './open-photo-work.ts';
import { hasCamera, openCamera } from './photo-camera.ts';
import { makeView, type FieldSettings, type FieldView } from './photo-field-view.ts';
import { sendKept, sendPhoto, type SendPlace } from './photo-send.ts';
import type { PhoneCheck, PhoneRepair } from './photo-work-types.ts';

class PhotoField extends HTMLElement {
  connectedCallback(): void {
    const settings = JSON.parse(this.querySelector('script')?.textContent ?? 'null') as FieldSettings | null;
    const { create, state, page } = this.dataset;
    if (settings) void start(this, settings, create && state && page ? { create, state, page } : null);
  }
}
customElements.define('photo-field', PhotoField);

type Context = Readonly<{
  view: FieldView;
  settings: FieldSettings;
  /** Null where a photo is only tried. */
  place: SendPlace | null;
  work: PhotoWorker;
}>;

type Source = 'file' | 'camera';
type Photo = Readonly<{ file: Blob; source: Source; mended?: Readonly<{ before: Blob; repair: PhoneRepair }> }>;

async function start(root: HTMLElement, settings: FieldSettings, place: SendPlace | null): Promise<void> {
  const view = makeView(root, settings, hasCamera());
  const work = openPhotoWork(settings.work);
  const context = { view, settings, place, work };
  view.onFile((file) => void look(context, { file, source: 'file' }));
  view.onCamera(() => void shoot(context));
  if (place === null) {
    // Fetched at once: from here on the page needs no network.
    await work.prepare().catch(() => undefined);
    return;
  }
  const kept = await findKeptUpload(settings.owner);
  if (kept !== null) await sendKept({ view, settings, place }, kept, settings.words.field.resuming);
}

async function shoot(context: Context): Promise<void> {
  const { view, settings, work } = context;
  const { camera } = settings.words;
  const end = await openCamera(camera, work).catch(() => 'none' as const);
  if (end instanceof Blob) return look(context, { file: end, source: 'camera' });
  view.reset(null);
  if (end !== 'cancelled') view.showNotice('attention', camera[end], null);
}

async function look(context: Context, photo: Photo): Promise<void> {
  const { view, settings, work, place } = context;
  const { file, source } = photo;
  view.showBusy(settings.words.field.checking);
  const check = await work.check(file, settings.maxBytes).catch(() => unchecked);
  // What our own camera made too large is no news to anyone: it is made smaller without a question.
  if (check.repairs === 'file' && source === 'camera' && !photo.mended) return mend(context, photo);
  view.showCheck(file, check, noteFor(photo, settings), {
    repair: check.repairs === null || photo.mended ? null : () => void mend(context, photo),
    use: place === null ? null : () => void sendPhoto({ view, settings, place }, file),
    again: () => (source === 'camera' ? void again(context) : view.reset('file')),
  });
}

/** The check did not run here: the server's still will. */
const unchecked: PhoneCheck = { findings: [], card: null, size: null, repairs: null, nik: null, measures: [] };

function again(context: Context): Promise<void> {
  context.view.reset(null);
  return shoot(context);
}

const muchSmaller = 0.8;

function noteFor({ file, mended }: Photo, { words }: FieldSettings): string | null {
  if (!mended) return null;
  const { before, repair } = mended;
  // Saved anew it is after every repair: that alone is no news.
  const acts = repair.done.filter((act) => act !== 'recompressed');
  const { repaired, resized } = words.field;
  const sentences = file.size < muchSmaller * before.size ? `${repaired} ${resized}` : repaired;
  return fillIn(words.findings, sentences, { acts, beforeBytes: before.size, afterBytes: file.size });
}

async function mend(context: Context, photo: Photo): Promise<void> {
  const { view, settings, work, place } = context;
  const { file } = photo;
  view.showBusy(settings.words.field.repairing);
  const repair = await work.repair(file, settings.maxBytes).catch(() => null);
  if (repair !== null) return look(context, { ...photo, file: repair.file, mended: { before: file, repair } });
  // What the phone cannot mend the server can: the file goes as it is.
  if (place !== null) return sendPhoto({ view, settings, place }, file);
  view.reset(null);
  view.showNotice('attention', settings.words.field.cannotMend, null);
}
