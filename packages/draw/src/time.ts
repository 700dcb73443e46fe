/**
 * Times as published: UTC to the second, "2026-01-31T05:00:00Z".
 *
 * Only text and seconds since 1970: what time it is, is never asked here.
 */

/** Seconds since 1970, or null when the text is not such a time. */
export function parseTime(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return null;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return null;
  const seconds = milliseconds / 1000;
  return timeText(seconds) === text ? seconds : null; // refuses 31 February
}

export function getSeconds(text: string): number {
  const seconds = parseTime(text);
  if (seconds === null) throw new Error(`not a time such as 2026-01-31T05:00:00Z: ${text}`);
  return seconds;
}

/** Proleptic Gregorian calendar from days since 1970 (Hinnant, "chrono-compatible low-level date algorithms"). */
export function timeText(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${clock.map((part) => pad(part, 2)).join(':')}Z`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
