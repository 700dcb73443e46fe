/** A time of day to the second, in the programme's zone: waits of a minute are shown with the time they end. */
import type { Language } from '../platform/language.ts';

const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** `pukul 12.01.30 WIB`; seconds are rounded up, so that who comes back then is not too early. */
export function clockTime(date: Date, language: Language, { timeZone }: Readonly<{ timeZone: string }>): string {
  const full = new Date(Math.ceil(date.getTime() / 1000) * 1000);
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const time = format.format(full);
  const zone = zoneNames[timeZone] ?? timeZone;
  return language === 'id' ? `pukul ${time.replaceAll(':', '.')} ${zone}` : `${time} ${zone}`;
}
