/** Steps that tests of accounts take again and again, through the pages and with scripts off. */
import type { TestPortal, Visitor } from '../../../../test/support/portal-for-tests.ts';

export const goodPassword = 'kuda hujan lemari teluk';
export const otherPassword = 'perahu nelayan membawa garam';

/** Contact, code, password; the visitor ends up signed in. */
export async function register(
  portal: TestPortal,
  visitor: Visitor,
  kontak: string,
  sandi = goodPassword,
): Promise<void> {
  await expectRedirect(await visitor.postForm('/daftar', { kontak, yakin: kontak }), '/daftar/kode');
  const kode = await portal.lastCode(storedAddress(kontak));
  await expectRedirect(await visitor.postForm('/daftar/kode', { kode }), '/daftar/sandi');
  await expectRedirect(await visitor.postForm('/daftar/sandi', { sandi }), '/pendaftaran');
}

export async function expectRedirect(response: Response, target: string): Promise<void> {
  const location = response.headers.get('location');
  if (response.status === 303 && location === target) return;
  throw new Error(`expected 303 to ${target}, got ${response.status} ${location ?? ''}\n${await response.text()}`);
}

/** The sending limits look at the clock of the database: this moves what was sent into the past. */
export async function passTime({ sql }: Pick<TestPortal, 'sql'>, seconds: number): Promise<void> {
  await sql`update code_send set sent_at = sent_at - make_interval(secs => ${seconds})`;
  await sql`update account_flow set code_expires_at = code_expires_at - make_interval(secs => ${seconds}),
    expires_at = expires_at - make_interval(secs => ${seconds})`;
  await sql`update sign_in_failure set failed_at = failed_at - make_interval(secs => ${seconds})`;
  await sql`update applicant_session set created_at = created_at - make_interval(secs => ${seconds}),
    seen_at = seen_at - make_interval(secs => ${seconds}), expires_at = expires_at - make_interval(secs => ${seconds})`;
}

/** Two answers may differ in the address typed and in the moment they were given, in nothing else. */
export function withoutAddress(html: string, address: string): string {
  const at = address.indexOf('@');
  const masked = `${address[0]!}•••${address[at - 1]!}${address.slice(at)}`;
  return html
    .replaceAll(address, 'ADDRESS')
    .replaceAll(masked, 'ADDRESS')
    .replace(/\d\d\.\d\d\.\d\d WIB/g, 'TIME WIB')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}

function storedAddress(kontak: string): string {
  return kontak.includes('@') ? kontak : `+62${kontak.replace(/\D/g, '').replace(/^(62|0)/, '')}`;
}
