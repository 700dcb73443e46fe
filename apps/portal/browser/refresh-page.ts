/**
 * A page that waits for something looks again by itself, and is loaded again only when there is something new.
 *
 * Without scripts it reloads every time (ui/page.tsx). Here a reader keeps the place meanwhile, and nothing happens
 * while a hidden tab, a selection or a field being filled in would be disturbed.
 */
const main = document.querySelector<HTMLElement>('main[data-refresh]');
if (main) {
  const shown = main.innerHTML; // this file runs before any other that changes the page
  const look = async (): Promise<void> => {
    if (document.hidden || isBusy(main)) return;
    const response = await fetch(location.href).catch(() => null);
    if (!response?.ok) return; // the network is away: the next look may find it
    const found = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main');
    const isNew = response.redirected || found?.innerHTML !== shown;
    if (isNew && !isBusy(main)) location.replace(response.url);
  };
  setInterval(() => void look(), Number(main.dataset['refresh']) * 1000);
}

function isBusy(element: HTMLElement): boolean {
  const selection = getSelection();
  const isSelecting = selection !== null && !selection.isCollapsed && element.contains(selection.anchorNode);
  return isSelecting || document.activeElement?.matches('input, select, textarea') === true;
}
