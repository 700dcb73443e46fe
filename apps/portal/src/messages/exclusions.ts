/**
 * Why somebody who joined did not take part in the draw: said on the status page and in the message with the result.
 *
 * Codes are published with the draw and never reused; one without its sentence does not compile.
 */
export const exclusionReasons = ['withdrawn', 'past-recipient', 'photo-not-accepted'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

export const exclusionMessages: Readonly<Record<'id' | 'en', Readonly<Record<ExclusionReason, string>>>> = {
  id: {
    withdrawn: 'Anda menarik pendaftaran ini.',
    'past-recipient': 'NIK ini sudah menjadi penerima di gelombang sebelumnya.',
    'photo-not-accepted': 'Foto KTP belum diterima sampai daftar dikunci.',
  },
  en: {
    withdrawn: 'You withdrew this registration.',
    'past-recipient': 'This NIK was a recipient in an earlier gelombang.',
    'photo-not-accepted': 'The KTP photo had not been accepted when the list was sealed.',
  },
};

/** A code as read back from the database; undefined for one this version does not know. */
export function findExclusionText(language: 'id' | 'en', code: string): string | undefined {
  const known = exclusionReasons.find((reason) => reason === code);
  return known === undefined ? undefined : exclusionMessages[language][known];
}
