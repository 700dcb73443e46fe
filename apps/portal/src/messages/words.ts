/** Every sentence a person reads, by language. A sentence missing in one language does not compile. */
import type { Language } from '../platform/language.ts';
import { accountMessages } from './account.ts';
import { everyPageMessages } from './every-page.ts';
import { drawRoomMessages } from './draw-room.ts';
import { gelombangMessages } from './gelombang.ts';
import { informationMessages } from './information.ts';
import { operatorMessages } from './operator.ts';
import { photoMessages } from './photo.ts';
import { registrationMessages } from './registration.ts';
import { reviewMessages } from './review.ts';

const words = { id: wordsIn('id'), en: wordsIn('en') } as const;

export type Words = ReturnType<typeof wordsIn>;

export function wordsFor(language: Language): Words {
  return words[language];
}

function wordsIn(language: Language) {
  return {
    common: everyPageMessages[language],
    account: accountMessages[language],
    photo: photoMessages[language],
    registration: registrationMessages[language],
    gelombang: gelombangMessages[language],
    review: reviewMessages[language],
    drawRoom: drawRoomMessages[language],
    operator: operatorMessages[language],
    information: informationMessages[language],
  };
}
