import { describe, expect, it } from 'vitest';
import { makeEntry } from '../test/made-up-wave.ts';
import { packEntries } from './entry.ts';
import type { Quota } from './quota.ts';
import { statusName, walk } from './walk.ts';

type Person = readonly [household: string, region: number, cap?: number];
type Case = Readonly<{
  name: string;
  people: readonly Person[];
  quota: Quota;
  statuses: string;
  places: readonly number[];
}>;

const national = (places: number): Quota => ({ kind: 'national', places });
const regional = (places: Readonly<Record<number, number>>, secondWalk = false): Quota => ({
  kind: 'regional',
  regions: new Map(Object.entries(places).map(([region, count]) => [Number(region), count])),
  secondWalk,
});

// People in the order of their tickets. s selected, h household-cap, w waiting; places: the waiting list's.
const cases: readonly Case[] = [
  {
    name: 'selects in order until the places are gone',
    people: [
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['d', 1],
    ],
    quota: national(2),
    statuses: 'ssww',
    places: [0, 0, 1, 2],
  },
  {
    name: 'leaves out the third of one household, and gives the place to the next person',
    people: [
      ['a', 1],
      ['a', 1],
      ['a', 1],
      ['b', 1],
    ],
    quota: national(3),
    statuses: 'sshs',
    places: [0, 0, 0, 0],
  },
  {
    name: 'counts earlier recipients: a household with cap 1 gets one, with cap 0 none',
    people: [
      ['a', 1, 1],
      ['a', 1, 1],
      ['b', 1, 0],
      ['c', 1],
    ],
    quota: national(4),
    statuses: 'shhs',
    places: [0, 0, 0, 0],
  },
  {
    name: 'says household-cap before it says that the region is full',
    people: [
      ['a', 1],
      ['a', 1],
      ['a', 1],
    ],
    quota: national(2),
    statuses: 'ssh',
    places: [0, 0, 0],
  },
  {
    name: 'fills each region by itself and numbers each waiting list by itself',
    people: [
      ['a', 1],
      ['b', 1],
      ['c', 2],
      ['d', 2],
      ['e', 1],
    ],
    quota: regional({ 1: 1, 2: 1 }),
    statuses: 'swsww',
    places: [0, 1, 0, 1, 2],
  },
  {
    name: 'has no place in a region the quota does not name',
    people: [
      ['a', 3],
      ['b', 1],
    ],
    quota: regional({ 1: 1 }),
    statuses: 'ws',
    places: [1, 0],
  },
  {
    name: 'keeps unfilled places unfilled when the rules know no second walk',
    people: [
      ['a', 1],
      ['b', 1],
    ],
    quota: regional({ 1: 1, 2: 5 }),
    statuses: 'sw',
    places: [0, 1],
  },
  {
    name: 'gives unfilled places to the lowest waiting tickets of the country in a second walk',
    people: [
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['d', 1],
      ['e', 2],
    ],
    quota: regional({ 1: 1, 2: 2, 3: 0 }, true),
    statuses: 'sswws',
    places: [0, 0, 1, 1, 0],
  },
  {
    name: 'holds the household cap in the second walk too',
    people: [
      ['a', 1],
      ['a', 1],
      ['a', 2],
      ['b', 1],
    ],
    quota: regional({ 1: 1, 2: 2 }, true),
    statuses: 'shss',
    places: [0, 0, 0, 0],
  },
  {
    name: 'selects nobody when there are no places',
    people: [['a', 1]],
    quota: national(0),
    statuses: 'w',
    places: [1],
  },
  { name: 'ends with nobody', people: [], quota: national(3), statuses: '', places: [] },
];

describe('the walk', () => {
  it.each(cases)('$name', ({ people, quota, statuses, places }) => {
    const entries = packEntries(people.map(([kk, region, cap], i) => makeEntry(`p${i}`, kk, region, cap ?? 2)));
    const walked = walk(
      entries,
      Uint32Array.from(people, (_, i) => i),
      quota,
    );
    expect([...walked.statuses].map((code) => statusName(code)[0]).join('')).toBe(statuses);
    expect([...walked.waitingPlaces]).toEqual(places);
    expect(walked.selected).toBe(statuses.replaceAll(/[^s]/g, '').length);
  });

  it('says how many places the second walk had and gave', () => {
    const entries = packEntries([makeEntry('p0', 'a', 1), makeEntry('p1', 'b', 1), makeEntry('p2', 'c', 1)]);
    const { secondWalkPlaces, secondWalkSelected } = walk(
      entries,
      Uint32Array.of(2, 0, 1),
      regional({ 1: 1, 2: 4 }, true),
    );
    expect({ secondWalkPlaces, secondWalkSelected }).toEqual({ secondWalkPlaces: 4, secondWalkSelected: 2 });
  });
});
