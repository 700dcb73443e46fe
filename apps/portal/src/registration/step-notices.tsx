/** What a step says above its form: what the last button did, what came back, what a change means now. */
import { Notice } from '../ui/notice.tsx';

export type StepNotice = Readonly<{ kind: 'done' | 'info'; text: string }>;

export function StepNotices({ notices }: Readonly<{ notices: readonly StepNotice[] }>) {
  return (
    <>
      {notices.map(({ kind, text }) => (
        <Notice kind={kind}>{text}</Notice>
      ))}
    </>
  );
}
