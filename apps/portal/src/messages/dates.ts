/** Dates, counts and numbers as a person reads them, in the programme's time zone. */
import type { Language } from '../platform/language.ts';
import type { Programme } from '../platform/programme.ts';

type Zone = Pick<Programme, 'timeZone'>;

/** "Jumat, 26 Februari 2021, pukul 12.00 WIB" */
export function formatDateTime(date: Date, language: Language, { timeZone }: Zone): string {
  const day = formatDay(date, language, { timeZone });
  const time = timeOf(date, language, timeZone.name);
  return language === 'id' ? `${day}, pukul ${time} ${timeZone.label}` : `${day}, ${time} ${timeZone.label}`;
}

/** "Jumat, 26 Februari 2021" */
export function formatDay(date: Date, language: Language, { timeZone }: Zone): string {
  return dateFormat(locales[language], 'day', timeZone.name).format(date);
}

/** "26 Februari 1990", of a date without time. */
export function formatPlainDate(
  date: Readonly<{ year: number; month: number; day: number }>,
  language: Language,
): string {
  const utc = new Date(Date.UTC(date.year, date.month - 1, date.day));
  return dateFormat(locales[language], 'date', 'UTC').format(utc);
}

export function formatCount(value: number, language: Language): string {
  return countFormats[language].format(value);
}

/** `12,5 %`; smaller shares keep two digits that say something. */
export function formatPercent(share: number, language: Language): string {
  const digits = share > 0 && share < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locales[language], { style: 'percent', ...digits }).format(share);
}

/** `18,42` */
export function formatDecimal(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value);
}

/** `3273 0112 0590 0004`: grouped for the eye. */
export function formatNik(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

/** `3273 •••• •••• 0004` */
export function formatNikMasked(digits: string): string {
  return formatNik(`${digits.slice(0, 4)}••••••••${digits.slice(12)}`);
}

/** `dateStyle` would write "01 Desember". */
const longDate = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const shapes = {
  date: longDate,
  day: { weekday: 'long', ...longDate },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const;

const locales = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Language, string>;

const countFormats: Readonly<Record<Language, Intl.NumberFormat>> = {
  id: new Intl.NumberFormat(locales.id),
  en: new Intl.NumberFormat(locales.en),
};

/** Made once each: making one takes longer than the rest of a page. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, shape: keyof typeof shapes, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${shape} ${timeZone}`;
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone })));
  return format;
}

function timeOf(date: Date, language: Language, timeZone: string): string {
  const text = dateFormat(locales.en, 'time', timeZone).format(date);
  return language === 'id' ? text.replace(':', '.') : text;
}
