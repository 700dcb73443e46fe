/** How large a posted form may be. Photos have limits of their own (photo/): multipart and tus pass here. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

const maxFormBytes = 128 * 1024;

export function formLimit(): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: maxFormBytes,
    onError: (c) => c.text('Isian terlalu panjang. / The form is too long.', 413),
  });
  return async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    const isUpload = type.startsWith('multipart/form-data') || type.startsWith('application/offset+octet-stream');
    return isUpload ? next() : limit(c, next);
  };
}
