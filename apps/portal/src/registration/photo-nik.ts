/**
 * The NIK read from the photo, against what was typed: an offer while there is none, a question when the two differ.
 *
 * What is typed wins, always: a reader can be wrong, and a person knows their number. Once looked at, it is not asked
 * again until one of the two changes (`nik-foto-dicek` holds what was shown).
 */
import type { DraftFields } from './draft-fields.ts';

export type PhotoNikDifference = Readonly<{ code: 'differs'; inPhoto: string; typed: string }>;
export type PhotoNikAdvice = Readonly<{ code: 'offer'; nik: string }> | PhotoNikDifference;

const nikDigits = 16;

/** Null when there is nothing to say: no number was read, or it is the one that was typed. */
export function compareWithPhoto(fields: DraftFields, photoNik: string | null): PhotoNikAdvice | null {
  if (photoNik === null) return null;
  const typed = digitsOf(fields['nik'] ?? '');
  // Less than a whole number is not an answer yet.
  if (typed.length < nikDigits) return { code: 'offer', nik: photoNik };
  return typed === photoNik ? null : { code: 'differs', inPhoto: photoNik, typed };
}

/** The fields as the button of the offer leaves them: a whole number that was typed stays. */
export function takeOffer(fields: DraftFields, photoNik: string | null): DraftFields {
  const advice = compareWithPhoto(fields, photoNik);
  return advice?.code === 'offer' ? { ...fields, nik: advice.nik } : fields;
}

/** What `nik-foto-dicek` must hold for the difference to count as looked at. */
export function checkedKeyOf({ inPhoto, typed }: PhotoNikDifference): string {
  return `${inPhoto}:${typed}`;
}

export function isAsking(advice: PhotoNikAdvice | null, fields: DraftFields): advice is PhotoNikDifference {
  return advice?.code === 'differs' && fields['nik-foto-dicek'] !== checkedKeyOf(advice);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
