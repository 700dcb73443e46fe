/** Made-up applicants of province 00, ready to join through the pages: an account, a photo, typed data, answers. */
import { randomUUID } from 'node:crypto';
import type { FormFields, TestPortal, Visitor } from '../../../../test/support/portal-for-tests.ts';
import { inTransaction } from '../platform/database.ts';
import { createGelombang, transitionGelombang, type Gelombang } from '../platform/gelombang-store.ts';
import { contactWhere } from '../platform/recipient.ts';
import { hashToken, newToken } from '../platform/tokens.ts';
import type { PhotoState } from '../platform/photo-state.ts';
import { saveDraft } from './save-draft.ts';

export const hour = 3600_000;

export type Applicant = Readonly<{ id: string; visitor: Visitor }>;

/** A woman of Kecamatan Contoh Utara, born 12 May 1990; serial tells people apart. */
export function nikOf(serial: number): string {
  return `000101520590${String(serial).padStart(4, '0')}`;
}

export function kkOf(serial: number): string {
  return `000101100215${String(serial).padStart(4, '0')}`;
}

export function dataFields(serial: number, change: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    langkah: 'data',
    nik: nikOf(serial),
    kk: kkOf(serial),
    nama: 'Siti Contoh',
    'lahir-day': '12',
    'lahir-month': '5',
    'lahir-year': '1990',
    'jenis-kelamin': 'female',
    provinsi: '00',
    kabupaten: '0001',
    kecamatan: '000101',
    'sudah-dicek': '',
    ...change,
  };
}

export const answers = {
  langkah: 'pernyataan',
  'warga-negara': 'ya',
  pendidikan: 'tidak',
  pekerjaan: 'tidak-ada',
  bantuan: 'tidak-ada',
  'penerima-lama': 'tidak',
  persetujuan: '2026-11',
} as const satisfies FormFields;

/** Signed in, with a verified address and nothing else. */
export async function makeApplicant(test: TestPortal, photo: PhotoState | null = 'accepted'): Promise<Applicant> {
  const { sql, portal } = test;
  const id = randomUUID();
  const { key, wrapped } = portal.vault.newPersonKey();
  const address = `orang-${id}@contoh.example`;
  await sql`insert into applicant (id, data_key_wrapped, password_hash) values (${id}, ${wrapped}, '-')`;
  await sql`
    insert into contact (applicant_id, kind, address_index, address_sealed) values (${id}, 'email',
      ${portal.vault.blindIndex('email', address)}, ${portal.vault.seal(key, contactWhere(id, 'email'), address)})`;
  if (photo !== null) await sql`insert into photo (applicant_id, state) values (${id}, ${photo})`;
  const visitor = test.visitor();
  const applicant = { id, visitor };
  await logIn(test, applicant);
  return applicant;
}

export async function logIn({ sql }: TestPortal, { id, visitor }: Applicant): Promise<void> {
  const token = newToken();
  await sql`
    insert into applicant_session (token_hash, applicant_id, expires_at)
    values (${hashToken(token)}, ${id}, now() + interval '1 hour')`;
  visitor.cookies.set('sesi', token);
}

/** The session has run out; its cookie is still there. */
export async function endSession({ sql }: TestPortal, { id }: Applicant): Promise<void> {
  await sql`update applicant_session set expires_at = now() - interval '1 minute' where applicant_id = ${id}`;
}

/** Everything filled in: only joining is left. */
export async function makeReadyApplicant(
  test: TestPortal,
  serial: number,
  change: Readonly<Record<string, string>> = {},
): Promise<Applicant> {
  const applicant = await makeApplicant(test);
  const { langkah: _data, ...data } = dataFields(serial, change);
  const { langkah: _answers, ...declared } = answers;
  await saveDraft(test.portal, applicant.id, { ...data, ...declared });
  return applicant;
}

export type NewWave = Readonly<{ open?: boolean; opensIn?: number; closesIn?: number; places?: number }>;

/** Open until in an hour unless said otherwise; times in milliseconds from now. */
export async function makeGelombang({ sql }: TestPortal, wave: NewWave = {}): Promise<Gelombang> {
  const { open = true, opensIn = -hour, closesIn = hour, places = 100 } = wave;
  const now = Date.now();
  return inTransaction(sql, async (tx) => {
    const made = await createGelombang(tx, {
      opensAt: new Date(now + opensIn),
      closesAt: new Date(now + closesIn),
      drawAt: new Date(now + closesIn + hour),
      places,
      quotas: null,
      demonstration: true,
      actor: 'system',
    });
    if (open) await transitionGelombang(tx, made.number, 'open', 'system');
    return { ...made, state: open ? 'open' : 'scheduled' };
  });
}

export async function closeGelombang({ sql }: TestPortal, number: number): Promise<void> {
  await inTransaction(sql, (tx) => transitionGelombang(tx, number, 'close', 'system'));
}

/** As the draw room leaves it: everyone in it, with this status. */
export async function drawAll({ sql }: TestPortal, number: number, results: readonly DrawnResult[]): Promise<void> {
  for (const { id, status, waitingPlace = null, ticket = new Uint8Array(32) } of results) {
    await sql`
      insert into draw_entry (gelombang, applicant_id, nik_tag, household_tag, region, cap, leaf, status, waiting_place, ticket)
      values (${number}, ${id}, ${new Uint8Array(16)}, ${new Uint8Array(16)}, 1, 2, ${Buffer.from(id)}, ${status}, ${waitingPlace}, ${ticket})`;
  }
  await sql`update gelombang set state = 'drawn' where number = ${number}`;
}

export type DrawnResult = Readonly<{
  id: string;
  status: 'selected' | 'waiting' | 'household-cap' | null;
  waitingPlace?: number;
  ticket?: Uint8Array;
}>;

/** The page's text as a person reads it: no tags, one blank between words. */
export async function textOf(response: Response): Promise<string> {
  const html = await response.text();
  const entities: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ');
}

/** The value a page shows in a field: of an input, or the chosen option of a select. */
export function valueOf(html: string, name: string): string | undefined {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0];
  if (input !== undefined) return decode(/value="([^"]*)"/.exec(input)?.[1] ?? '');
  const select = new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(html)?.[0];
  return /<option value="([^"]*)" selected/.exec(select ?? '')?.[1];
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
