/**
 * A person's whole story: every gelombang they joined, newest first, what became of it, and their ticket's place on the
 * line against the cut-off where the draw's files tell it.
 */
import type { Db } from '../platform/database.ts';
import { deriveOutcome, type EntryOutcome } from './entry-outcome.ts';
import { findCutoffsFile, listEntryStories, type EntryStory } from './store.ts';

export type StatusEntry = EntryStory & Readonly<{ outcome: EntryOutcome }>;

/** Both from 0 to 1: the first 48 bits of a ticket, which are evenly spread. */
export type TicketLine = Readonly<{ ticket: number; cutoff: number; ticketHex: string; cutoffHex: string }>;

export async function listStatusEntries(db: Db, applicantId: string): Promise<readonly StatusEntry[]> {
  const stories = await listEntryStories(db, applicantId);
  return stories.map((story) => ({
    ...story,
    outcome: deriveOutcome({
      withdrawn: story.withdrawnAt !== null,
      gelombangState: story.gelombangState,
      exclusion: story.exclusion,
      drawn: story.inDraw ? { status: story.drawStatus, waitingPlace: story.waitingPlace } : null,
    }),
  }));
}

export async function findTicketLine(db: Db, entry: EntryStory): Promise<TicketLine | null> {
  if (entry.ticket === null || !['drawn', 'announced'].includes(entry.gelombangState)) return null;
  const text = await findCutoffsFile(db, entry.gelombang);
  const cutoffHex = text === null ? null : readCutoff(text, entry.region);
  if (cutoffHex === null) return null;
  const ticketHex = Buffer.from(entry.ticket).toString('hex');
  return { ticket: fractionOf(ticketHex), cutoff: fractionOf(cutoffHex), ticketHex, cutoffHex };
}

type Tally = Readonly<{ cutoff: string | null; places?: number }>;
type CutoffsFile = Readonly<{
  national: Tally;
  regions: Readonly<Record<string, Tally>>;
  secondWalk: Readonly<{ cutoff: string | null }> | null;
}>;

/** The last ticket that was still selected where this person stood: in the own region, else nationally. */
function readCutoff(text: string, region: number | null): string | null {
  const file = JSON.parse(text) as CutoffsFile;
  if (file.national.places !== undefined) return file.national.cutoff;
  const own = region === null ? undefined : file.regions[String(region)];
  const cutoffs = [own?.cutoff ?? null, file.secondWalk?.cutoff ?? null].filter((cutoff) => cutoff !== null);
  cutoffs.sort();
  return cutoffs[cutoffs.length - 1] ?? null;
}

function fractionOf(ticketHex: string): number {
  return Number.parseInt(ticketHex.slice(0, 12), 16) / 2 ** 48;
}
