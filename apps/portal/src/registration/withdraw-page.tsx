/** Asks once before withdrawing: what stays, and until when one can come back. */
import { formatDateTime } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import type { Gelombang } from '../platform/gelombang-store.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { describeGelombang } from './words.ts';

export function WithdrawPage({ view, open }: Readonly<{ view: View; open: Gelombang | null }>) {
  const words = view.words.registration.withdraw;
  if (!open)
    return (
      <Page view={view} title={words.title} backHref="/status">
        <Notice kind="info">{words.closed}</Notice>
      </Page>
    );
  const gelombang = describeGelombang(view, open.number);
  return (
    <Page view={view} title={words.title} lead={words.lead(gelombang)} backHref="/status">
      <p>{words.detail(formatDateTime(open.closesAt, view.language, view.programme))}</p>
      <Form action="/pendaftaran/tarik">
        <input type="hidden" name="gelombang" value={String(open.number)} />
        <ButtonRow>
          <Button kind="quiet" href="/status">
            {words.cancel}
          </Button>
          <Button act="continue" kind="danger">
            {words.confirm}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
