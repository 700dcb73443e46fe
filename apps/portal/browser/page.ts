/** On every page: small kindnesses that a page without scripts does without. */
const summary = document.querySelector<HTMLElement>('[data-focus]');
summary?.focus();
