/** `<photo-field>` around what chooses a photo: its words and settings, and the parts its script fills. */
import type { PropsWithChildren } from 'hono/jsx';
import type { FieldSettings } from '../../browser/photo-field-view.ts';
import type { View } from '../platform/context.ts';
import { Notice } from '../ui/notice.tsx';

type PhotoFieldProps = PropsWithChildren<
  Readonly<{
    view: View;
    /** Whose photo it is: one phone often serves a family. */
    owner: string;
    /** The programme's limit, in bytes. */
    maxBytes: number;
    /** Null where a photo is only tried, and never sent. */
    place: Readonly<{ uploads: string; state: string; page: string }> | null;
  }>
>;

const noticeKinds = ['info', 'done', 'attention', 'fault'] as const;

export function PhotoField({ view, owner, maxBytes, place, children }: PhotoFieldProps) {
  const words = view.words.photo;
  const settings: FieldSettings = {
    owner,
    maxBytes,
    work: view.assets.url('photo-work.js'),
    words: {
      field: { ...words.field, picture: words.page.pictureOfYours },
      camera: words.camera,
      findings: words.findings,
      ...(place === null ? { measures: words.try.measures } : {}),
    },
  };
  return (
    <photo-field data-create={place?.uploads} data-state={place?.state} data-page={place?.page}>
      {children}
      {noticeKinds.map((kind) => (
        <template data-notice={kind}>
          <Notice kind={kind} title=" " />
        </template>
      ))}
      <script
        type="application/json"
        dangerouslySetInnerHTML={{ __html: JSON.stringify(settings).replaceAll('<', '\\u003c') }}
      />
    </photo-field>
  );
}
