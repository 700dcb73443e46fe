/** An operator's form: create a gelombang, or change the schedule of one that has not opened. */
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Choice } from '../ui/choice.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import type { FieldFinding, ScheduleField, ScheduleFields, ScheduleFinding } from './parse-schedule.ts';

export type SchedulePageProps = Readonly<{
  view: View;
  /** Null: a new one. */
  number: number | null;
  fields: ScheduleFields;
  findings?: readonly FieldFinding[];
  refusal?: string | null;
}>;

type Sentences = {
  readonly [Code in ScheduleFinding['code']]: (finding: Extract<ScheduleFinding, { code: Code }>) => string;
};

export function SchedulePage({ view, number, fields, findings = [], refusal = null }: SchedulePageProps) {
  const { operator, name } = view.words.gelombang;
  const sentences: Sentences = operator.findings;
  const tell = (finding: ScheduleFinding) => (sentences[finding.code] as (finding: ScheduleFinding) => string)(finding);
  const errorOf = (field: ScheduleField) => {
    const own = findings.filter((one) => one.field === field).map(({ finding }) => tell(finding));
    return own.length === 0 ? undefined : own.join(' ');
  };
  const base = '/petugas/gelombang';
  return (
    <Page
      view={view}
      title={number === null ? operator.create : `${operator.editTitle}: ${name(number)}`}
      lead={operator.createHint}
      formId="jadwal"
      backHref={number === null ? base : `${base}/${number}`}
      operator
    >
      <ErrorSummary view={view} errors={findings.map(({ field, finding }) => ({ field, text: tell(finding) }))} />
      {refusal ? <Notice kind="fault">{refusal}</Notice> : null}
      <Form id="jadwal" action={number === null ? base : `${base}/${number}/jadwal`}>
        <ScheduleFieldset view={view} fields={fields} errorOf={errorOf} />
        <ButtonRow>
          <Button act="continue">{number === null ? operator.submitCreate : operator.save}</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

type FieldsetProps = Readonly<{
  view: View;
  fields: ScheduleFields;
  errorOf: (field: ScheduleField) => string | undefined;
}>;

function ScheduleFieldset({ view, fields, errorOf }: FieldsetProps) {
  const { operator } = view.words.gelombang;
  const time = (name: 'opens' | 'closes' | 'draw') => (
    <Field
      name={name}
      label={operator[name]}
      hint={operator.timeHint}
      value={fields[name] ?? ''}
      error={errorOf(name)}
      type={fitsOwnField(fields[name] ?? '') ? 'datetime-local' : 'text'}
    />
  );
  return (
    <>
      {time('opens')}
      {time('closes')}
      {time('draw')}
      <Field
        name="places"
        label={operator.places}
        value={fields['places'] ?? ''}
        error={errorOf('places')}
        inputMode="numeric"
        tabular
      />
      <Choice
        name="quota"
        legend={operator.quota}
        options={[
          { value: 'national', label: operator.quotaNational },
          { value: 'regions', label: operator.quotaRegions },
        ]}
        value={fields['quota'] ?? ''}
        error={errorOf('quota')}
      />
      <Field
        name="quota-list"
        label={operator.quotaList}
        hint={operator.quotaListHint}
        value={fields['quota-list'] ?? ''}
        error={errorOf('quota-list')}
      />
      <Choice
        name="second-walk"
        legend={operator.secondWalk}
        legendHidden
        options={[{ value: 'ya', label: operator.secondWalk }]}
        values={[fields['second-walk'] ?? '']}
        multiple
      />
    </>
  );
}

/** A browser's own field shows nothing it cannot read: what was typed otherwise stays a text, so that it can be mended. */
function fitsOwnField(text: string): boolean {
  return text === '' || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text);
}
