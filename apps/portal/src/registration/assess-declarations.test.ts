import type { EligibilityRules } from '@gelombang/rules';
import { describe, expect, test } from 'vitest';
import { assessDeclarations } from './assess-declarations.ts';
import type { DraftFields } from './draft-fields.ts';

const rules: EligibilityRules = {
  citizensOnly: true,
  minAge: 18,
  maxAge: 64,
  excludesFormalEducation: true,
  excludedOccupations: ['civil-servant', 'soldier'],
  excludedAids: ['bantuan-a', 'bantuan-b'],
  excludesPastRecipients: true,
  maxAdmittedPerKk: 2,
};

const right: DraftFields = {
  'warga-negara': 'ya',
  pendidikan: 'tidak',
  pekerjaan: 'tidak-ada',
  bantuan: 'tidak-ada',
  'penerima-lama': 'tidak',
  persetujuan: '2026-11',
};

const codes = (change: DraftFields) =>
  assessDeclarations({ ...right, ...change }, rules, '2026-11').findings.map(({ field, code }) => `${field}: ${code}`);

describe('declarations', () => {
  test('become facts when every question is answered', () => {
    const answers = { ...right, pekerjaan: 'soldier', bantuan: 'bantuan-b bantuan-a' };
    expect(assessDeclarations(answers, rules, '2026-11')).toEqual({
      findings: [],
      facts: {
        isCitizen: true,
        inFormalEducation: false,
        occupations: ['soldier'],
        aids: ['bantuan-a', 'bantuan-b'],
        saysAdmittedBefore: false,
      },
    });
  });

  test.each<readonly [string, DraftFields, readonly string[]]>([
    ['an unanswered question', { 'warga-negara': '' }, ['warga-negara: answer-missing']],
    ['an answer nobody offered', { pendidikan: '<script>' }, ['pendidikan: answer-missing']],
    ['no box ticked', { pekerjaan: '' }, ['pekerjaan: answer-missing']],
    ['an unknown box', { bantuan: 'emoji-🙂' }, ['bantuan: answer-missing']],
    ['none and some together', { bantuan: 'tidak-ada bantuan-a' }, ['bantuan: none-and-some']],
    ['no consent', { persetujuan: '' }, ['persetujuan: consent-missing']],
    ['consent to an older text', { persetujuan: '2026-10' }, ['persetujuan: consent-missing']],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test('everything unanswered is named at once', () => {
    expect(assessDeclarations({}, rules, '2026-11').findings.map(({ field }) => field)).toEqual([
      'warga-negara',
      'pendidikan',
      'pekerjaan',
      'bantuan',
      'penerima-lama',
      'persetujuan',
    ]);
  });

  test('what the programme does not ask about needs no answer', () => {
    const open = { ...rules, citizensOnly: false, excludedOccupations: [], excludesPastRecipients: false };
    const answers = { pendidikan: 'tidak', bantuan: 'tidak-ada', persetujuan: '2026-11' };
    expect(assessDeclarations(answers, open, '2026-11').facts).toEqual({
      isCitizen: true,
      inFormalEducation: false,
      occupations: [],
      aids: [],
      saysAdmittedBefore: false,
    });
  });
});
