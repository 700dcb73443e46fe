/**
 * How far an applicant is: photo, data, declarations, and whether the rules let them join today.
 *
 * Read anew wherever it matters: on the pages as a courtesy, and again inside the transaction that joins.
 */
import {
  assessEligibility,
  dateInZone,
  type EligibilityFinding,
  type PlainDate,
  type RegionOptions,
} from '@gelombang/rules';
import type { Db } from '../platform/database.ts';
import { findApplicantPhoto, mayGoOn, type PhotoNow } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import { assessData, type DataAssessment, type IdentityData } from './assess-data.ts';
import { assessDeclarations, type DeclarationAssessment, type DeclaredFacts } from './assess-declarations.ts';
import type { DraftFields } from './draft-fields.ts';
import { countAdmittedOnKk, wasAdmitted } from './store.ts';

export type Step = 'foto' | 'data' | 'pernyataan' | 'periksa';

export type KkFull = Extract<EligibilityFinding, { code: 'kk-full' }>;

export type Readiness = Readonly<{
  photo: PhotoNow | null;
  data: DataAssessment;
  declarations: DeclarationAssessment;
  /** What keeps this person from joining; judged only once data and declarations are complete. */
  eligibility: readonly EligibilityFinding[];
  /** Told, never in the way: a KK's recipients are counted again by the draw, which applies the cap. */
  kkFull: KkFull | null;
  /** The first step that is not done; 'periksa' when all are. */
  next: Step;
}>;

type RulesPortal = Pick<Portal, 'programme' | 'vault' | 'config'>;

export type Who = Readonly<{ applicantId: string; fields: DraftFields; now: Date }>;

export async function assessReadiness(
  db: Db,
  portal: RulesPortal,
  { applicantId, fields, now }: Who,
): Promise<Readiness> {
  const today = todayOf(portal, now);
  const photo = await findApplicantPhoto(db, applicantId);
  const data = assessData(fields, today, regionOptionsOf(portal));
  const { eligibility: rules, consent } = portal.programme;
  const declarations = assessDeclarations(fields, rules, consent.version);
  const findings =
    data.value && declarations.facts
      ? await judgeEligibility(db, portal, { applicantId, data: data.value, facts: declarations.facts, today })
      : [];
  const eligibility = findings.filter(({ code }) => code !== 'kk-full');
  const kkFull = findings.find((finding) => finding.code === 'kk-full') ?? null;
  const next = findNextStep(photo, data, declarations, eligibility);
  return { photo, data, declarations, eligibility, kkFull, next };
}

export function todayOf({ programme }: Pick<Portal, 'programme'>, now: Date): PlainDate {
  return dateInZone(now.getTime(), programme.timeZone.name);
}

export function regionOptionsOf({ config }: Pick<Portal, 'config'>): RegionOptions {
  return { allowSpecimenRegion: config.demonstration };
}

type Claimed = Readonly<{ applicantId: string; data: IdentityData; facts: DeclaredFacts; today: PlainDate }>;

async function judgeEligibility(
  db: Db,
  { programme, vault }: RulesPortal,
  { applicantId, data, facts, today }: Claimed,
): Promise<readonly EligibilityFinding[]> {
  const { saysAdmittedBefore, ...declared } = facts;
  return assessEligibility(
    {
      ...declared,
      birthDate: data.birthDate,
      wasAdmittedBefore: saysAdmittedBefore || (await wasAdmitted(db, applicantId)),
      admittedOnSameKk: await countAdmittedOnKk(db, vault.blindIndex('kk', data.kk)),
    },
    programme.eligibility,
    today,
  );
}

function findNextStep(
  photo: PhotoNow | null,
  data: DataAssessment,
  declarations: DeclarationAssessment,
  eligibility: readonly EligibilityFinding[],
): Step {
  if (!mayGoOn(photo)) return 'foto';
  if (!data.value || !data.looksChecked) return 'data';
  if (!declarations.facts || eligibility.length > 0) return 'pernyataan';
  return 'periksa';
}
