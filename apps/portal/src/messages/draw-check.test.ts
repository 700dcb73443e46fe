import { FURTHER_STEPS, STEPS } from '@gelombang/draw';
import { describe, expect, it } from 'vitest';
import { ownSteps } from '../../browser/own-proof.ts';
import { drawCheckMessages } from './draw-check.ts';
import { drawOwnMessages } from './draw-own.ts';

/** Codes are types: the compiler holds that none is missing. Here: that each says something, in each language its own. */
describe.each(['id', 'en'] as const)('checking a draw in %s', (language) => {
  const { steps, codes, alarms } = drawCheckMessages[language];
  const own = drawOwnMessages[language];

  it('has a claim for every step, in the order they are judged', () => {
    expect([...STEPS, ...FURTHER_STEPS].filter((step) => !steps[step])).toEqual([]);
    expect(Object.keys(steps)).toEqual([...STEPS, ...FURTHER_STEPS]);
    expect(Object.keys(own.steps)).toEqual([...ownSteps]);
  });

  it('says every failure in a whole sentence, each another', () => {
    for (const said of [codes, alarms, own.codes]) {
      const sentences = Object.values(said);
      expect(sentences.filter((sentence) => !/^[A-Z].{10,}\.$/.test(sentence))).toEqual([]);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});

it('no sentence was left in the other language', () => {
  const { id, en } = drawCheckMessages;
  const same = Object.entries(id.codes).filter(
    ([code, sentence]) => sentence === en.codes[code as keyof typeof en.codes],
  );
  expect(same).toEqual([]);
});
