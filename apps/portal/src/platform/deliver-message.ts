/**
 * Delivers one queued message: by SMTP, by the SMS gateway, or, in a demonstration without them, to the outbox page alone.
 */
import { openMailTransport } from './mail.ts';
import { findUnsentMessage, markFailed, markSent, type OutboxMessage } from './outbox.ts';
import type { JobHandlers } from './jobs.ts';
import type { Portal } from './portal.ts';
import { openSmsTransport } from './sms.ts';
import { UndeliverableFault, type Transport } from './transport.ts';

type DeliveryPortal = Pick<Portal, 'config' | 'programme' | 'sql' | 'vault' | 'jobs' | 'log'>;

export function deliveryJobs(portal: DeliveryPortal): JobHandlers {
  const transports = { email: openMailTransport(portal), sms: openSmsTransport(portal) };
  return {
    'deliver-message': async ({ messageId }) => {
      const message = await findUnsentMessage(portal.sql, portal, messageId);
      if (message) await deliver(portal, transports[message.channel], message);
    },
  };
}

async function deliver(portal: DeliveryPortal, transport: Transport | null, message: OutboxMessage): Promise<void> {
  if (!transport && !portal.config.demonstration) {
    await markFailed(portal.sql, message.id, 'no-transport');
    throw new Error(`no transport for ${message.channel}`);
  }
  try {
    await transport?.send(message);
  } catch (error) {
    await markFailed(portal.sql, message.id, codeOf(error));
    if (!(error instanceof UndeliverableFault)) throw error;
    portal.log.warn({ message: message.id, purpose: message.purpose }, 'message cannot be delivered');
    return;
  }
  await markSent(portal.sql, message.id);
}

function codeOf(error: unknown): string {
  const { code, responseCode, name } = error as { code?: unknown; responseCode?: unknown; name?: unknown };
  return (
    [responseCode, code, name].find((part) => typeof part === 'string' || typeof part === 'number')?.toString() ??
    'unknown'
  );
}
