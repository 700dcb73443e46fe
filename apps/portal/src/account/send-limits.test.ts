import { expect, it } from 'vitest';
import { nextSend } from './send-code.ts';

const now = new Date('2026-11-23T05:00:00Z');
const ago = (...minutes: number[]) => minutes.map((minute) => new Date(now.getTime() - minute * 60_000));

it.each([
  ['nothing sent yet', [], null],
  ['sent thirty seconds ago', ago(0.5), { code: 'send-cool-down', until: new Date('2026-11-23T05:00:30Z') }],
  ['sent a minute ago', ago(1), null],
  ['four in two hours', ago(2, 10, 20, 30), null],
  [
    'five in two hours',
    ago(2, 10, 20, 30, 100),
    { code: 'send-limit', count: 5, until: new Date('2026-11-23T05:20:00Z') },
  ],
  ['five, the first of them two hours ago', ago(2, 10, 20, 30, 120), null],
  [
    'a sixth, counted from the fifth newest',
    ago(1, 5, 6, 7, 60, 110),
    { code: 'send-limit', count: 5, until: new Date('2026-11-23T06:00:00Z') },
  ],
])('%s', (_name, sent, expected) => {
  expect(nextSend(sent, now)).toEqual(expected);
});
