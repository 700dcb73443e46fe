/**
 * Sends a file in resumable pieces (tus 1.0) and does not give up: a lost
 * network, a restarted server or a busy one is waited out with full jitter, and
 * the server is asked how far it got before anything is sent again.
 */

export type UploadStep = 'sending' | 'interrupted' | 'busy' | 'starting-over';

export type UploadOrder = Readonly<{
  createUrl: string;
  file: Blob;
  /** Lower-case hex; null where the browser has no WebCrypto (plain http on a local network). */
  sha256: string | null;
  /** Of an upload begun earlier. */
  knownUrl: string | null;
  /** Remember this, or forget it. */
  onUrl(url: string | null): void;
  onProgress(share: number): void;
  onStep(step: UploadStep): void;
  signal: AbortSignal;
}>;

export type UploadEnd = 'sent' | 'session-ended' | 'cancelled' | Readonly<{ refused: string }>;

type Answer = Readonly<{ status: number; header(name: string): string | null; text: string }>;

const pieceBytes = 256 * 1024;
const longestWaitMs = 30_000;
const silenceMs = 20_000;
const mostRestarts = 3;

export async function uploadInPieces(order: UploadOrder): Promise<UploadEnd> {
  const { file, signal } = order;
  let url = order.knownUrl;
  let offset: number | null = null;
  let failures = 0;
  let restarts = 0;
  const forget = (): void => order.onUrl((url = null));

  const isCancelled = (): boolean => signal.aborted;
  while (!isCancelled()) {
    const answer = await nextRequest(order, url, offset);
    if (isCancelled()) break;
    const { status } = answer;
    if (status === 201) order.onUrl((url = answer.header('Location')));
    else if (status === 200 || status === 204) {
      // Only bytes that arrived count as progress: asking alone must not shorten the rests.
      if (offset !== null) failures = 0;
      offset = Number(answer.header('Upload-Offset'));
      order.onStep('sending');
      order.onProgress(offset / file.size);
      if (offset >= file.size) return 'sent';
      continue;
    } else if (status === 401) return 'session-ended';
    else if (status === 404 || status === 410 || status === 460) {
      // Gone, or changed on its way. A wrong piece is sent again; a wrong whole starts over.
      if (++restarts > mostRestarts) return { refused: answer.text };
      if (status !== 460 || answer.header('Gelombang-Restart') !== null) forget();
      order.onStep('starting-over');
    } else if (!isPassing(status)) return { refused: answer.text };
    else {
      order.onStep(status === 0 ? 'interrupted' : 'busy');
      await rest(failures++, answer, signal);
    }
    offset = status === 201 ? 0 : null;
  }
  return 'cancelled';
}

/** The one request that is due: create, ask, or send a piece. */
function nextRequest(order: UploadOrder, url: string | null, offset: number | null): Promise<Answer> {
  const { file, sha256 } = order;
  if (url === null) {
    const metadata: Record<string, string> = sha256 === null ? {} : { 'Upload-Metadata': `sha256 ${btoa(sha256)}` };
    return send(order, 'POST', order.createUrl, { 'Upload-Length': String(file.size), ...metadata });
  }
  if (offset === null) return send(order, 'HEAD', url, {});
  const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) };
  return send(order, 'PATCH', url, headers, { piece: file.slice(offset, offset + pieceBytes), offset });
}

/** Nothing reached us, somebody else is writing, or the service asks for patience: all pass by themselves. */
function isPassing(status: number): boolean {
  return status === 0 || status >= 500 || [408, 409, 423, 425, 429].includes(status);
}

type Piece = Readonly<{ piece: Blob; offset: number }>;

/** XMLHttpRequest, not fetch: only it tells how much of a body has left the phone. Status 0: no answer. */
function send(
  order: UploadOrder,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: Piece,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader('Tus-Resumable', '1.0.0');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    const abort = (): void => request.abort();
    let silence = setTimeout(abort, silenceMs);
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(silence);
      silence = setTimeout(abort, silenceMs);
      if (body) order.onProgress(Math.min(1, (body.offset + loaded) / order.file.size));
    };
    request.onloadend = () => {
      clearTimeout(silence);
      order.signal.removeEventListener('abort', abort);
      resolve({
        status: request.status,
        header: (name) => request.getResponseHeader(name),
        text: request.responseText,
      });
    };
    order.signal.addEventListener('abort', abort);
    request.send(body?.piece ?? null);
  });
}

/** Full jitter: phones that were cut off together do not come back together. Ends early when the network returns. */
async function rest(failures: number, answer: Answer, signal: AbortSignal): Promise<void> {
  const asked = Number(answer.header('Retry-After') ?? 0) * 1000;
  const most = Math.min(longestWaitMs, 500 * 2 ** failures);
  const waitMs = asked + Math.random() * most;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    if (asked === 0) addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
