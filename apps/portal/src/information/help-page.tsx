/** Help: what people ask most, each answer folded under its question. */
import type { View } from '../platform/context.ts';
import { Drawing, type DrawingName } from '../ui/drawing.tsx';
import { Page } from '../ui/page.tsx';

/** The good one first. */
const photoDrawings = [
  'card-whole',
  'card-cut',
  'card-far',
  'card-blur',
  'card-dark',
  'card-bright',
  'card-copy',
] as const satisfies readonly DrawingName[];

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
      <h2>{words.photoHeading}</h2>
      <ul class="guide guide--wide">
        {photoDrawings.map((name) => (
          <li>
            <Drawing name={name} />
            <p>{words.photo[name]}</p>
          </li>
        ))}
      </ul>
      <p>
        <a href="/foto">{view.words.photo.try.link}</a>. {view.words.photo.try.linkText}
      </p>
      <h2>{words.moreHeading}</h2>
      <p>
        {words.more} <a href="/kanal-resmi">{words.toChannels}</a>
      </p>
    </Page>
  );
}
