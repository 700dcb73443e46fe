/** A made-up applicant in a portal for tests, registered through the pages and signed in. */
import type { TestPortal, Visitor } from './portal-for-tests.ts';

export type SignedIn = Visitor & Readonly<{ applicantId: string; address: string }>;

let people = 0;

export async function signIn(portal: TestPortal): Promise<SignedIn> {
  const visitor = portal.visitor();
  const address = `pendaftar-${++people}@contoh.test`;
  await visitor.postForm('/daftar', { kontak: address, yakin: address });
  await visitor.postForm('/daftar/kode', { kode: await portal.lastCode(address) });
  await visitor.postForm('/daftar/sandi', { sandi: 'kuda hujan lemari teluk' });
  const [row] = await portal.sql<{ id: string }[]>`select id from applicant order by created_at desc limit 1`;
  return { ...visitor, applicantId: row!.id, address };
}
