/** A form is sent once for one press; after a while, or back on the page, it can be sent again: a retry is never blocked. */

const againAfterMs = 8000;

export function sendOnce(): void {
  const sent = new Map<HTMLFormElement, HTMLElement | null>();
  const release = (form: HTMLFormElement): void => {
    sent.get(form)?.removeAttribute('aria-busy');
    sent.delete(form);
  };
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    const form = event.target as HTMLFormElement;
    if (form.method === 'get') return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    event.submitter?.setAttribute('aria-busy', 'true');
    sent.set(form, event.submitter);
    setTimeout(() => release(form), againAfterMs);
  });
  addEventListener('pageshow', () => [...sent.keys()].forEach(release));
}
