/** Sends a page: complete HTML with its doctype. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { raw } from 'hono/html';
import type { JSX } from 'hono/jsx/jsx-runtime';

export async function render(c: Context, page: JSX.Element, status: ContentfulStatusCode = 200): Promise<Response> {
  return c.html(raw(`<!doctype html>\n${String(await page)}`), status);
}
