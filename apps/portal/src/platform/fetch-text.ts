/**
 * A text from elsewhere, by a server that need not be trusted: so long, so much, and from nowhere but the address asked.
 *
 * The time covers the whole answer, so that one who trickles it is cut off too. Rejects where no 200 came in time.
 */
export type FetchLimits = Readonly<{ timeoutMs: number; maxBytes: number }>;

/** A longer answer is left where it exceeds `maxBytes`: its reader sees that it is too long, and nobody keeps the rest. */
export async function fetchText(url: string, { timeoutMs, maxBytes }: FetchLimits): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (answer.status !== 200) {
    await answer.body?.cancel();
    throw new Error(`${new URL(url).host} answered ${answer.status}`);
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body ?? []) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > maxBytes) break; // leaving the loop cancels the rest
  }
  return Buffer.concat(pieces)
    .subarray(0, maxBytes + 1)
    .toString('utf8');
}
