/** Operators and applicants for tests of the review, made through the pages. */
import type { TestPortal, Visitor } from '../../../../test/support/portal-for-tests.ts';
import { hashToken, newToken } from '../platform/tokens.ts';

const sandi = 'kuda hujan lemari teluk';

export async function openOperator(portal: TestPortal, login: string, nama: string): Promise<Visitor> {
  const token = newToken();
  await portal.sql`
    insert into operator_invitation (token_hash, expires_at) values (${hashToken(token)}, now() + interval '1 hour')`;
  const operator = portal.visitor();
  const made = await operator.postForm(`/petugas/mulai/${token}`, { nama, login, sandi });
  if (made.status !== 303) throw new Error(`no operator: ${made.status} ${await made.text()}`);
  return operator;
}

let people = 0;

export async function registerApplicant(
  portal: TestPortal,
): Promise<Readonly<{ applicantId: string; visitor: Visitor; address: string }>> {
  const visitor = portal.visitor();
  const address = `tinjau-${++people}@contoh.test`;
  await visitor.postForm('/daftar', { kontak: address, yakin: address });
  await visitor.postForm('/daftar/kode', { kode: await portal.lastCode(address) });
  await visitor.postForm('/daftar/sandi', { sandi });
  const [row] = await portal.sql<{ id: string }[]>`select id from applicant order by created_at desc limit 1`;
  return { applicantId: row!.id, visitor, address };
}
