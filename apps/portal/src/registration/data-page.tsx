/** Step 5, own data: one form, everything wrong with it at once, disagreements asked about gently. */
import type { Place, RegionOptions } from '@gelombang/rules';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Field } from '../ui/field.tsx';
import { Choice } from '../ui/choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { Select } from '../ui/select.tsx';
import type { DataAssessment, DataField } from './assess-data.ts';
import type { DraftFields } from './draft-fields.ts';
import { describePlace, listRegionChoices } from './region-choice.ts';
import { checkedKeyOf, isAsking, type PhotoNikAdvice } from './photo-nik.ts';
import { describeBeside, describePhotoNik, PhotoNikOffer } from './photo-nik-notes.tsx';
import type { StepNotice } from './step-notices.tsx';
import { StepPage } from './step-page.tsx';
import { describeFinding, describeWarning } from './words.ts';

export type DataPageProps = Readonly<{
  view: View;
  fields: DraftFields;
  regions: RegionOptions;
  /** Null while nothing was sent to be judged. */
  assessed: DataAssessment | null;
  /** The region that was just chosen after the NIK. */
  suggested?: DraftFields | null;
  /** What the NIK read from the photo makes of the typed one. */
  photoNik: PhotoNikAdvice | null;
  notices?: readonly StepNotice[];
}>;

const scripts = ['region-choice'];

export function DataPage(props: DataPageProps) {
  const { view, fields, regions, assessed, suggested = null, photoNik, notices = [] } = props;
  const words = view.words.registration;
  const findings = assessed?.findings.filter(({ field }) => !(suggested && field === 'provinsi')) ?? [];
  const errorOf = (field: DataField) => {
    const own = findings.filter((one) => one.field === field);
    return own.length === 0 ? undefined : own.map(({ finding }) => describeFinding(view, finding)).join(' ');
  };
  const errors = findings.map(({ field, finding }) => ({ field, text: describeFinding(view, finding) }));
  const asks = assessed && errors.length === 0 && !assessed.looksChecked ? assessed.warnings : [];
  const questions = asks.map((warning) => describeWarning(view, warning));
  const asksAbout = assessed && errors.length === 0 && isAsking(photoNik, fields) ? photoNik : null;
  if (asksAbout) questions.push(describePhotoNik(view, asksAbout));
  const above = (
    <>
      {suggested ? <Notice kind="attention">{words.data.suggested(placeOf(suggested))}</Notice> : null}
      {questions.length > 0 ? <Warnings view={view} questions={questions} /> : null}
    </>
  );
  return (
    <StepPage
      view={view}
      step="data"
      title={words.data.title}
      lead={words.data.lead}
      {...{ errors, notices, above, scripts }}
    >
      <input
        type="hidden"
        name="sudah-dicek"
        value={asks.length > 0 ? assessed!.warningKey : (fields['sudah-dicek'] ?? '')}
      />
      <input
        type="hidden"
        name="nik-foto-dicek"
        value={asksAbout ? checkedKeyOf(asksAbout) : (fields['nik-foto-dicek'] ?? '')}
      />
      <PhotoNikOffer view={view} advice={photoNik} />
      <IdentityFields view={view} fields={fields} errorOf={errorOf} photoNik={photoNik} />
      <RegionFields view={view} fields={fields} regions={regions} errorOf={errorOf} />
      <p class="quiet">{words.data.privacy}</p>
    </StepPage>
  );
}

function Warnings({ view, questions }: Readonly<{ view: View; questions: readonly string[] }>) {
  const words = view.words.registration.warnings;
  return (
    <Notice kind="attention" title={words.title}>
      <p>{words.lead}</p>
      <ul>
        {questions.map((question) => (
          <li>{question}</li>
        ))}
      </ul>
    </Notice>
  );
}

type PartProps = Readonly<{ view: View; fields: DraftFields; errorOf: (field: DataField) => string | undefined }>;

function IdentityFields({ view, fields, errorOf, photoNik }: PartProps & Pick<DataPageProps, 'photoNik'>) {
  const words = view.words.registration.data;
  const typed = (name: string) => fields[name] ?? '';
  const field = (name: 'nik' | 'kk' | 'nama', label: string, hint: string) => {
    const kind =
      name === 'nama' ? { autoComplete: 'name' } : ({ inputMode: 'numeric', tabular: true, grouped: true } as const);
    const differs = name === 'nik' && photoNik?.code === 'differs' ? describeBeside(view, photoNik) : undefined;
    return <Field {...{ name, label, hint, ...kind }} value={typed(name)} error={errorOf(name)} warning={differs} />;
  };
  return (
    <>
      {field('nik', words.nik, words.nikHint)}
      {field('kk', words.kk, words.kkHint)}
      {field('nama', words.name, words.nameHint)}
      <DateField
        name="lahir"
        legend={words.birthDate}
        hint={words.birthDateHint}
        labels={{ day: words.day, month: words.month, year: words.year }}
        autoComplete="bday"
        value={{ day: typed('lahir-day'), month: typed('lahir-month'), year: typed('lahir-year') }}
        error={errorOf('lahir')}
      />
      <Choice
        name="jenis-kelamin"
        legend={words.sex}
        options={[
          { value: 'female', label: words.female },
          { value: 'male', label: words.male },
        ]}
        value={typed('jenis-kelamin')}
        error={errorOf('jenis-kelamin')}
      />
    </>
  );
}

function RegionFields({ view, fields, regions, errorOf }: PartProps & Readonly<{ regions: RegionOptions }>) {
  const words = view.words.registration.data;
  const lists = listRegionChoices(fields, regions);
  const select = (name: 'provinsi' | 'kabupaten' | 'kecamatan', places: readonly Place[]) => (
    <Select
      name={name}
      label={words[name]}
      options={[
        { value: '', label: places.length === 0 ? words.chooseAbove : words.choose },
        ...places.map((place) => ({ value: place.code, label: place.name })),
      ]}
      value={fields[name] ?? ''}
      error={errorOf(name)}
    />
  );
  return (
    <fieldset class="field">
      <legend>{words.region}</legend>
      <p class="field__hint">{words.regionHint}</p>
      {select('provinsi', lists.provinsi)}
      {select('kabupaten', lists.kabupaten)}
      {select('kecamatan', lists.kecamatan)}
      <div data-region-choice>
        <p class="field__hint">{words.showChoicesHint}</p>
        <Button act="wilayah" kind="quiet" formNoValidate>
          {words.showChoices}
        </Button>
      </div>
    </fieldset>
  );
}

function placeOf(suggested: DraftFields): string {
  const codes = [suggested['kecamatan'], suggested['kabupaten'], suggested['provinsi']];
  return describePlace(codes.find((code) => code !== undefined && code !== '') ?? '');
}
