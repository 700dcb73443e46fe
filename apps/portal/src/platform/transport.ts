/** What carries a message out of the house: e-mail and SMS are two of these. */
import type { OutboxMessage } from './outbox.ts';

/** A message that will not be delivered however often it is tried: the address itself is refused. */
export class UndeliverableFault extends Error {
  override name = 'UndeliverableFault';
}

export type Transport = Readonly<{ send(message: OutboxMessage): Promise<void> }>;
