/** Review by keyboard: T accepts, X refuses, L leaves it, 1 to 6 choose the reason. Letters typed into the note stay letters. */

const form = document.querySelector<HTMLFormElement>('#keputusan');
const acts: Readonly<Record<string, string>> = { t: 'terima', x: 'tolak', l: 'lewati' };

if (form !== null) {
  let decided = false;
  // A key held down decides once, not the next photo too.
  form.addEventListener('submit', (event) => {
    if (decided) event.preventDefault();
    decided = true;
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    const reason = form.querySelectorAll<HTMLInputElement>('input[name=alasan]')[Number(key) - 1];
    const button = form.querySelector<HTMLButtonElement>(`button[value=${acts[key] ?? 'none'}]`);
    if (reason) {
      reason.checked = true;
      reason.focus();
    } else button?.click();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'radio';
}
