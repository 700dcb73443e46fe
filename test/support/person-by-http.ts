/**
 * A patient person without a browser: sends each request until it is answered, looks where they are, and does the next step.
 *
 * For tests that kill the server: whatever was answered must have been kept.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RunningPortal } from './running-portal.ts';
import { codeFor, password, type Identity } from './walk.ts';

export type PatientPerson = Readonly<{
  portal: RunningPortal;
  address: string;
  identity: Identity;
  photo: Uint8Array;
  cookies: Map<string, string>;
}>;

export type Answer = Readonly<{ status: number; location: string | null; text: string; headers: Headers }>;

const pieceBytes = 20_000;

export async function makePerson(portal: RunningPortal, identity: Identity, file: string): Promise<PatientPerson> {
  const photo = new Uint8Array(await readFile(file));
  return { portal, address: `orang-${identity.nik}@contoh.example`, identity, photo, cookies: new Map() };
}

/** From nothing to a receipt; answers with the receipt's number. */
export async function joinPatiently(person: PatientPerson): Promise<string> {
  await getAccount(person);
  const trail: string[] = [];
  for (let steps = 0; steps < 60; steps++) {
    const { location } = await send(person, 'GET', '/pendaftaran');
    trail.push(String(location));
    switch (location) {
      case '/pendaftaran/foto':
        await sendPhoto(person);
        await post(person, '/pendaftaran/foto/lanjut', {});
        break;
      case '/pendaftaran/data':
        await sendData(person);
        break;
      case '/pendaftaran/pernyataan':
        await post(person, '/pendaftaran/pernyataan', declarations);
        break;
      case '/pendaftaran/periksa':
        await post(person, '/pendaftaran/periksa', { gelombang: '1', _act: 'continue' });
        break;
      default:
        return await readReceipt(person);
    }
  }
  throw new Error(`${person.address} goes in circles: ${trail.join(' ')}`);
}

const declarations = {
  langkah: 'pernyataan',
  'warga-negara': 'ya',
  pendidikan: 'tidak',
  pekerjaan: 'tidak-ada',
  bantuan: 'tidak-ada',
  'penerima-lama': 'tidak',
  persetujuan: '2026-11',
  _act: 'continue',
};

async function readReceipt(person: PatientPerson): Promise<string> {
  const { text } = await send(person, 'GET', '/tanda-terima/1');
  const number = /KP1-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
  if (number === undefined) throw new Error(`${person.address} has no receipt`);
  return number;
}

/** Registers; an account that was made although its answer was lost is logged in to. */
async function getAccount(person: PatientPerson): Promise<void> {
  const { address } = person;
  for (let tries = 0; tries < 8; tries++) {
    await person.portal.sql`delete from code_send`; // a minute passes: another code may be sent
    await post(person, '/daftar', { kontak: address, _act: 'continue' });
    const code = await codeFor(person.portal, address);
    await post(person, '/daftar/kode', { kode: code, _act: 'continue' });
    await post(person, '/daftar/sandi', { sandi: password, _act: 'continue' });
    if (await isSignedIn(person)) return;
    await post(person, '/masuk', { kontak: address, sandi: password });
    if (await isSignedIn(person)) return;
  }
  throw new Error(`${address} got no account`);
}

async function isSignedIn(person: PatientPerson): Promise<boolean> {
  const { location } = await send(person, 'GET', '/pendaftaran');
  return location !== null && !location.startsWith('/masuk');
}

async function sendData(person: PatientPerson): Promise<void> {
  const { identity } = person;
  const fields = {
    langkah: 'data',
    nik: identity.nik,
    kk: identity.kk,
    nama: identity.name,
    'lahir-day': identity.day,
    'lahir-month': identity.month,
    'lahir-year': identity.year,
    'jenis-kelamin': identity.sex,
    provinsi: '00',
    kabupaten: '0001',
    kecamatan: '000101',
    _act: 'continue',
  };
  const { text } = await post(person, '/pendaftaran/data', fields);
  // The specimen's card carries another number: that is asked about once, and what is typed wins.
  const checked = /name="nik-foto-dicek" value="([^"]+)"/.exec(text)?.[1];
  if (checked !== undefined) await post(person, '/pendaftaran/data', { ...fields, 'nik-foto-dicek': checked });
}

/** tus, in small pieces, from wherever the server says it is. */
async function sendPhoto(person: PatientPerson): Promise<void> {
  const { photo } = person;
  const sha256 = Buffer.from(createHash('sha256').update(photo).digest('hex')).toString('base64');
  const tus = { 'tus-resumable': '1.0.0' };
  const created = await send(person, 'POST', '/unggah', {
    headers: { ...tus, 'upload-length': String(photo.length), 'upload-metadata': `sha256 ${sha256}` },
  });
  const upload = created.location;
  if (upload === null) throw new Error(`no upload was created: ${created.status} ${created.text}`);
  for (let tries = 0; tries < 200; tries++) {
    const head = await send(person, 'HEAD', upload, { headers: tus });
    const offset = Number(head.headers.get('upload-offset'));
    if (head.status !== 200 || offset === photo.length) break;
    await send(person, 'PATCH', upload, {
      headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: photo.slice(offset, offset + pieceBytes),
    });
  }
  // Accepted first, checked later: after a few seconds a person goes on.
  for (let tries = 0; tries < 15; tries++) {
    const { text } = await send(person, 'GET', '/pendaftaran/foto');
    if (text.includes('Foto KTP diterima')) return;
    await pause(200);
  }
}

function post(person: PatientPerson, path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
  return send(person, 'POST', path, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

type Sent = Readonly<{ headers?: Record<string, string>; body?: string | Uint8Array }>;

/** Again and again until somebody answers: a killed server comes back. */
async function send(person: PatientPerson, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const { portal, cookies } = person;
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { origin: portal.url, cookie, ...sent.headers };
  for (let tries = 0; tries < 400; tries++) {
    try {
      const body = sent.body === undefined ? {} : { body: sent.body as BodyInit };
      const response = await fetch(portal.url + path, { method, headers, redirect: 'manual', ...body });
      const text = await response.text();
      if (response.status >= 500) throw new Error(`${response.status}`);
      keepCookies(cookies, response.headers.getSetCookie());
      return { status: response.status, location: response.headers.get('location'), text, headers: response.headers };
    } catch {
      await pause(50);
    }
  }
  throw new Error(`${method} ${path} was never answered`);
}

function keepCookies(cookies: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = ''] = line.split(';');
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
