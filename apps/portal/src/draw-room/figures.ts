/** What the pages of a draw show: the gelombang, its rules, its manifest, how far it is. Reads only. */
import { createHash } from 'node:crypto';
import type { Manifest, Rules } from '@gelombang/draw';
import { findGelombang, type Gelombang } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { getManifest } from './draw-wave.ts';
import { findLastCheck, type LastCheck } from './check-store.ts';
import { countResults, countUntold } from './entries-store.ts';
import { getRules } from './prepare-rules.ts';
import type { DrawStatistics } from './count-draw.ts';
import { readBeacon, readCutoffs, type PublishedBeacon, type PublishedCutoffs } from './published-documents.ts';
import { listRequests, type NamedRequest } from './request-store.ts';
import { countToSeal, findSealing, type CountsToSeal, type SealingProgress } from './sealing-store.ts';
import { findStatistics } from './statistics-store.ts';
import { findDraw, findFile, listFiles, type DrawRow, type PublishedFile } from './store.ts';
import { mayActAlone } from './two-operators.ts';

export type SealedFigures = Readonly<{ manifest: Manifest; manifestHash: string }>;
export type ResultFigures = Readonly<{ selected: number; waiting: number; 'household-cap': number }>;

export type DrawFigures = Readonly<{
  gelombang: Gelombang;
  draw: DrawRow | null;
  rules: Rules | null;
  sealed: SealedFigures | null;
  results: ResultFigures | null;
  files: readonly PublishedFile[];
}>;

/** What only the public page shows beside them. */
export type PublicFigures = DrawFigures &
  Readonly<{
    beacon: PublishedBeacon | null;
    cutoffs: PublishedCutoffs | null;
    statistics: DrawStatistics | null;
    approval: 'two' | 'alone' | null;
  }>;

export async function findDrawFigures(portal: Pick<Portal, 'sql'>, number: number): Promise<DrawFigures | null> {
  const gelombang = await findGelombang(portal.sql, number);
  if (!gelombang) return null;
  const [draw, files] = await Promise.all([findDraw(portal.sql, number), listFiles(portal.sql, number)]);
  return {
    gelombang,
    draw,
    rules: draw === null ? null : getRules(draw.rules),
    sealed: draw?.manifest == null ? null : sealedFigures(draw.manifest),
    results: draw?.drawnAt == null ? null : await getResults(portal, number),
    files,
  };
}

export async function findPublicFigures({ sql }: Pick<Portal, 'sql'>, number: number): Promise<PublicFigures | null> {
  const figures = await findDrawFigures({ sql }, number);
  if (figures === null) return null;
  const [beacon, cutoffs, statistics, requests] = await Promise.all([
    findFile(sql, number, 'beacon.json'),
    findFile(sql, number, 'cutoffs.json'),
    findStatistics(sql, number),
    listRequests(sql, number),
  ]);
  return {
    ...figures,
    beacon: beacon === null ? null : readBeacon(beacon),
    cutoffs: cutoffs === null ? null : readCutoffs(cutoffs),
    statistics,
    approval: approvalOf(requests),
  };
}

function approvalOf(requests: readonly NamedRequest[]): PublicFigures['approval'] {
  const confirmed = requests.filter(({ outcome }) => outcome === 'confirmed');
  if (confirmed.length === 0) return null;
  return confirmed.every(({ askedBy, endedBy }) => askedBy !== endedBy) ? 'two' : 'alone';
}

export type OperatorFigures = DrawFigures &
  Readonly<{
    counts: CountsToSeal;
    sealing: SealingProgress | null;
    untold: number;
    requests: readonly NamedRequest[];
    /** This draw is a demonstration and has a single operator: nobody could confirm. */
    mayActAlone: boolean;
    lastCheck: LastCheck | null;
  }>;

export async function findOperatorFigures(
  { sql }: Pick<Portal, 'sql'>,
  number: number,
): Promise<OperatorFigures | null> {
  const figures = await findDrawFigures({ sql }, number);
  if (figures === null) return null;
  const [counts, sealing, untold, requests, alone, lastCheck] = await Promise.all([
    countToSeal(sql, number),
    findSealing(sql, number),
    countUntold(sql, number),
    listRequests(sql, number),
    mayActAlone(sql, figures.draw),
    findLastCheck(sql, number),
  ]);
  return { ...figures, counts, sealing, untold, requests, mayActAlone: alone, lastCheck };
}

function sealedFigures(bytes: Uint8Array): SealedFigures {
  return { manifest: getManifest(bytes), manifestHash: createHash('sha256').update(bytes).digest('hex') };
}

async function getResults(portal: Pick<Portal, 'sql'>, number: number): Promise<ResultFigures> {
  const people = { selected: 0, waiting: 0, 'household-cap': 0 };
  for (const row of await countResults(portal.sql, number)) people[row.status] = row.people;
  return people;
}
