import { describe, expect, test } from 'vitest';
import { formatZonedTime, parseSchedule, parseZonedTime, type ScheduleFields } from './parse-schedule.ts';

const context = {
  now: new Date('2026-11-23T03:00:00Z'),
  timeZone: 'Asia/Jakarta',
  regions: { allowSpecimenRegion: true },
};
const right: ScheduleFields = {
  opens: '2026-12-01T09:00',
  closes: '2026-12-05 18:00',
  draw: '2026-12-07T12:00',
  places: '1.000',
  quota: 'national',
};
const codes = (change: ScheduleFields) => {
  const result = parseSchedule({ ...right, ...change }, context);
  return result.ok ? [] : result.findings.map(({ field, finding }) => `${field}: ${finding.code}`);
};

describe('an operator’s schedule', () => {
  test('is read in Western Indonesian time', () => {
    expect(parseSchedule(right, context)).toEqual({
      ok: true,
      value: {
        opensAt: new Date('2026-12-01T02:00:00Z'),
        closesAt: new Date('2026-12-05T11:00:00Z'),
        drawAt: new Date('2026-12-07T05:00:00Z'),
        places: 1000,
        quotas: null,
      },
    });
  });

  test('quotas by region must add up to the places', () => {
    const regional = { quota: 'regions', 'quota-list': '0001 400\n0071, 600', 'second-walk': 'ya' };
    expect(codes({ ...regional, 'quota-list': '0001 400, 0071 600' })).toEqual([]);
    expect(codes({ ...regional, 'quota-list': '0001 400, 0071 500' })).toEqual(['quota-list: quota-sum']);
  });

  test.each<readonly [string, ScheduleFields, readonly string[]]>([
    ['no times', { opens: '', closes: ' ', draw: '' }, ['opens: time-empty', 'closes: time-empty', 'draw: time-empty']],
    ['a time in words', { opens: 'besok pagi' }, ['opens: time-unreadable']],
    ['30 February', { opens: '2026-02-30T09:00' }, ['opens: time-unreadable']],
    ['markup', { draw: '<script>' }, ['draw: time-unreadable']],
    ['closing before opening', { closes: '2026-11-30T09:00' }, ['closes: closes-before-opens']],
    ['closing in the past', { opens: '2026-01-01T09:00', closes: '2026-01-02T09:00' }, ['closes: closes-in-past']],
    ['a draw before closing', { draw: '2026-12-05T17:59' }, ['draw: draw-before-closes']],
    ['no places', { places: '' }, ['places: places-unreadable']],
    ['zero places', { places: '0' }, ['places: places-unreadable']],
    ['places in words', { places: 'seribu' }, ['places: places-unreadable']],
    ['no kind of quota', { quota: '' }, ['quota: quota-missing']],
    [
      'quotas that cannot be read',
      { quota: 'regions', 'quota-list': 'Bandung 10, 9999 5, 0001 1000, 0001 1' },
      ['quota-list: quota-unreadable', 'quota-list: quota-region-unknown', 'quota-list: quota-region-twice'],
    ],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test('a time goes into the form and comes back the same', () => {
    const time = new Date('2026-12-31T17:30:00Z');
    expect(formatZonedTime(time, 'Asia/Jakarta')).toBe('2027-01-01T00:30');
    expect(parseZonedTime('2027-01-01T00:30', 'Asia/Jakarta')).toEqual(time);
  });
});
