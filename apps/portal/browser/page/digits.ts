/** Long numbers: grouped for the eye while typed, sent and copied without the spaces. */
import { groupByFour, placeAfter } from './group-digits.ts';

export function groupDigits(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-group]')) {
    const group = (): void => {
      const { value, selectionStart } = input;
      const grouped = groupByFour(value);
      if (grouped === value) return;
      const isLast = selectionStart === value.length;
      const digits = value.slice(0, selectionStart ?? 0).replace(/\s/g, '').length;
      input.value = grouped;
      if (document.activeElement !== input) return;
      const place = isLast ? grouped.length : placeAfter(grouped, digits);
      input.setSelectionRange(place, place);
    };
    group();
    input.addEventListener('input', group);
    input.form?.addEventListener('formdata', ({ formData }) => {
      const value = formData.get(input.name);
      if (typeof value === 'string' && groupByFour(value) === value) formData.set(input.name, value.replace(/ /g, ''));
    });
  }
}

export function copyDigitsWhole(): void {
  document.addEventListener('copy', (event) => {
    const { activeElement: active } = document;
    const chosen =
      active instanceof HTMLInputElement && active.dataset['group'] !== undefined
        ? active.value.slice(active.selectionStart ?? 0, active.selectionEnd ?? 0)
        : (getSelection()?.toString().trim() ?? '');
    if (!/^(\d{2,4}\s)+\d{1,4}$/.test(chosen)) return;
    event.clipboardData?.setData('text/plain', chosen.replace(/\s/g, ''));
    event.preventDefault();
  });
}
