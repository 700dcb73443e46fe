/** An operator in a portal for tests: invited, with an account of their own, signed in. */
import { createInvitation } from '../../apps/portal/src/operator/invitation.ts';
import type { TestPortal, Visitor } from './portal-for-tests.ts';

export const operatorPassword = 'kuda hujan lemari teluk';

export async function newOperator(test: TestPortal, login: string): Promise<Visitor> {
  const visitor = test.visitor();
  const { url } = await createInvitation(test.portal);
  await visitor.postForm(new URL(url).pathname, { nama: `Petugas ${login}`, login, sandi: operatorPassword });
  return visitor;
}
