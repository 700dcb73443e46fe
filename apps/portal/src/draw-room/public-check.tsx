/** "Periksa sendiri": the whole check in the reader's own browser, and the command that does the same without scripts. */
import { FURTHER_STEPS, STEPS } from '@gelombang/draw';
import type { DrawCheckSettings } from '../../browser/draw-check.ts';
import type { View } from '../platform/context.ts';
import { JsonSettings } from './json-settings.tsx';

type CheckProps = Readonly<{ view: View; folder: string; baseUrl: string; names: readonly string[]; isDrawn: boolean }>;

export function CheckYourself({ view, folder, baseUrl, names, isDrawn }: CheckProps) {
  const words = view.words.drawRoom;
  return (
    <section id="periksa">
      <h2>{words.public.verifyHeading}</h2>
      {isDrawn ? <DrawCheck view={view} folder={folder} names={names} /> : null}
      <p>{words.public.verify}</p>
      <pre class="command">
        <code>{`npx gelombang draw verify ${baseUrl}${folder}/berkas/`}</code>
      </pre>
    </section>
  );
}

function DrawCheck({ view, folder, names }: Pick<CheckProps, 'view' | 'folder' | 'names'>) {
  const { steps, codes, browser } = view.words.drawRoom.check;
  const { lead, withoutScripts, ...words } = browser;
  const settings: DrawCheckSettings = {
    work: view.assets.url('draw-work.js'),
    base: `${folder}/berkas/`,
    names,
    steps: STEPS.map((name) => [name, steps[name]]),
    furtherSteps: FURTHER_STEPS.map((name) => [name, steps[name]]),
    codes,
    words,
  };
  return (
    <>
      <p>{lead}</p>
      <noscript>
        <p>{withoutScripts}</p>
      </noscript>
      <draw-check>
        <JsonSettings settings={settings} />
      </draw-check>
    </>
  );
}
