/** Step 6, declarations: what the programme's rules ask, its text of consent, and every reason at once. */
import type { EligibilityFinding } from '@gelombang/rules';
import type { View } from '../platform/context.ts';
import { Choice } from '../ui/choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { noneOfThese, type DeclarationAssessment, type DeclarationField } from './assess-declarations.ts';
import type { KkFull } from './assess-readiness.ts';
import { listValues, type DraftFields } from './draft-fields.ts';
import type { StepNotice } from './step-notices.tsx';
import { StepPage } from './step-page.tsx';
import { describeAid, describeEligibility, describeFinding } from './words.ts';

export type DeclarationsPageProps = Readonly<{
  view: View;
  fields: DraftFields;
  /** Null while nothing was sent to be judged. */
  assessed: DeclarationAssessment | null;
  eligibility?: readonly EligibilityFinding[];
  notices?: readonly StepNotice[];
}>;

export function DeclarationsPage({ view, fields, assessed, eligibility = [], notices = [] }: DeclarationsPageProps) {
  const words = view.words.registration;
  const findings = assessed?.findings ?? [];
  const errorOf = (field: DeclarationField) => {
    const own = findings.find((one) => one.field === field);
    return own && describeFinding(view, own);
  };
  return (
    <StepPage
      view={view}
      step="pernyataan"
      title={words.declarations.title}
      lead={words.declarations.lead}
      errors={findings.map((one) => ({ field: one.field, text: describeFinding(view, one) }))}
      notices={notices}
      above={<EligibilityNotice view={view} findings={eligibility} />}
    >
      <Questions view={view} fields={fields} errorOf={errorOf} />
      <Consent view={view} fields={fields} error={errorOf('persetujuan')} />
    </StepPage>
  );
}

/** Why the rules do not let this person join, every reason at once, with what can be mended. */
export function EligibilityNotice({ view, findings }: { view: View; findings: readonly EligibilityFinding[] }) {
  const words = view.words.registration.eligibility;
  if (findings.length === 0) return null;
  const dataMayBeWrong = findings.some(({ code }) => ['too-young', 'too-old'].includes(code));
  return (
    <Notice kind="attention" title={words.title}>
      <ul>
        {findings.map((finding) => (
          <li>{describeEligibility(view, finding)}</li>
        ))}
      </ul>
      <p>{words.kept}</p>
      {dataMayBeWrong ? (
        <p>
          <a href="/pendaftaran/data">{words.changeData}</a>
        </p>
      ) : null}
    </Notice>
  );
}

/** A KK that has its recipients already: said before joining, so that nobody hopes in vain. */
export function KkFullNotice({ view, finding }: Readonly<{ view: View; finding: KkFull | null }>) {
  const words = view.words.registration.eligibility;
  if (finding === null) return null;
  return (
    <Notice kind="attention" title={words.kkFullTitle}>
      <p>
        {describeEligibility(view, finding)} <a href="/pendaftaran/data">{words.changeData}</a>
      </p>
    </Notice>
  );
}

type QuestionsProps = Readonly<{
  view: View;
  fields: DraftFields;
  errorOf: (field: DeclarationField) => string | undefined;
}>;

function Questions({ view, fields, errorOf }: QuestionsProps) {
  const words = view.words.registration.declarations;
  const rules = view.programme.eligibility;
  const yesNo = [
    { value: 'ya', label: words.yes },
    { value: 'tidak', label: words.no },
  ];
  const ask = (name: DeclarationField, legend: string, hint?: string) => (
    <Choice name={name} legend={legend} hint={hint} options={yesNo} value={fields[name] ?? ''} error={errorOf(name)} />
  );
  const askSeveral = (name: DeclarationField, legend: string, options: readonly { value: string; label: string }[]) => (
    <Choice
      name={name}
      legend={legend}
      hint={words.severalHint}
      options={[...options, { value: noneOfThese, label: words.none }]}
      values={listValues(fields, name)}
      error={errorOf(name)}
      multiple
    />
  );
  return (
    <>
      {rules.citizensOnly ? ask('warga-negara', words.citizen) : null}
      {rules.excludesFormalEducation ? ask('pendidikan', words.education, words.educationHint) : null}
      {rules.excludedOccupations.length > 0
        ? askSeveral(
            'pekerjaan',
            words.occupation,
            rules.excludedOccupations.map((code) => ({ value: code, label: words.occupations[code] })),
          )
        : null}
      {rules.excludedAids.length > 0
        ? askSeveral(
            'bantuan',
            words.aid,
            rules.excludedAids.map((code) => ({ value: code, label: capitalised(describeAid(view, code)) })),
          )
        : null}
      {rules.excludesPastRecipients
        ? ask('penerima-lama', words.admittedBefore(view.programme.name[view.language]))
        : null}
    </>
  );
}

function Consent({ view, fields, error }: Readonly<{ view: View; fields: DraftFields; error: string | undefined }>) {
  const words = view.words.registration.declarations;
  const { version, text } = view.programme.consent;
  return (
    <section>
      <h2>{words.consent}</h2>
      {text[view.language].map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <p class="field__hint">{words.version(version)}</p>
      <Choice
        name="persetujuan"
        legend={words.consent}
        options={[{ value: version, label: words.agree }]}
        values={[fields['persetujuan'] ?? '']}
        error={error}
        multiple
        legendHidden
      />
    </section>
  );
}

/** Names of aids are written for the middle of a sentence. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
