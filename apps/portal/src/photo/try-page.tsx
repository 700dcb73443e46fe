/** Anyone may try the check, entirely on their phone: nothing is sent, nothing is kept. And what each check looks at. */
import type { FindingCode } from '@gelombang/photo-check';
import { drawingFor } from '../../browser/finding-drawings.ts';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { StrokeDrawing } from '../ui/stroke-drawing.tsx';
import { Table } from '../ui/table.tsx';
import { PhotoField } from './photo-field.tsx';

type TryPageProps = Readonly<{ view: View; maxBytes: number }>;

export function TryPage({ view, maxBytes }: TryPageProps) {
  const words = view.words.photo.try;
  return (
    <Page view={view} title={words.title} lead={words.lead} scripts={['photo-field']}>
      <noscript>
        <Notice kind="info">
          <p>{words.withoutScripts}</p>
        </Notice>
      </noscript>
      <PhotoField view={view} owner="" maxBytes={maxBytes} place={null}>
        <div class="photo-chooser" data-chooser>
          <FileField name="foto" label={words.fileLabel} hint={words.fileHint} accept="image/jpeg,image/png,image/*" />
        </div>
      </PhotoField>
      <h2>{words.checksHeading}</h2>
      <p>{words.checksLead}</p>
      <Checks view={view} />
      <p>{words.doubt}</p>
      {view.signedIn ? null : (
        <ButtonRow>
          <Button kind="quiet" href="/daftar">
            {words.register}
          </Button>
        </ButtonRow>
      )}
    </Page>
  );
}

function Checks({ view }: Readonly<{ view: View }>) {
  const { findings, try: words } = view.words.photo;
  const { finding, looksAt } = words.checksColumns;
  const rows = Object.entries(words.checks).map(([code, text]) => [
    <span class="check">
      <StrokeDrawing strokes={drawingFor(code)} />
      <strong>{findings.findings[code as FindingCode].title}</strong>
    </span>,
    text,
  ]);
  const columns = [finding, looksAt];
  return <Table {...{ caption: words.checksCaption, captionHidden: true, columns, rows, unlabelled: [0, 1] }} />;
}
