import { expect, test } from 'vitest';
import { findingShapes } from './finding-shapes.ts';

const card = [
  [10, 10],
  [90, 10.4],
  [90, 60],
  [10, 60],
] as const;
const size = { width: 100, height: 70 };
const outline = 'M10 10L90 10L90 60L10 60Z';

test('a good card has its outline and nothing else, also with a remark', () => {
  expect(findingShapes(card, [], size)).toEqual([{ kind: 'outline', path: outline }]);
  expect(findingShapes(card, [{ code: 'blurred', weight: 'warn', place: { corners: card } }], size)).toEqual([
    { kind: 'outline', path: outline },
  ]);
});

test('a file that is too large may show a good card', () => {
  expect(findingShapes(card, [{ code: 'file-too-large', weight: 'refuse' }], size)).toEqual([
    { kind: 'outline', path: outline },
  ]);
});

test('a side that is cut off is a bar along that edge, over a doubtful outline', () => {
  const shapes = findingShapes(
    card,
    [{ code: 'cut-off', weight: 'refuse', sides: ['right', 'top'], place: { corners: card } }],
    size,
  );
  expect(shapes).toEqual([
    { kind: 'doubtful', path: outline },
    { kind: 'fault', path: 'M99 1V69' },
    { kind: 'fault', path: 'M1 1H99' },
  ]);
});

test('two findings at one place are drawn once; findings without a place are not drawn', () => {
  const place = { corners: card };
  const findings = [
    { code: 'blurred', weight: 'refuse', place },
    { code: 'too-dark', weight: 'refuse', place },
    { code: 'no-card', weight: 'review' },
  ];
  expect(findingShapes(null, findings, size)).toEqual([{ kind: 'fault', path: outline }]);
});
