/**
 * The fields of the two typed steps, by name: what a draft keeps, what `/draf` accepts, and nothing else.
 *
 * Values are kept as typed, right or wrong. Checkboxes of one name are kept as one text, parted by blanks.
 */
export const draftSteps = ['data', 'pernyataan'] as const;
export type DraftStep = (typeof draftSteps)[number];

export type DraftFields = Readonly<Record<string, string>>;

/** Longer than any honest answer; what is longer is kept up to here, and named by the field's own finding. */
export const maxFieldCharacters = 2000;

const fieldNames: Readonly<Record<DraftStep, readonly string[]>> = {
  data: [
    'nik',
    'kk',
    'nama',
    'lahir-day',
    'lahir-month',
    'lahir-year',
    'jenis-kelamin',
    'provinsi',
    'kabupaten',
    'kecamatan',
    'sudah-dicek',
    'nik-foto-dicek',
  ],
  pernyataan: ['warga-negara', 'pendidikan', 'pekerjaan', 'bantuan', 'penerima-lama', 'persetujuan'],
};

export function isDraftStep(text: string | undefined): text is DraftStep {
  return draftSteps.some((step) => step === text);
}

/** The step a path belongs to: `/pendaftaran/data` → `data`. */
export function findStepOfPath(path: string): DraftStep | undefined {
  const name = path.replace(/^\/pendaftaran\//, '');
  return isDraftStep(name) ? name : undefined;
}

/** Every field of the step, the unticked and the empty ones included: what was cleared stays cleared. */
export function takeStepFields(step: DraftStep, all: (name: string) => readonly string[]): DraftFields {
  return Object.fromEntries(
    fieldNames[step].map((name) => [name, Array.from(all(name).join(' ')).slice(0, maxFieldCharacters).join('')]),
  );
}

export function listValues(fields: DraftFields, name: string): readonly string[] {
  return (fields[name] ?? '').split(' ').filter((value) => value !== '');
}
