/**
 * Choosing where one lives: the lists below fill by themselves when one above is chosen.
 *
 * The same form is sent as by the button, and only the lists are taken from the page that comes back: the focus and
 * everything typed stay. Whatever goes wrong brings the button back.
 */
const button = document.querySelector<HTMLElement>('[data-region-choice]');
const form = button?.closest('form');
if (button && form) {
  let latest = 0;
  button.hidden = true;
  for (const [chosen, ...below] of [
    ['provinsi', 'kabupaten', 'kecamatan'],
    ['kabupaten', 'kecamatan'],
  ] as const) {
    document.getElementById(chosen)!.addEventListener('change', () => {
      const asked = ++latest;
      const isLatest = () => asked === latest;
      loadLists(form, below, isLatest).catch(() => isLatest() && (button.hidden = false));
    });
  }
}

async function loadLists(form: HTMLFormElement, names: readonly string[], isLatest: () => boolean): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  body.set('_act', 'wilayah');
  const response = await fetch(form.action, { method: 'POST', body });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!isLatest()) return;
  for (const name of names) document.getElementById(name)!.innerHTML = page.getElementById(name)!.innerHTML;
  form.dispatchEvent(new Event('change')); // the draft is saved as it now is
}
