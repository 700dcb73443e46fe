/** One photo at a time, by keyboard: what the check found, accept, refuse with a reason, or leave it to the next. */
import { describeFinding } from '../../browser/finding-words.ts';
import { formatDateTime } from '../messages/dates.ts';
import { reviewReasons } from '../messages/review.ts';
import type { View } from '../platform/context.ts';
import type { PhotoNow } from '../platform/photo-state.ts';
import { ButtonRow } from '../ui/button-row.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { noteMaxLength, type DecisionFinding } from './decide-photo.ts';

export type ReviewPageProps = Readonly<{
  view: View;
  photo: PhotoNow | null;
  waiting: number;
  typed: Readonly<{ reason: string; note: string }>;
  findings: readonly DecisionFinding[];
  notice: 'saved' | 'decided-before' | null;
}>;

export function ReviewPage(props: ReviewPageProps) {
  const { view, photo, waiting, findings, notice } = props;
  const words = view.words.review;
  const errors = findings.map((finding) => ({ field: fieldOf(finding), text: errorText(view, finding) }));
  return (
    <Page
      view={view}
      title={words.title}
      heading={words.heading}
      lead={words.waiting(waiting)}
      scripts={['photo-review']}
      operator
      wide
      {...(photo === null ? { refreshSeconds: 30 } : {})}
    >
      <ErrorSummary view={view} errors={errors} />
      {notice === null ? null : (
        <Notice kind={notice === 'saved' ? 'done' : 'info'}>
          <p>{notice === 'saved' ? words.saved : words.alreadyDecided}</p>
        </Notice>
      )}
      {photo === null ? (
        <>
          <p>{words.none}</p>
          <p>{words.noneNext}</p>
        </>
      ) : (
        <OnePhoto {...props} photo={photo} />
      )}
    </Page>
  );
}

function OnePhoto(props: ReviewPageProps & Readonly<{ photo: PhotoNow }>) {
  const { view, photo } = props;
  const words = view.words.review;
  const asked = photo.reviewAskedAt ?? photo.receivedAt;
  return (
    <div class="review">
      <div class="review__picture">
        <img
          src={`/petugas/foto/gambar/${photo.id}`}
          alt={words.picture}
          width={photo.width ?? undefined}
          height={photo.height ?? undefined}
        />
        <p class="hint">{words.logged}</p>
      </div>
      <div class="review__side">
        <h2>{words.foundBySystem}</h2>
        <FoundList view={view} photo={photo} />
        <p class="hint">{words.askedAt(formatDateTime(asked, view.language, view.programme))}</p>
        <DecisionForm {...props} />
      </div>
    </div>
  );
}

function FoundList({ view, photo }: Readonly<{ view: View; photo: PhotoNow }>) {
  if (photo.findings.length === 0) return <p>{view.words.review.nothingFound}</p>;
  return (
    <ul>
      {photo.findings.map((finding) => {
        const { title, sentence } = describeFinding(view.words.photo.findings, finding);
        return (
          <li>
            {title}. {sentence}
          </li>
        );
      })}
    </ul>
  );
}

function DecisionForm({ view, photo, typed, findings }: ReviewPageProps & Readonly<{ photo: PhotoNow }>) {
  const words = view.words.review;
  const errorOf = (field: string) => {
    const finding = findings.find((candidate) => fieldOf(candidate) === field);
    return finding === undefined ? {} : { error: errorText(view, finding) };
  };
  const options = reviewReasons.map((value, i) => ({ value, label: `${i + 1} · ${words.reasons[value].operator}` }));
  return (
    <Form action="/petugas/foto" id="keputusan">
      <input type="hidden" name="foto" value={photo.id} />
      <ButtonRow>
        <Button act="terima">{words.accept}</Button>
        <Button act="lewati" kind="quiet">
          {words.skip}
        </Button>
      </ButtonRow>
      <Choice
        name="alasan"
        legend={words.reason}
        hint={words.reasonHint}
        options={options}
        value={typed.reason}
        {...errorOf('alasan')}
      />
      <Field
        name="catatan"
        label={words.note}
        hint={words.noteHint}
        value={typed.note}
        maxLength={noteMaxLength}
        {...errorOf('catatan')}
      />
      <ButtonRow>
        <Button act="tolak" kind="danger">
          {words.refuse}
        </Button>
      </ButtonRow>
    </Form>
  );
}

function fieldOf({ code }: DecisionFinding): 'alasan' | 'catatan' {
  return code === 'missing-reason' ? 'alasan' : 'catatan';
}

function errorText(view: View, { code }: DecisionFinding): string {
  const words = view.words.review;
  switch (code) {
    case 'missing-reason':
      return words.missingReason;
    case 'missing-note':
      return words.missingNote;
    case 'note-too-long':
      return words.noteTooLong(noteMaxLength);
  }
}
