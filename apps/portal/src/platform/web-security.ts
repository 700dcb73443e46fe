/**
 * What every answer says to browsers, and which posts are believed to come from our own pages.
 */
import type { MiddlewareHandler } from 'hono';
import type { Config } from './config.ts';

/**
 * Nothing but our own files. 'wasm-unsafe-eval' lets those compile WebAssembly, which the photo check's nets run in, and
 * no text ever becomes script by it; workers come from our own files alone.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const everywhere: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** A route that needs something stricter has set it already: what is there stays. */
export function securityHeaders(config: Pick<Config, 'baseUrl'>): MiddlewareHandler {
  const headers = { ...everywhere };
  if (config.baseUrl.startsWith('https:')) headers['strict-transport-security'] = 'max-age=63072000; includeSubDomains';
  const entries = Object.entries(headers);
  return async (c, next) => {
    await next();
    for (const [name, value] of entries) if (!c.res.headers.has(name)) c.header(name, value);
    // Pages carry personal data; what may be kept says so itself.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-store');
  };
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site posts are refused before anything is read. Sec-Fetch-Site decides where a browser sends it, else
 * Origin, else Referer (old browsers; our referrer policy keeps it); a post without any of them is refused.
 */
export function originCheck(config: Pick<Config, 'baseUrl' | 'demonstration'>): MiddlewareHandler {
  return async (c, next) => {
    if (!safeMethods.has(c.req.method) && !comesFromHere(config, c.req.raw.headers)) {
      return c.text('Permintaan ini tidak berasal dari halaman kami. / This request did not come from our pages.', 403);
    }
    await next();
    return undefined;
  };
}

function comesFromHere(config: Pick<Config, 'baseUrl' | 'demonstration'>, headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const source = headers.get('origin') ?? headers.get('referer');
  if (source === null) return site === 'same-origin';
  if (!URL.canParse(source)) return false;
  const { origin, host } = new URL(source);
  if (origin === new URL(config.baseUrl).origin) return true;
  // A demonstration is opened as localhost, 127.0.0.1 or by the machine's name on its network.
  return config.demonstration && host === headers.get('host');
}
