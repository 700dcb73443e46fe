/** Operators for tests of the review, made through the one-time link. */
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
