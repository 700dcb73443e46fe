/**
 * Compresses pages: Brotli at a quick setting, else gzip. Files under /aset/ come compressed already.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** One packet carries about this much anyway. */
const worthBytes = 1024;
const compressible = /^(text\/(html|plain|css|csv)|application\/(json|problem\+json)|image\/svg)/;

/** Quality 4 takes a third of a millisecond for a page and leaves 4 % more than the best. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 } };

export function compression(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers, status } = c.res;
    if (c.req.method === 'HEAD' || status === 204 || status === 304 || headers.has('content-encoding')) return;
    if (!compressible.test(headers.get('content-type') ?? '')) return;
    c.header('vary', 'accept-encoding', { append: true });
    const accepts = c.req.header('accept-encoding') ?? '';
    const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null;
    if (encoding === null) return;

    const plain = new Uint8Array(await c.res.arrayBuffer());
    const worth = plain.length >= worthBytes;
    const body = !worth
      ? plain
      : encoding === 'br'
        ? await toBrotli(plain, brotliOptions)
        : await toGzip(plain, { level: 5 });
    const answer = new Response(body as BodyInit, c.res);
    answer.headers.delete('content-length');
    if (worth) answer.headers.set('content-encoding', encoding);
    c.res = undefined;
    c.res = answer;
  };
}
