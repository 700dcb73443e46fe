/** One line said in passing, over the page, politely to those who hear it. */

const line = document.createElement('p');
line.className = 'passing';
line.setAttribute('role', 'status');
document.body.append(line);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Stays until something else is said, or for a few seconds. */
export function say(text: string, stays = false): void {
  clearTimeout(timer);
  line.textContent = text;
  if (!stays) timer = setTimeout(() => (line.textContent = ''), 4000);
}
