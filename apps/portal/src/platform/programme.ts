/**
 * The programme this portal serves, from one JSON file: names, official channels, who may join, photo and draw policy.
 *
 * Another programme is another file. Everything wrong in it is said at once, with the field and what to do.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseOfficialChannels, type ChannelFinding, type OfficialChannels } from '@gelombang/contact-check';
import { occupations, type EligibilityRules } from '@gelombang/rules';
import * as v from 'valibot';
import { repositoryFolder, StartFault } from './config.ts';
import { languages, type Language } from './language.ts';

const text = v.pipe(v.string('write a text'), v.trim(), v.nonEmpty('write a text'));
const inEachLanguage = v.strictObject({ id: text, en: text });
const paragraphs = v.pipe(v.array(text, 'write a list of texts'), v.minLength(1, 'write at least one paragraph'));
const positive = v.pipe(
  v.number('write a number'),
  v.integer('write a whole number'),
  v.minValue(1, 'write at least 1'),
);
const yesNo = v.boolean('write true or false');
const code = v.pipe(text, v.regex(/^[a-z][a-z0-9-]*$/, 'write small letters, digits and hyphens'));

const eligibility = v.strictObject({
  citizensOnly: yesNo,
  minAge: positive,
  maxAge: positive,
  excludesFormalEducation: yesNo,
  excludedOccupations: v.array(v.picklist(occupations, `choose among ${occupations.join(', ')}`)),
  excludedAids: v.array(code),
  excludesPastRecipients: yesNo,
});

const draw = v.strictObject({
  capPerKk: v.pipe(positive, v.maxValue(2, 'write at most 2: a household has two lifetime slots in undi/v1')),
  places: positive, // proposed for a new gelombang when its quota is national
  waitingList: yesNo,
  ceremony: v.picklist(['none', 'dice'], 'choose none or dice'),
  minimumLeadHours: v.pipe(
    v.number('write a number'),
    v.minValue(24, 'write at least 24, the least that draw-spec allows'),
  ),
  demonstrationLeadSeconds: positive,
});

const programmeFile = v.strictObject({
  id: code,
  name: inEachLanguage,
  description: inEachLanguage,
  timeZone: v.strictObject({
    name: v.pipe(text, v.check(isTimeZone, 'write a time zone such as Asia/Jakarta')),
    label: text, // what people call it: WIB
  }),
  languages: v.pipe(
    v.array(v.picklist(languages, 'choose among id, en')),
    v.minLength(1, 'name at least one language'),
  ),
  receiptLetters: v.pipe(text, v.regex(/^[A-Z]{2,4}$/, 'write 2 to 4 capital letters')),
  channels: v.unknown(), // contact-check reads these
  eligibility,
  aids: v.record(code, inEachLanguage),
  consent: v.strictObject({ version: text, text: v.strictObject({ id: paragraphs, en: paragraphs }) }),
  photo: v.strictObject({ maxBytes: positive }),
  draw,
  retention: v.array(v.strictObject({ what: inEachLanguage, howLong: inEachLanguage })),
});

type ProgrammeFile = v.InferOutput<typeof programmeFile>;

export type Programme = Readonly<
  Omit<ProgrammeFile, 'channels' | 'eligibility'> & {
    channels: OfficialChannels;
    eligibility: EligibilityRules; // its cap is the draw's
  }
>;

export const defaultProgrammeFile = path.join(repositoryFolder, 'programmes/kartu-prakerja.json');

/** A fault names the file, every wrong field, and what to do. */
export async function loadProgramme(file = defaultProgrammeFile): Promise<Programme> {
  const parsed = parseProgramme(await readJson(file));
  if (parsed.ok) return parsed.value;
  throw new StartFault([`${file} cannot be used:`, ...parsed.faults.map((fault) => `  ${fault}`)].join('\n'));
}

export type ProgrammeResult =
  Readonly<{ ok: true; value: Programme }> | Readonly<{ ok: false; faults: readonly string[] }>;

/** Each fault reads `field: what to do`. */
export function parseProgramme(content: unknown): ProgrammeResult {
  const read = v.safeParse(programmeFile, content);
  const channels = parseOfficialChannels(
    typeof content === 'object' ? (content as ProgrammeFile | null)?.channels : null,
  );
  const faults = [
    ...(read.success ? crossFaults(read.output) : read.issues.map((issue) => faultOf(issue))),
    ...(channels.ok ? [] : channels.findings.map((finding) => channelFault(finding))),
  ];
  if (!read.success || !channels.ok || faults.length > 0) return { ok: false, faults };
  const maxAdmittedPerKk = read.output.draw.capPerKk;
  const rules = { ...read.output.eligibility, maxAdmittedPerKk };
  return { ok: true, value: { ...read.output, channels: channels.value, eligibility: rules } };
}

/** The official channels as lines of a message; the sentence around them is the caller's. */
export function officialChannelLines({ channels }: Pick<Programme, 'channels'>, language: Language): readonly string[] {
  const mail = language === 'id' ? 'E-mail' : 'E-mail';
  const accounts = channels.accounts.map(({ platform, name }) => `${platformNames[platform]}: ${name}`);
  return [channels.site, `${mail}: @${channels.mailDomain}`, ...accounts];
}

export const platformNames: Readonly<Record<OfficialChannels['accounts'][number]['platform'], string>> = {
  twitter: 'Twitter',
  instagram: 'Instagram',
  facebook: 'Facebook',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
};

async function readJson(file: string): Promise<unknown> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new StartFault(`${file} cannot be read. Name the programme's file in PROGRAMME_FILE.`, { cause: error });
  });
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    throw new StartFault(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

/** What no field can say alone. */
function crossFaults({ eligibility: { minAge, maxAge, excludedAids }, aids }: ProgrammeFile): readonly string[] {
  const nameless = excludedAids.filter((aid) => !Object.hasOwn(aids, aid));
  return [
    ...(minAge > maxAge ? [`eligibility.maxAge: write at least ${minAge}, the minAge`] : []),
    ...nameless.map((aid) => `aids.${aid}: give this excluded aid its names, {"id": …, "en": …}`),
  ];
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${field}: no such field; take it out`;
  if (issue.received === 'undefined') return `${field}: missing; add it`;
  return `${field}: ${issue.message}`;
}

function channelFault(finding: ChannelFinding): string {
  const field = `channels.${finding.field}`;
  switch (finding.code) {
    case 'channel-missing':
      return `${field}: missing; add it`;
    case 'channel-not-a-host':
      return `${field}: write a host name such as prakerja.go.id, not ${finding.value}`;
    case 'channel-platform-unknown':
      return `${field}: choose among ${finding.known.join(', ')}`;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
