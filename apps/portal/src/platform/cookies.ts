/**
 * The portal's cookies: `__Host-` and Secure on https, plain on the http demonstration; never readable by scripts.
 */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Config } from './config.ts';

export type CookieOptions = Readonly<{ maxAgeSeconds?: number; sameSite?: 'Lax' | 'Strict' }>;

type Base = Pick<Config, 'baseUrl'>;

export function cookieName(config: Base, name: string): string {
  return isHttps(config) ? `__Host-${name}` : name;
}

export function readCookie(c: Context, config: Base, name: string): string | undefined {
  return getCookie(c, cookieName(config, name));
}

export function writeCookie(c: Context, config: Base, name: string, value: string, options: CookieOptions = {}): void {
  setCookie(c, cookieName(config, name), value, {
    path: '/',
    httpOnly: true,
    secure: isHttps(config),
    sameSite: options.sameSite ?? 'Lax',
    ...(options.maxAgeSeconds === undefined ? {} : { maxAge: options.maxAgeSeconds }),
  });
}

export function dropCookie(c: Context, config: Base, name: string): void {
  deleteCookie(c, cookieName(config, name), { path: '/', secure: isHttps(config) });
}

function isHttps(config: Base): boolean {
  return config.baseUrl.startsWith('https:');
}
