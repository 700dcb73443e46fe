/**
 * An operator's form for a gelombang: times in the programme's zone, places, quota; every finding at once.
 */
import { findRegion, isRealDate, type RegionOptions } from '@gelombang/rules';
import type { Quotas } from '../platform/gelombang-store.ts';

export type ScheduleFields = Readonly<Record<string, string>>;

export type Schedule = Readonly<{ opensAt: Date; closesAt: Date; drawAt: Date; places: number; quotas: Quotas | null }>;

export type ScheduleField = 'opens' | 'closes' | 'draw' | 'places' | 'quota' | 'quota-list';

export type ScheduleFinding =
  | { code: 'time-empty' }
  | { code: 'time-unreadable' }
  | { code: 'closes-before-opens' }
  | { code: 'draw-before-closes' }
  | { code: 'closes-in-past' }
  | { code: 'places-unreadable' }
  | { code: 'quota-missing' }
  | { code: 'quota-unreadable'; line: string }
  | { code: 'quota-region-unknown'; regionCode: string }
  | { code: 'quota-region-twice'; regionCode: string }
  | { code: 'quota-sum'; sum: number; places: number };

export type FieldFinding = Readonly<{ field: ScheduleField; finding: ScheduleFinding }>;

export type ScheduleResult =
  Readonly<{ ok: true; value: Schedule }> | Readonly<{ ok: false; findings: readonly FieldFinding[] }>;

export type ScheduleContext = Readonly<{ now: Date; timeZone: string; regions: RegionOptions }>;

export function parseSchedule(fields: ScheduleFields, { now, timeZone, regions }: ScheduleContext): ScheduleResult {
  const findings: FieldFinding[] = [];
  const note = (field: ScheduleField, finding: ScheduleFinding) => void findings.push({ field, finding });
  const readTime = (field: 'opens' | 'closes' | 'draw') => {
    const text = (fields[field] ?? '').trim();
    const time = parseZonedTime(text, timeZone);
    if (!time) note(field, { code: text === '' ? 'time-empty' : 'time-unreadable' });
    return time;
  };
  const [opensAt, closesAt, drawAt] = [readTime('opens'), readTime('closes'), readTime('draw')];
  if (opensAt && closesAt && closesAt <= opensAt) note('closes', { code: 'closes-before-opens' });
  else if (closesAt && closesAt <= now) note('closes', { code: 'closes-in-past' });
  if (closesAt && drawAt && drawAt < closesAt) note('draw', { code: 'draw-before-closes' });

  const places = parsePlaces(fields['places'] ?? '');
  if (places === undefined) note('places', { code: 'places-unreadable' });
  const quotas = readQuotas(fields, places, regions, note);
  if (findings.length > 0 || !opensAt || !closesAt || !drawAt || places === undefined) return { ok: false, findings };
  return { ok: true, value: { opensAt, closesAt, drawAt, places, quotas } };
}

/** `2026-12-01 09:00` or `2026-12-01T09:00` (what a browser's own field sends), in the zone. */
export function parseZonedTime(text: string, timeZone: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ]+(\d{2})[:.](\d{2})(?:[:.]00)?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  if (!isRealDate({ year, month, day }) || hour > 23 || minute > 59) return undefined;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  return new Date(asUtc - zoneOffset(asUtc, timeZone));
}

/** Back into the form: `2026-12-01T09:00`. */
export function formatZonedTime(date: Date, timeZone: string): string {
  return new Date(date.getTime() + zoneOffset(date.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** Milliseconds the zone is ahead of UTC. Indonesia's zones have no summer time, so the instant's day decides nothing. */
function zoneOffset(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000;
}

function parsePlaces(text: string): number | undefined {
  const digits = text.replace(/[\s.]/g, '');
  const places = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return places > 0 ? places : undefined;
}

function readQuotas(
  fields: ScheduleFields,
  places: number | undefined,
  regions: RegionOptions,
  note: (field: ScheduleField, finding: ScheduleFinding) => void,
): Quotas | null {
  if (fields['quota'] === 'national') return null;
  if (fields['quota'] !== 'regions') {
    note('quota', { code: 'quota-missing' });
    return null;
  }
  const byCode: Record<string, number> = {};
  for (const line of listQuotaLines(fields['quota-list'] ?? '')) {
    const match = /^(\d{4})\D+(\d{1,9})$/.exec(line);
    if (!match) note('quota-list', { code: 'quota-unreadable', line: line.slice(0, 40) });
    else if (!isKabupatenKota(match[1]!, regions))
      note('quota-list', { code: 'quota-region-unknown', regionCode: match[1]! });
    else if (match[1]! in byCode) note('quota-list', { code: 'quota-region-twice', regionCode: match[1]! });
    else byCode[match[1]!] = Number(match[2]);
  }
  const sum = Object.values(byCode).reduce((total, count) => total + count, 0);
  if (places !== undefined && sum !== places) note('quota-list', { code: 'quota-sum', sum, places });
  return { regions: byCode, secondWalk: fields['second-walk'] === 'ya' };
}

/** One pair a line, or pairs parted by commas. */
function listQuotaLines(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isKabupatenKota(code: string, regions: RegionOptions): boolean {
  const region = findRegion(code, regions);
  return region?.level === 'kabupaten-kota' && region.status !== 'archived';
}
