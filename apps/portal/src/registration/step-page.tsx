/** The frame of a typed step: everything wrong on top, one form that saves as it is typed, and the ways onward. */
import type { PropsWithChildren, Child } from 'hono/jsx';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { ErrorSummary, type SummaryError } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { Page } from '../ui/page.tsx';
import type { DraftStep } from './draft-fields.ts';
import { StepNotices, type StepNotice } from './step-notices.tsx';
import { stepNumber, stepsInAll } from './steps.ts';

type StepPageProps = PropsWithChildren<
  Readonly<{
    view: View;
    step: DraftStep;
    title: string;
    lead: string;
    errors: readonly SummaryError[];
    notices: readonly StepNotice[];
    /** What is said above the form. */
    above?: Child;
    scripts?: readonly string[];
  }>
>;

export function StepPage({ view, step, title, lead, errors, notices, above, scripts, children }: StepPageProps) {
  const words = view.words.registration;
  const progress = { step: stepNumber[step], of: stepsInAll };
  return (
    <Page view={view} title={title} lead={lead} formId={step} {...{ progress, scripts }} backSaves>
      <ErrorSummary view={view} errors={errors} />
      <StepNotices notices={notices} />
      {above}
      <Form id={step} action={`/pendaftaran/${step}`} autosave="/draf">
        <input type="hidden" name="langkah" value={step} />
        {children}
        <ButtonRow>
          <Button act="continue">{words.next}</Button>
          <Button act="save" kind="quiet" formNoValidate>
            {words.saveForLater}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
