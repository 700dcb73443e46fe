/**
 * SMS by an HTTP gateway: POST {to, text, id} as JSON; any 2xx is taken as sent.
 *
 * The Idempotency-Key is the message's id, so a gateway that knows it does not send a repeated one twice.
 */
import type { Portal } from './portal.ts';
import { UndeliverableFault, type Transport } from './transport.ts';

/** null: no gateway is configured. */
export function openSmsTransport({ config }: Pick<Portal, 'config'>): Transport | null {
  if (config.smsUrl === null) return null;
  const url = new URL(config.smsUrl);
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization =
    url.username === '' ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
  url.username = '';
  url.password = '';
  return {
    async send({ id, address, body }) {
      if (!/^\+\d{8,15}$/.test(address)) throw new UndeliverableFault('not one phone number');
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id, ...authorization },
        body: JSON.stringify({ to: address, text: body, id }),
        redirect: 'error',
        signal: AbortSignal.timeout(20_000),
      });
      await answer.body?.cancel();
      if (!answer.ok)
        throw Object.assign(new Error(`the SMS gateway answered ${answer.status}`), { code: answer.status });
    },
  };
}
