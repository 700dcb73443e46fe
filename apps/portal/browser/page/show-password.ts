/** A button in each password field that shows what was typed; hidden again when the form is sent. */
import { words } from './words.ts';

export function showPasswords(): void {
  for (const row of document.querySelectorAll('[data-password]')) {
    const input = row.querySelector('input')!;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'show-password';
    button.setAttribute('aria-controls', input.id);
    const show = (isShown: boolean): void => {
      input.type = isShown ? 'text' : 'password';
      button.textContent = isShown ? words.hide : words.show;
      button.setAttribute('aria-label', isShown ? words.hideLabel : words.showLabel);
    };
    show(false);
    button.addEventListener('click', () => {
      show(input.type === 'password');
      input.focus();
    });
    // A browser keeps a password only of a password field.
    input.form?.addEventListener('submit', () => show(false));
    row.append(button);
  }
}
