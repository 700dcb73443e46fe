/** Step 7, check answers and join. Also the one page before joining again: everything kept, declared anew for today. */
import { formatDateTime, formatNik, formatPlainDate } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import type { Gelombang } from '../platform/gelombang-store.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { listValues, type DraftFields } from './draft-fields.ts';
import { noneOfThese } from './assess-declarations.ts';
import type { Readiness } from './assess-readiness.ts';
import { EligibilityNotice, KkFullNotice } from './declarations-page.tsx';
import type { PhotoNikAdvice } from './photo-nik.ts';
import { PhotoNikQuestion } from './photo-nik-notes.tsx';
import type { JoinRefusal } from './join-gelombang.ts';
import { describePlace } from './region-choice.ts';
import { StepNotices, type StepNotice } from './step-notices.tsx';
import { stepNumber, stepsInAll } from './steps.ts';
import { describeAid, describeGelombang, describeJoinRefusal, describeSex } from './words.ts';

export type CheckPageProps = Readonly<{
  view: View;
  fields: DraftFields;
  readiness: Readiness;
  /** The one that can be joined now. */
  open: Gelombang | null;
  /** The next to open, if none can be joined now. */
  next: Gelombang | null;
  alreadyJoined: boolean;
  /** A difference nobody has looked at yet. */
  photoNik: PhotoNikAdvice | null;
  refusal?: JoinRefusal | null;
  notices?: readonly StepNotice[];
}>;

export function CheckPage(props: CheckPageProps) {
  const { view, readiness, refusal = null, notices = [] } = props;
  const words = view.words.registration.check;
  return (
    <Page
      view={view}
      title={words.title}
      lead={words.lead}
      progress={{ step: stepNumber.periksa, of: stepsInAll }}
      backHref="/pendaftaran/pernyataan"
    >
      <StepNotices notices={notices.filter(({ kind }) => kind === 'done')} />
      {refusal && refusal.code !== 'not-eligible' ? <RefusalNotice view={view} refusal={refusal} /> : null}
      <EligibilityNotice view={view} findings={readiness.eligibility} />
      <KkFullNotice view={view} finding={readiness.kkFull} />
      <PhotoNikQuestion view={view} advice={props.photoNik} />
      <Answers {...props} />
      <Joining {...props} />
    </Page>
  );
}

/** An identity refusal has its own way out; it never tells whose the NIK is. */
function RefusalNotice({ view, refusal }: Readonly<{ view: View; refusal: JoinRefusal }>) {
  const words = view.words.registration.refusals;
  const text = describeJoinRefusal(view, refusal);
  const isIdentity = ['nik-taken', 'nik-admitted-before', 'identity-tries-used'].includes(refusal.code);
  const title = isIdentity ? words.nikTakenTitle : refusal.code === 'not-open' ? words.notOpenTitle : undefined;
  return (
    <Notice kind="attention" {...(title === undefined ? {} : { title })}>
      <p>{text}</p>
      {isIdentity ? (
        <p>
          <a href="/pendaftaran/data">{words.changeNik}</a> · <a href="/kanal-resmi">{words.channels}</a>
        </p>
      ) : null}
    </Notice>
  );
}

function Answers({ view, fields, readiness }: CheckPageProps) {
  const words = view.words.registration;
  const row = (step: 'foto' | 'data' | 'pernyataan', label: string, value: string) => ({
    label,
    value: value === '' ? words.check.missing : value,
    changeHref: `/pendaftaran/${step}`,
    changeText: words.check.change,
  });
  const data = readiness.data.value;
  const typed = (name: string) => fields[name] ?? '';
  const birthDate = ['lahir-day', 'lahir-month', 'lahir-year'].map(typed).join(' ').trim();
  const sex = typed('jenis-kelamin');
  return (
    <>
      <SummaryList rows={[row('foto', words.check.photo, words.check.photoStates[readiness.photo?.state ?? 'none'])]} />
      <h2>{words.check.dataHeading}</h2>
      <SummaryList
        rows={[
          row('data', words.data.nik, data ? formatNik(data.nik) : typed('nik')),
          row('data', words.data.kk, data ? formatNik(data.kk) : typed('kk')),
          row('data', words.data.name, data?.name ?? typed('nama')),
          row('data', words.data.birthDate, data ? formatPlainDate(data.birthDate, view.language) : birthDate),
          row('data', words.data.sex, sex === 'male' || sex === 'female' ? describeSex(view, sex) : ''),
          row('data', words.data.region, data ? describePlace(data.regionCode) : describePlace(typed('kabupaten'))),
        ]}
      />
      <h2>{words.check.declarationsHeading}</h2>
      <SummaryList rows={declarationRows(view, fields).map(([label, value]) => row('pernyataan', label, value))} />
    </>
  );
}

function declarationRows(view: View, fields: DraftFields): readonly (readonly [string, string])[] {
  const words = view.words.registration.declarations;
  const { eligibility: rules, consent, name } = view.programme;
  const yesNo = (field: string) => ({ ya: words.yes, tidak: words.no })[fields[field] ?? ''] ?? '';
  const several = (field: string, label: (code: string) => string) =>
    listValues(fields, field)
      .map((code) => (code === noneOfThese ? words.none : label(code)))
      .join(', ');
  const occupation = (code: string) => new Map<string, string>(Object.entries(words.occupations)).get(code) ?? code;
  const rows: (readonly [string, string])[] = [];
  if (rules.citizensOnly) rows.push([words.citizen, yesNo('warga-negara')]);
  if (rules.excludesFormalEducation) rows.push([words.education, yesNo('pendidikan')]);
  if (rules.excludedOccupations.length > 0) rows.push([words.occupation, several('pekerjaan', occupation)]);
  if (rules.excludedAids.length > 0) rows.push([words.aid, several('bantuan', (code) => describeAid(view, code))]);
  if (rules.excludesPastRecipients) rows.push([words.admittedBefore(name[view.language]), yesNo('penerima-lama')]);
  rows.push([words.consent, fields['persetujuan'] === consent.version ? words.yes : '']);
  return rows;
}

function Joining({ view, readiness, open, next, alreadyJoined }: CheckPageProps) {
  const words = view.words.registration.check;
  const say = (date: Date) => formatDateTime(date, view.language, view.programme);
  if (open && alreadyJoined)
    return (
      <Notice kind="done" title={words.already(describeGelombang(view, open.number))}>
        <p>
          <a href={`/tanda-terima/${open.number}`}>{words.toReceipt}</a>
        </p>
      </Notice>
    );
  if (readiness.next !== 'periksa')
    return (
      <Notice kind="info" title={words.toDo}>
        <Button href={`/pendaftaran/${readiness.next}`}>{words.finish[readiness.next]}</Button>
      </Notice>
    );
  if (!open)
    return (
      <Notice kind="info" title={words.notOpenTitle}>
        <p>{next ? words.opens(describeGelombang(view, next.number), say(next.opensAt)) : words.notOpen}</p>
      </Notice>
    );
  const gelombang = describeGelombang(view, open.number);
  return (
    <Form id="periksa" action="/pendaftaran/periksa">
      <input type="hidden" name="gelombang" value={String(open.number)} />
      <p>{words.promise(gelombang)}</p>
      <p>
        {words.order} {words.until(say(open.closesAt))}
      </p>
      <ButtonRow>
        <Button act="continue">{words.join(gelombang)}</Button>
      </ButtonRow>
    </Form>
  );
}
