/** A person's own result: the ticket on its line, the rank, and the proofs, checked in the person's own browser. */
import type { OwnCheckSettings } from '../../browser/own-check.ts';
import { formatCount, formatPercent } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SummaryList, type SummaryRow } from '../ui/summary-list.tsx';
import { TicketLine } from '../ui/ticket-line.tsx';
import { getManifest } from './draw-wave.ts';
import { JsonSettings } from './json-settings.tsx';
import type { OwnResult } from './own-proof.ts';
import { regionName } from './public-cutoffs.tsx';
import { shareOf } from './published-documents.ts';

type Props = Readonly<{ view: View; result: OwnResult }>;

export function OwnResultPage({ view, result }: Props) {
  const words = view.words.drawRoom.own;
  const { number, demonstration } = result.gelombang;
  return (
    <Page
      view={view}
      title={words.title(number)}
      heading={words.heading(number)}
      backHref="/status"
      scripts={['own-check']}
    >
      {demonstration ? (
        <Notice kind="attention">
          <p>{words.demonstration}</p>
        </Notice>
      ) : null}
      <Ticket view={view} result={result} />
      <Proofs view={view} result={result} />
      <h2>{words.checkHeading}</h2>
      <p>{words.checkLead}</p>
      <noscript>
        <p>{words.withoutScripts}</p>
      </noscript>
      <own-check>
        <JsonSettings settings={settingsOf(view, result)} />
      </own-check>
      <p>
        <a href={`/gelombang/${number}/undian#${result.proof.commitment}`}>{words.toDraw}</a>
      </p>
    </Page>
  );
}

function Ticket({ view, result }: Props) {
  const words = view.words.drawRoom.own;
  const { proof, cutoff, entry } = result;
  if (proof.result === null || entry.status === null) return <p>{words.notDrawn}</p>;
  const limit = cutoff === null ? null : shareOf(cutoff);
  return (
    <>
      <h2>{words.ticketHeading}</h2>
      <p>{words.ticketLead}</p>
      <TicketLine own={shareOf(proof.result.ticket)} ownLabel={words.yours} limit={limit} limitLabel={words.last} />
      <p>{words.explain[entry.status]}</p>
      {cutoff === null ? <p>{words.noCutoff}</p> : null}
      <SummaryList rows={ticketRows(view, result)} />
    </>
  );
}

function ticketRows(view: View, { proof, size, cutoff, entry }: OwnResult): SummaryRow[] {
  const words = view.words.drawRoom.own.facts;
  const count = (value: number) => formatCount(value, view.language);
  const digits = (ticket: string) => (
    <>
      <code class="fingerprint">{ticket}</code>
      <br />
      {words.place(formatPercent(shareOf(ticket), view.language))}
    </>
  );
  const { result } = proof;
  if (result === null) return [];
  return [
    { label: words.rank, value: words.rankValue(count(result.rank), count(size)) },
    ...(entry.waitingPlace === null ? [] : [{ label: words.waiting, value: count(entry.waitingPlace) }]),
    { label: words.region, value: regionName(String(entry.region)) },
    { label: words.ticket, value: digits(result.ticket) },
    ...(cutoff === null ? [] : [{ label: words.cutoff, value: digits(cutoff) }]),
  ];
}

function Proofs({ view, result: { proof, gelombang } }: Props) {
  const words = view.words.drawRoom.own;
  const count = (value: number) => formatCount(value, view.language);
  const code = (text: string) => <code class="fingerprint">{text}</code>;
  const { root } = getManifest(Buffer.from(proof.manifest));
  return (
    <>
      <h2>{words.proofHeading}</h2>
      <p>{words.proofLead}</p>
      <ButtonRow>
        <Button href={`/hasil/${gelombang.number}/bukti`}>{words.download}</Button>
      </ButtonRow>
      <p>{words.downloadHint}</p>
      <p>{words.keepSecret}</p>
      <details>
        <summary>{words.inside}</summary>
        <SummaryList
          rows={[
            { label: words.details.commitment, value: code(proof.commitment) },
            { label: words.details.leaf, value: words.details.leafValue(count(proof.index + 1), count(proof.size)) },
            { label: words.details.root, value: code(root) },
            { label: words.details.path, value: words.details.pathValue(proof.inclusion.length) },
          ]}
        />
      </details>
    </>
  );
}

function settingsOf(view: View, { gelombang, proof }: OwnResult): OwnCheckSettings {
  const { steps, codes, browser } = view.words.drawRoom.own;
  return {
    work: view.assets.url('draw-work.js'),
    base: `/gelombang/${gelombang.number}/undian/berkas/`,
    proof,
    steps: Object.entries(steps),
    codes,
    words: browser,
  };
}
