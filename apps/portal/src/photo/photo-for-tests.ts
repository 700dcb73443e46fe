/** What tests of the photo step do again and again: photos sent both ways, specimen scenes. */
import { createHash } from 'node:crypto';
import { specimenScene, type Fault } from '../../../../packages/photo-check/test/specimens.ts';
import type { Visitor } from '../../../../test/support/portal-for-tests.ts';
import type { PhotoState } from '../platform/photo-state.ts';

export async function sendForm(visitor: Visitor, bytes: Uint8Array, filename = 'ktp.jpg'): Promise<Response> {
  const body = new FormData();
  body.append('foto', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }), filename);
  const headers = { origin: 'http://localhost:3000' };
  return visitor.request('/pendaftaran/foto', { method: 'POST', body, headers });
}

/** Created and sent in one piece; answers with the last status. */
export async function sendTus(visitor: Visitor, bytes: Uint8Array): Promise<number> {
  const tus = { 'tus-resumable': '1.0.0', origin: 'http://localhost:3000' };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const made = await visitor.request('/unggah', {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': `sha256 ${btoa(sha256)}` },
  });
  if (made.status !== 201) return made.status;
  const sent = await visitor.request(made.headers.get('location')!, {
    method: 'PATCH',
    headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return sent.status;
}

export async function page(visitor: Visitor): Promise<string> {
  return (await visitor.request('/pendaftaran/foto')).text();
}

export async function stateOf(visitor: Visitor): Promise<PhotoState | null> {
  const answer = await visitor.request('/pendaftaran/foto/keadaan');
  return ((await answer.json()) as { state: PhotoState | null }).state;
}

const scenes = new Map<string, Promise<Buffer>>();

/** Drawn once a run: a scene takes a second. */
export function scene(fault: Fault | 'none', seed = 2): Promise<Buffer> {
  const key = `${fault} ${seed}`;
  const drawn = scenes.get(key) ?? specimenScene({ fault, seed });
  scenes.set(key, drawn);
  return drawn;
}
