/** The photo step: one page whose top says how the photo stands, and a form that works with scripts off. */
import { findingShapes } from '../../browser/finding-shapes.ts';
import type { View } from '../platform/context.ts';
import type { PhotoNow } from '../platform/photo-state.ts';
import { ButtonRow } from '../ui/button-row.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Form } from '../ui/form.tsx';
import { MarkedPicture } from '../ui/marked-picture.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { FindingList } from './finding-list.tsx';
import { PhotoField } from './photo-field.tsx';
import type { PhotoStep } from './read-photo-step.ts';
import { photoFieldName } from './receive-form-photo.ts';
import { photoPaths } from './paths.ts';

export type PhotoPageProps = Readonly<{
  view: View;
  applicantId: string;
  step: PhotoStep;
  /** The programme's limit, in bytes. */
  maxBytes: number;
  /** Words of an operator to this person, opened. */
  note: string;
  error?: string;
}>;

export function PhotoPage(props: PhotoPageProps) {
  const { view, step, error } = props;
  const words = view.words.photo;
  const isWaiting = step.newest?.state === 'waiting';
  return (
    <Page
      view={view}
      title={words.page.title}
      heading={words.page.heading}
      {...(step.newest === null ? { lead: words.page.lead } : {})}
      scripts={['photo-field']}
      progress={{ step: 4, of: 7 }}
      {...(isWaiting ? { refreshSeconds: step.isLate ? 15 : 2 } : {})}
    >
      {error === undefined ? null : <ErrorSummary view={view} errors={[{ field: photoFieldName, text: error }]} />}
      {step.newest === null ? null : <Standing {...props} photo={step.newest} />}
      {isWaiting || step.newest?.state === 'in-review' ? null : <SendForm {...props} />}
    </Page>
  );
}

type StandingProps = PhotoPageProps & Readonly<{ photo: PhotoNow }>;

function Standing(props: StandingProps) {
  switch (props.photo.state) {
    case 'waiting':
      return <Waiting {...props} />;
    case 'accepted':
      return <Accepted {...props} />;
    case 'refused':
      return <Refused {...props} />;
    case 'in-review':
      return <InReview {...props} />;
  }
}

function Waiting({ view, step, photo }: StandingProps) {
  const words = view.words.photo;
  const isFault = photo.serviceFaultAt !== null;
  return (
    <section class="photo-standing" data-photo-waiting={photo.id}>
      <Notice kind={isFault ? 'attention' : 'info'} title={isFault ? words.service.title : words.waiting.title}>
        <p>{isFault ? words.service.now : step.isLate ? words.waiting.late : words.waiting.now}</p>
        <p>{isFault ? words.service.next : words.waiting.next}</p>
      </Notice>
      <GoOn view={view} />
    </section>
  );
}

function Accepted({ view, photo }: StandingProps) {
  const words = view.words.photo;
  const remarks = photo.findings.filter((finding) => finding.weight === 'warn');
  return (
    <section class="photo-standing">
      <Notice kind="done" title={words.accepted.title}>
        <p>{photo.review === null ? words.accepted.text : words.accepted.byOperator}</p>
      </Notice>
      <OwnPicture view={view} photo={photo} alt={words.page.pictureWithOutline} />
      {remarks.length === 0 ? null : (
        <>
          <p>{words.accepted.betterNext}</p>
          <FindingList words={words.findings} findings={remarks} />
        </>
      )}
      <GoOn view={view} />
    </section>
  );
}

function Refused({ view, step, photo, note }: StandingProps) {
  const words = view.words.photo;
  const findings = photo.findings.filter((finding) => finding.weight !== 'warn');
  return (
    <section class="photo-standing">
      <Notice kind="fault" title={words.refused.title}>
        <p>{photo.review === null ? words.refused.text(findings.length) : words.refused.byOperator}</p>
        {step.keepsEarlier ? <p>{words.refused.keptEarlier}</p> : null}
      </Notice>
      <OwnPicture view={view} photo={photo} alt={words.page.pictureWithFaults} />
      {photo.review === null ? (
        <FindingList words={words.findings} findings={findings} />
      ) : (
        <OperatorsReason view={view} photo={photo} note={note} />
      )}
      {step.mayAskOperator ? <AskOperator view={view} photo={photo} /> : null}
      {step.keepsEarlier ? <GoOn view={view} quiet /> : null}
    </section>
  );
}

function InReview({ view, photo }: StandingProps) {
  const words = view.words.photo;
  return (
    <section class="photo-standing">
      <Notice kind="info" title={words.inReview.title}>
        <p>{words.inReview.now}</p>
        <p>{words.inReview.next}</p>
      </Notice>
      <OwnPicture view={view} photo={photo} alt={words.page.pictureOfYours} marked={false} />
      <GoOn view={view} />
    </section>
  );
}

/** A code no longer known still says that the photo cannot be accepted. */
function OperatorsReason({ view, photo, note }: Readonly<{ view: View; photo: PhotoNow; note: string }>) {
  const { reasons } = view.words.review;
  const reason = Object.entries(reasons).find(([code]) => code === photo.review?.reason)?.[1] ?? reasons.other;
  return (
    <div class="finding">
      <div>
        <h2>{reason.title}</h2>
        <p>
          <strong>{reason.advice}</strong>
        </p>
        {note === '' ? null : (
          <p>
            {view.words.photo.refused.noteFromOperator}: {note}
          </p>
        )}
      </div>
    </div>
  );
}

function AskOperator({ view, photo }: Readonly<{ view: View; photo: PhotoNow }>) {
  const words = view.words.photo.askOperator;
  return (
    <Form action={photoPaths.ask}>
      <p>{words.text}</p>
      <input type="hidden" name="foto" value={photo.id} />
      <ButtonRow>
        <Button kind="quiet">{words.button}</Button>
      </ButtonRow>
    </Form>
  );
}

/** A post, not a link: who goes on while a verdict is waited for gets a message when it comes. */
function GoOn({ view, quiet = false }: Readonly<{ view: View; quiet?: boolean }>) {
  return (
    <Form action={photoPaths.goOn}>
      <ButtonRow>
        <Button kind={quiet ? 'quiet' : 'main'}>{view.words.photo.page.goOn}</Button>
      </ButtonRow>
    </Form>
  );
}

type OwnPictureProps = Readonly<{ view: View; photo: PhotoNow; alt: string; marked?: boolean }>;

function OwnPicture({ photo, alt, marked = true }: OwnPictureProps) {
  const { width, height, card, stored } = photo;
  if (!stored || width === null || height === null) return null;
  const marks = marked
    ? findingShapes(card, photo.findings, {
        width,
        height,
      })
    : [];
  return <MarkedPicture src={photoPaths.picture(photo.id)} alt={alt} width={width} height={height} marks={marks} />;
}

function SendForm({ view, applicantId, step, maxBytes }: PhotoPageProps) {
  const words = view.words.photo;
  const another = step.newest !== null;
  const limit = `${maxBytes / 1_000_000} MB`;
  const isSettled = step.newest?.state === 'accepted';
  const form = (
    <PhotoField view={view} owner={applicantId} maxBytes={maxBytes} place={photoPaths}>
      <Form action={photoPaths.page} id="foto-form" multipart>
        <FileField
          name={photoFieldName}
          label={words.page.fileLabel}
          hint={words.page.fileHint(limit)}
          accept="image/jpeg,image/png,image/*"
        />
        <ButtonRow>
          <Button kind={isSettled ? 'quiet' : 'main'}>{another ? words.page.sendAnother : words.page.send}</Button>
        </ButtonRow>
      </Form>
    </PhotoField>
  );
  return (
    <section class="photo-send">
      {another ? null : (
        <ul class="tips">
          {words.page.tips.map((tip) => (
            <li>{tip}</li>
          ))}
        </ul>
      )}
      {isSettled ? (
        <details>
          <summary>{words.page.replace}</summary>
          {form}
        </details>
      ) : (
        form
      )}
      <p class="hint">{words.page.privacy}</p>
    </section>
  );
}
