/** A person's own receipt, opened. It is found by who asks: nobody has an address that shows another's. */
import type { GelombangState } from '@gelombang/rules';
import { openIdentity, openSalt } from '../platform/entry-identity.ts';
import { getGelombang } from '../platform/gelombang-store.ts';
import { getPersonKey } from '../platform/person-key.ts';
import type { Portal } from '../platform/portal.ts';
import type { JoinRequest } from './join-gelombang.ts';
import { hex } from './receipt.ts';
import { findEntry } from './store.ts';

export type OpenReceipt = Readonly<{
  gelombang: number;
  state: GelombangState;
  closesAt: Date;
  drawAt: Date;
  receiptNumber: string;
  joinedAt: Date;
  withdrawn: boolean;
  nik: string;
  commitment: Uint8Array;
  salt: Uint8Array;
  signature: Uint8Array;
  /** The public page of the draw, with the own commitment behind #: a browser does not send that part. */
  drawUrl: string;
}>;

type ReceiptPortal = Pick<Portal, 'sql' | 'vault' | 'config'>;

export async function findReceipt(portal: ReceiptPortal, request: JoinRequest): Promise<OpenReceipt | null> {
  const { sql, vault, config } = portal;
  const entry = await findEntry(sql, request.gelombang, request.applicantId);
  if (!entry) return null;
  const { state, closesAt, drawAt } = await getGelombang(sql, entry.gelombang);
  const key = await getPersonKey(sql, vault, entry.applicantId);
  return {
    gelombang: entry.gelombang,
    state,
    closesAt,
    drawAt,
    receiptNumber: entry.receiptNumber,
    joinedAt: entry.joinedAt,
    withdrawn: entry.withdrawnAt !== null,
    nik: openIdentity(vault, key, request, entry.identitySealed).nik,
    commitment: entry.commitment,
    salt: openSalt(vault, key, request, entry.saltSealed),
    signature: entry.receiptSignature,
    drawUrl: `${config.baseUrl}/gelombang/${entry.gelombang}/undian#${hex(entry.commitment)}`,
  };
}
