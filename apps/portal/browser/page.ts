/** On every page: small kindnesses that a page without scripts does without. Each is a file of page/. */
import { autosaveForms } from './page/autosave.ts';
import { copyDigitsWhole, groupDigits } from './page/digits.ts';
import { sendOnce } from './page/send-once.ts';
import { showPasswords } from './page/show-password.ts';
import { countDown } from './page/times.ts';
import { watchConnection } from './page/connection.ts';

document.querySelector<HTMLElement>('[data-focus]')?.focus();
showPasswords();
groupDigits();
copyDigitsWhole();
sendOnce();
autosaveForms();
countDown();
watchConnection();
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
