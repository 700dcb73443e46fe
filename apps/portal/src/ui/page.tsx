/** A whole page: skip link, header, wave, what it is about, footer with the official channels. */
import type { PropsWithChildren } from 'hono/jsx';
import type { View } from '../platform/context.ts';
import { Wave } from './wave.tsx';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';

export type PageProps = PropsWithChildren<
  Readonly<{
    view: View;
    title: string;
    heading?: string | undefined;
    lead?: string | undefined;
    /** Names of built scripts besides page.js, without ending. */
    scripts?: readonly string[] | undefined;
    /** The form whose typed values travel along when the language is switched. */
    formId?: string | undefined;
    wide?: boolean | undefined;
    operator?: boolean | undefined;
    refreshSeconds?: number | undefined;
    progress?: Readonly<{ step: number; of: number }> | undefined;
    backHref?: string | undefined;
    /** Back is a button of the form `formId`: what was typed is saved on the way. */
    backSaves?: boolean | undefined;
  }>
>;

export function Page(props: PageProps) {
  const {
    view,
    title,
    heading,
    lead,
    scripts = [],
    formId,
    wide,
    operator,
    refreshSeconds,
    progress,
    backHref,
    backSaves,
    children,
  } = props;
  const words = view.words.common;
  return (
    <html lang={view.language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${view.programme.name[view.language]}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#fffdf8" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0f1726" media="(prefers-color-scheme: dark)" />
        <meta name="description" content={view.programme.description[view.language]} />
        {refreshSeconds ? (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        ) : null}
        <link rel="stylesheet" href={view.assets.url('portal.css')} />
        <link rel="icon" href={view.assets.url('icon.svg')} type="image/svg+xml" />
        <link rel="manifest" href="/portal.webmanifest" />
        {[...(refreshSeconds ? ['refresh-page'] : []), 'page', ...scripts].map((name) => (
          <script type="module" src={view.assets.url(`${name}.js`)}></script>
        ))}
      </head>
      <body
        class={operator ? 'operator' : undefined}
        data-words={JSON.stringify(words.script)}
        data-now={view.now.toISOString()}
        data-signed-in={view.signedIn ? true : undefined}
      >
        <a class="skip" href="#isi">
          {words.skip}
        </a>
        {view.demonstration ? <aside class="demonstration">{words.demonstration}</aside> : null}
        <PageHeader view={view} formId={formId} operator={operator} />
        <Wave filled={progress ? progress.step / progress.of : undefined} />
        <main id="isi" tabindex={-1} class={wide ? 'main main--wide' : 'main'} data-refresh={refreshSeconds}>
          {backSaves ? (
            <button class="back" type="submit" form={formId} name="_act" value="back" formnovalidate>
              {words.back}
            </button>
          ) : backHref ? (
            <a class="back" href={backHref}>
              {words.back}
            </a>
          ) : null}
          {progress ? <p class="progress">{words.step(progress.step, progress.of)}</p> : null}
          <h1>{heading ?? title}</h1>
          {lead ? <p class="lead">{lead}</p> : null}
          {children}
        </main>
        <PageFooter view={view} />
      </body>
    </html>
  );
}
