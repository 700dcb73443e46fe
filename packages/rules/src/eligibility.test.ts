import { describe, expect, test } from 'vitest';
import { assessEligibility, type EligibilityFacts, type EligibilityRules } from './eligibility.ts';

const today = { year: 2026, month: 11, day: 23 };

const rules: EligibilityRules = {
  citizensOnly: true,
  minAge: 18,
  maxAge: 64,
  excludesFormalEducation: true,
  excludedOccupations: ['civil-servant', 'soldier', 'police', 'village-official', 'state-company-director'],
  excludedAids: ['bsu', 'bpum'],
  excludesPastRecipients: true,
  maxAdmittedPerKk: 2,
};

const eligible: EligibilityFacts = {
  isCitizen: true,
  birthDate: { year: 1990, month: 5, day: 12 },
  inFormalEducation: false,
  occupations: [],
  aids: [],
  wasAdmittedBefore: false,
  admittedOnSameKk: 1,
};

test('who meets every condition has no finding', () => {
  expect(assessEligibility(eligible, rules, today)).toEqual([]);
});

describe('each condition that is not met is a finding with its limit', () => {
  test.each<[Partial<EligibilityFacts>, object[]]>([
    [{ isCitizen: false }, [{ code: 'not-a-citizen' }]],
    [{ birthDate: { year: 2008, month: 11, day: 24 } }, [{ code: 'too-young', age: 17, minAge: 18 }]],
    [{ birthDate: { year: 2008, month: 11, day: 23 } }, []],
    [{ birthDate: { year: 1961, month: 11, day: 24 } }, []],
    [{ birthDate: { year: 1961, month: 11, day: 23 } }, [{ code: 'too-old', age: 65, maxAge: 64 }]],
    [{ inFormalEducation: true }, [{ code: 'in-formal-education' }]],
    [{ occupations: ['soldier'] }, [{ code: 'excluded-occupation', occupation: 'soldier' }]],
    [
      { occupations: ['village-official', 'civil-servant'] },
      [
        { code: 'excluded-occupation', occupation: 'civil-servant' },
        { code: 'excluded-occupation', occupation: 'village-official' },
      ],
    ],
    [{ aids: ['bpum'] }, [{ code: 'on-other-aid', aid: 'bpum' }]],
    [{ aids: ['an aid the programme does not name'] }, []],
    [{ wasAdmittedBefore: true }, [{ code: 'admitted-before' }]],
    [{ admittedOnSameKk: 2 }, [{ code: 'kk-full', admittedOnSameKk: 2, maxAdmittedPerKk: 2 }]],
  ])('%j', (change, findings) => {
    expect(assessEligibility({ ...eligible, ...change }, rules, today)).toEqual(findings);
  });
});

const none: EligibilityFacts = {
  isCitizen: false,
  birthDate: { year: 2020, month: 1, day: 1 },
  inFormalEducation: true,
  occupations: ['police', 'state-company-director'],
  aids: ['bsu', 'bpum'],
  wasAdmittedBefore: true,
  admittedOnSameKk: 3,
};

test('all reasons come at once', () => {
  expect(assessEligibility(none, rules, today).map(({ code }) => code)).toEqual([
    'not-a-citizen',
    'too-young',
    'in-formal-education',
    'excluded-occupation',
    'excluded-occupation',
    'on-other-aid',
    'on-other-aid',
    'admitted-before',
    'kk-full',
  ]);
});

test('a condition the configuration leaves out is not judged', () => {
  const open: EligibilityRules = {
    citizensOnly: false,
    minAge: 1,
    maxAge: 200,
    excludesFormalEducation: false,
    excludedOccupations: [],
    excludedAids: [],
    excludesPastRecipients: false,
    maxAdmittedPerKk: 4,
  };
  expect(assessEligibility(none, open, today)).toEqual([]);
});
