/** The official channels on every page, what nobody may ask for, and where to read on. */
import type { View } from '../platform/context.ts';

export function PageFooter({ view }: Readonly<{ view: View }>) {
  const words = view.words.common;
  const { channels } = view.programme;
  return (
    <footer class="footer">
      <p class="footer__never">{words.neverGiveCode}</p>
      <p>
        {words.officialOnly} <strong>{channels.site}</strong>, <strong>@{channels.mailDomain}</strong>.{' '}
        <a href="/kanal-resmi">{words.allChannels}</a>
      </p>
      <ul class="footer__links">
        <li>
          <a href="/gelombang">{words.draws}</a>
        </li>
        <li>
          <a href="/bantuan">{words.help}</a>
        </li>
        <li>
          <a href="/privasi">{words.privacy}</a>
        </li>
      </ul>
    </footer>
  );
}
