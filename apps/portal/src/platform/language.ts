/** The languages the portal speaks: Indonesian first, English second. */
export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(value: unknown): value is Language {
  return value === 'id' || value === 'en';
}
