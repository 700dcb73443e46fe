/** The official channels on every page, what nobody may ask for, and where to read on. */
import { platformNames } from '../platform/programme.ts';
import type { View } from '../platform/context.ts';
import { Drawing } from './drawing.tsx';
import { WaveEdge } from './wave.tsx';

export function PageFooter({ view }: Readonly<{ view: View }>) {
  const words = view.words.common;
  return (
    <footer class="footer">
      <WaveEdge name="footer__edge" />
      <div class="footer__inside">
        <p class="footer__never">
          <Drawing name="shield" width={64} />
          {words.neverGiveCode}
        </p>
        <Channels view={view} />
        <nav class="footer__links" aria-labelledby="halaman-lain">
          <h2 id="halaman-lain">{words.more}</h2>
          <ul>
            <li>
              <a href="/gelombang">{words.draws}</a>
            </li>
            <li>
              <a href="/bantuan">{words.help}</a>
            </li>
            <li>
              <a href="/privasi">{words.privacy}</a>
            </li>
            {view.outboxPage ? (
              <li>
                <a href="/kotak-keluar">{words.outbox}</a>
              </li>
            ) : null}
          </ul>
        </nav>
      </div>
    </footer>
  );
}

function Channels({ view }: Readonly<{ view: View }>) {
  const words = view.words.common;
  const { site, mailDomain, accounts } = view.programme.channels;
  return (
    <section>
      <h2>{words.officialOnly}</h2>
      <ul class="footer__channels">
        <li>
          <a href={`https://${site}`}>{site}</a>
        </li>
        <li>
          {words.mailFrom} @{mailDomain}
        </li>
        {accounts.map(({ platform, name }) => (
          <li>
            {platformNames[platform]} {name}
          </li>
        ))}
      </ul>
      <a class="footer__all" href="/kanal-resmi">
        {words.allChannels}
      </a>
    </section>
  );
}
