/** What happens with personal data: what, what for, how long, how guarded; retention and consent are the programme's. */
import type { View } from '../platform/context.ts';
import { Page } from '../ui/page.tsx';
import { SummaryList } from '../ui/summary-list.tsx';

export function PrivacyPage({ view }: Readonly<{ view: View }>) {
  const words = view.words.information.privacy;
  const { retention, consent } = view.programme;
  const { language } = view;
  return (
    <Page view={view} title={words.title} heading={words.heading} lead={words.lead}>
      <h2>{words.whatHeading}</h2>
      <SummaryList rows={words.what.map(({ data, why }) => ({ label: data, value: why }))} />
      <h2>{words.keptHeading}</h2>
      <SummaryList rows={retention.map(({ what, howLong }) => ({ label: what[language], value: howLong[language] }))} />
      <Listed heading={words.guardedHeading} texts={words.guarded} />
      <h2>{words.consentHeading}</h2>
      {consent.text[language].map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <p class="quiet">{words.consentVersion(consent.version)}</p>
      <Listed heading={words.rightsHeading} texts={words.rights} />
      <p>
        <a href="/kanal-resmi">{words.toChannels}</a>
      </p>
    </Page>
  );
}

function Listed({ heading, texts }: Readonly<{ heading: string; texts: readonly string[] }>) {
  return (
    <>
      <h2>{heading}</h2>
      <ul>
        {texts.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </>
  );
}
