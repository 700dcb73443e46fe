/** Help: what people ask most, each answer folded under its question. */
import type { View } from '../platform/context.ts';
import { Page } from '../ui/page.tsx';

export function HelpPage({ view }: Readonly<{ view: View }>) {
  const words = view.words.information.help;
  return (
    <Page view={view} title={words.title} heading={words.heading} lead={words.lead}>
      {words.topics(view.programme.draw.capPerKk).map((topic) => (
        <section>
          <h2>{topic.heading}</h2>
          {topic.questions.map(({ ask, answer }) => (
            <details class="question">
              <summary>{ask}</summary>
              {answer.map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </details>
          ))}
        </section>
      ))}
      <h2>{words.moreHeading}</h2>
      <p>
        {words.more} <a href="/kanal-resmi">{words.toChannels}</a>
      </p>
    </Page>
  );
}
