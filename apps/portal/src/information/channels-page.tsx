/** The official channels, straight from the programme's configuration, and how to tell others from them. */
import type { View } from '../platform/context.ts';
import { platformNames } from '../platform/programme.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { Table } from '../ui/table.tsx';

export function ChannelsPage({ view }: Readonly<{ view: View }>) {
  const words = view.words.information.channels;
  const { site, mailDomain, accounts } = view.programme.channels;
  return (
    <Page view={view} title={words.title} heading={words.heading} lead={words.lead(view.programme.name[view.language])}>
      <h2>{words.listHeading}</h2>
      <SummaryList
        rows={[
          { label: words.site, value: <a href={`https://${site}`}>{site}</a> },
          { label: words.mail, value: words.mailEnds(mailDomain) },
          ...accounts.map(({ platform, name }) => ({ label: platformNames[platform], value: name })),
        ]}
      />
      <Notice kind="attention" title={words.neverHeading}>
        <ul>
          {words.never.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      </Notice>
      <ReadALink view={view} site={site} />
      <h2>{words.accountHeading}</h2>
      <ul>
        {words.account.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      <p>
        <a href="/akun">{words.toAccount}</a>
      </p>
      <h2>{words.lateHeading}</h2>
      <ol>
        {words.late.map((text) => (
          <li>{text}</li>
        ))}
      </ol>
      <p>
        <a href={view.signedIn ? '/akun' : '/lupa'}>{words.latePassword}</a>
      </p>
    </Page>
  );
}

/** Made-up addresses under .example, so that nobody can register what is shown. */
function ReadALink({ view, site }: Readonly<{ view: View; site: string }>) {
  const words = view.words.information.channels;
  const rows: readonly (readonly [host: string, meaning: string])[] = [
    [site, words.readOfficial],
    [`info.${site}`, words.readUnder],
    [`${site}.akun.example`, words.readAfter],
    [`${site.replaceAll('.', '-')}.example`, words.readHyphen],
  ];
  return (
    <>
      <h2>{words.readHeading}</h2>
      <p>{words.readLead}</p>
      <Table
        caption={words.readCaption}
        captionHidden
        columns={[words.readColumns.address, words.readColumns.meaning]}
        stacked
        rows={rows.map(([host, meaning]) => [
          <span class="address">
            <strong>{host}</strong>/
          </span>,
          meaning,
        ])}
      />
    </>
  );
}
