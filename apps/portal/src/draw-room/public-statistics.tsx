/** The statistical pictures of a draw: tickets by size, winners by day of registration, each with its numbers and χ². */
import { formatCount, formatDecimal, formatPercent, formatPlainDate } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Figure } from '../ui/figure.tsx';
import { Table } from '../ui/table.tsx';
import { BarPicture } from './bar-picture.tsx';
import type { ChiSquare } from './chi-square.ts';
import type { DrawStatistics } from './count-draw.ts';

type StatisticsProps = Readonly<{ view: View; statistics: DrawStatistics }>;

export function Statistics({ view, statistics }: StatisticsProps) {
  const words = view.words.drawRoom.pictures.statistics;
  return (
    <>
      <h2>{words.heading}</h2>
      <p>{words.lead}</p>
      <TicketPicture view={view} statistics={statistics} />
      <DayPicture view={view} statistics={statistics} />
    </>
  );
}

function TicketPicture({ view, statistics: { tickets } }: StatisticsProps) {
  const words = view.words.drawRoom.pictures.statistics;
  const count = (value: number) => formatCount(value, view.language);
  const edge = (bin: number) => formatPercent(bin / tickets.bins.length, view.language);
  return (
    <Figure title={words.tickets}>
      <p>{words.ticketsText}</p>
      <BarPicture
        bars={tickets.bins.map(({ entries, selected }) => ({ height: entries, coloured: selected }))}
        label={`${words.tickets}. ${words.ticketsText}`}
        first={edge(0)}
        last={edge(tickets.bins.length)}
      />
      <ChanceText view={view} chiSquare={tickets.chiSquare} />
      <Numbers
        view={view}
        title={words.tickets}
        columns={[words.part, words.entries, words.selected]}
        rows={tickets.bins.map(({ bin, entries, selected }) => [
          words.partValue(edge(bin), edge(bin + 1)),
          count(entries),
          count(selected),
        ])}
      />
    </Figure>
  );
}

function DayPicture({ view, statistics: { days } }: StatisticsProps) {
  const words = view.words.drawRoom.pictures.statistics;
  const count = (value: number) => formatCount(value, view.language);
  const [first, last] = [days.counts[0], days.counts.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <Figure title={words.days}>
      <p>{words.daysText}</p>
      <BarPicture
        bars={days.counts.map(({ selected, expected }) => ({ height: selected, coloured: selected, expected }))}
        label={`${words.days}. ${words.daysText}`}
        first={dayText(view, first.day)}
        last={days.counts.length > 1 ? dayText(view, last.day) : ''}
      />
      <ChanceText view={view} chiSquare={days.chiSquare} />
      <Numbers
        view={view}
        title={words.days}
        columns={[words.day, words.entries, words.selected, words.expected]}
        rows={days.counts.map(({ day, entries, selected, expected }) => [
          dayText(view, day),
          count(entries),
          count(selected),
          formatDecimal(expected, view.language),
        ])}
      />
    </Figure>
  );
}

/** From one in a hundred on it is worth a word, from one in ten thousand on an alarm. */
const [rareBelow, alarmingBelow] = [0.01, 0.0001];

function ChanceText({ view, chiSquare }: Readonly<{ view: View; chiSquare: ChiSquare | null }>) {
  const words = view.words.drawRoom.pictures.statistics;
  if (chiSquare === null) return <p>{words.tooFew}</p>;
  const { value, degrees, probability } = chiSquare;
  const chance = {
    value: formatDecimal(value, view.language),
    degrees: String(degrees),
    percent: formatPercent(probability, view.language),
  };
  const text = probability < alarmingBelow ? words.alarming : probability < rareBelow ? words.rare : words.usual;
  return (
    <p>
      {words.chi(chance)} {text(chance)}
    </p>
  );
}

type NumbersProps = Readonly<{
  view: View;
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}>;

function Numbers({ view, title, columns, rows }: NumbersProps) {
  return (
    <details>
      <summary>{view.words.drawRoom.pictures.statistics.inNumbers}</summary>
      <Table
        caption={title}
        captionHidden
        columns={columns}
        rows={rows}
        numeric={columns.map((_, i) => i).slice(1)}
        dense
      />
    </details>
  );
}

function dayText(view: View, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return formatPlainDate({ year: year!, month: month!, day: date! }, view.language);
}
