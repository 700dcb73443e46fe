/**
 * `gelombang nik parse NUMBER`: what the sixteen digits say, or every reason why they cannot be a NIK.
 *
 * The made-up province 00 is accepted: this command judges structure, and who tries it out should not
 * have to type a living person's number.
 */
import { dateInZone, formatIsoDate, parseNik, type NikFinding, type NikResult, type Region } from '@gelombang/rules';
import { parseArgs } from 'node:util';
import type { Io } from '../io.ts';

const usage = 'gelombang nik parse NUMBER [--json]';

export async function runNikParse(args: string[], io: Io): Promise<number> {
  const request = parseRequest(args);
  if (!request) {
    io.stderr(usage);
    return 2;
  }
  const today = dateInZone(Date.now(), 'Asia/Jakarta');
  const result = parseNik(request.number, today, { allowSpecimenRegion: true });
  for (const line of request.asJson ? [JSON.stringify(toJson(result))] : inWords(result)) io.stdout(line);
  return result.ok ? 0 : 1;
}

/** A number typed in groups comes as several arguments. */
function parseRequest(args: string[]): { number: string; asJson: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
    return positionals.length > 0 ? { number: positionals.join(' '), asJson: values.json === true } : undefined;
  } catch {
    return undefined;
  }
}

function toJson(result: NikResult) {
  if (!result.ok) {
    const absent = { regionCode: null, region: null, birthDate: null, sex: null, serial: null };
    return { valid: false, ...absent, findings: result.findings };
  }
  const { regionCode, region, birthDate, sex, serial } = result;
  const { status, provinsi, kabupatenKota, kecamatan } = region;
  const names = {
    status,
    provinsi: provinsi.name,
    kabupatenKota: kabupatenKota?.name ?? null,
    kecamatan: kecamatan?.name ?? null,
  };
  return { valid: true, regionCode, region: names, birthDate: formatIsoDate(birthDate), sex, serial, findings: [] };
}

function inWords(result: NikResult): string[] {
  if (!result.ok) return ['Bukan NIK / not a NIK:', ...result.findings.map((finding) => `  ${describe(finding)}`)];
  const sex = { female: 'perempuan / female', male: 'laki-laki / male' }[result.sex];
  return [
    'Susunan NIK benar / the structure is right:',
    `  wilayah / region       ${result.regionCode} ${placeWords(result.region)}`,
    `  lahir / born           ${formatIsoDate(result.birthDate)}`,
    `  jenis kelamin / sex    ${sex}`,
    `  nomor urut / serial    ${result.serial}`,
  ];
}

function placeWords({ status, provinsi, kabupatenKota, kecamatan }: Region): string {
  const names = [kecamatan?.name, kabupatenKota?.name, provinsi.name].filter((name) => typeof name === 'string');
  const note = { current: '', archived: ' (kode lama / archived code)', specimen: ' (contoh / specimen)' }[status];
  return names.join(', ') + note;
}

function describe(finding: NikFinding): string {
  switch (finding.code) {
    case 'nik-empty':
      return `${finding.code}: tidak ada isinya / there is nothing in it`;
    case 'nik-not-digits':
      return `${finding.code}: "${finding.character}" di posisi ${finding.position} bukan angka / is not a digit`;
    case 'nik-length':
      return `${finding.code}: ${finding.digits} angka, seharusnya ${finding.expectedDigits} / digits, expected ${finding.expectedDigits}`;
    case 'nik-region-unknown':
      return `${finding.code}: tidak ada wilayah ${finding.regionCode} / no such region`;
    case 'nik-date-impossible':
      return `${finding.code}: tanggal ${finding.day}-${finding.month}-${finding.year} tidak ada / no such date`;
    case 'nik-serial-zero':
      return `${finding.code}: nomor urut dimulai dari 0001 / serials start at 0001`;
  }
}
