/** Something to know: a sign and words, never colour alone. */
import type { PropsWithChildren } from 'hono/jsx';
import { Sign, type SignName } from './sign.tsx';

export type NoticeKind = 'info' | 'done' | 'attention' | 'fault';

const signs: Readonly<Record<NoticeKind, SignName>> = {
  info: 'info',
  done: 'tick',
  attention: 'attention',
  fault: 'cross',
};

export function Notice({ kind, title, children }: PropsWithChildren<Readonly<{ kind: NoticeKind; title?: string }>>) {
  return (
    <div class={`notice notice--${kind}`} role={kind === 'fault' ? 'alert' : undefined}>
      <Sign name={signs[kind]} />
      <div class="notice__text">
        {title ? <p class="notice__title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
