/** A time of day to the second, in the programme's zone: waits of a minute are shown with the time they end. */
import type { Language } from '../platform/language.ts';
import type { Programme } from '../platform/programme.ts';

type Zone = Pick<Programme, 'timeZone'>;

/** `pukul 12.01.30 WIB`; seconds are rounded up, so that who comes back then is not too early. */
export function clockTime(date: Date, language: Language, { timeZone }: Zone): string {
  const full = new Date(Math.ceil(date.getTime() / 1000) * 1000);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: timeZone.name }).format(full);
  return language === 'id' ? `pukul ${time.replaceAll(':', '.')} ${timeZone.label}` : `${time} ${timeZone.label}`;
}
