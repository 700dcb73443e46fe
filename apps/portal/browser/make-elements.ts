/** Elements made by scripts: the same classes the server's components have. */

export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  className: string,
  text = '',
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}

export function button(text: string, kind: 'main' | 'quiet', act: () => void): HTMLButtonElement {
  const made = element('button', kind === 'main' ? 'button' : 'button button--quiet', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

export function buttons(children: readonly HTMLElement[]): HTMLElement {
  const row = element('div', 'button-row');
  row.append(...children);
  return row;
}

export function drawing(
  viewBox: string,
  name: string,
  paths: readonly (readonly [name: string, path: string])[],
): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  if (name !== '') svg.setAttribute('class', name);
  for (const [kind, d] of paths) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('class', kind);
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
