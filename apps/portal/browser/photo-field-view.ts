/**
 * What `<photo-field>` shows. Notices come from templates the server rendered
 * with its own components; the picture's marks and the drawings are the same
 * shapes its pages draw.
 */
import type { PhoneCheck } from './check-on-phone.ts';
import { drawingFor } from './finding-drawings.ts';
import { findingShapes } from './finding-shapes.ts';
import { describeFinding, type FindingDictionary, type SpokenFinding } from './finding-words.ts';

type FieldWords = Readonly<
  Record<
    | 'take'
    | 'checking'
    | 'good'
    | 'goodText'
    | 'bad'
    | 'repairable'
    | 'repair'
    | 'repairing'
    | 'repaired'
    | 'use'
    | 'again'
    | 'cannotShow'
    | 'sending'
    | 'resuming'
    | 'interrupted'
    | 'busy'
    | 'sent'
    | 'cancel'
    | 'damagedOnTheWay'
    | 'stopped'
    | 'session'
    | 'logIn'
    | 'picture',
    string
  >
>;

export type FieldSettings = Readonly<{
  owner: string;
  maxBytes: number;
  words: Readonly<{ field: FieldWords; findings: FindingDictionary }>;
}>;

export type CheckActs = Readonly<{ repair: (() => void) | null; use: () => void; again: () => void }>;
type NoticeKind = 'info' | 'done' | 'attention' | 'fault';

export type FieldView = Readonly<{
  onFile(listener: (file: File) => void): void;
  showBusy(text: string): void;
  showCheck(check: PhoneCheck, note: string | null, acts: CheckActs): void;
  showSending(cancel: () => void): void;
  showProgress(text: string, percent: number, isNews: boolean): void;
  showNotice(kind: NoticeKind, text: string, link: Readonly<{ href: string; text: string }> | null): void;
  /** Back to choosing; opens the camera or gallery when the person asked for another photo. */
  reset(opens: boolean): void;
}>;

export function makeView(root: HTMLElement, settings: FieldSettings): FieldView {
  const form = root.querySelector('form')!;
  const input = form.querySelector<HTMLInputElement>('input[type=file]')!;
  const submit = form.querySelector<HTMLButtonElement>('button')!;
  const words = settings.words.field;
  const panel = element('div', 'photo-panel');
  root.append(panel);
  submit.hidden = true;
  // The browser's own button speaks the browser's language, and small: the label becomes the button.
  const choose = element('label', 'button photo-choose', words.take);
  choose.htmlFor = input.id;
  input.classList.add('visually-hidden');
  input.after(choose);
  const earlier = document.querySelectorAll<HTMLElement>('.photo-standing, .tips, .lead');
  const showEarlier = (isShown: boolean): void => earlier.forEach((part) => (part.hidden = !isShown));

  const fill = (...children: readonly Node[]): void => {
    panel.replaceChildren(...children);
    form.hidden = true;
    showEarlier(false);
  };
  const notice = (kind: NoticeKind, title: string, ...lines: readonly string[]): HTMLElement => {
    const template = root.querySelector<HTMLTemplateElement>(`template[data-notice=${kind}]`)!;
    const made = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    made.querySelector('.notice__title')!.textContent = title;
    made.querySelector('.notice__text')!.append(...lines.map((line) => element('p', '', line)));
    return made;
  };
  let progress: { bar: HTMLProgressElement; text: HTMLElement; news: HTMLElement } | null = null;

  return {
    onFile(listener) {
      input.addEventListener('change', () => {
        const file = input.files?.[0];
        if (file) listener(file);
      });
    },
    showBusy(text) {
      const status = element('p', 'photo-busy', text);
      status.setAttribute('role', 'status');
      fill(status, element('progress', 'photo-progress'));
    },
    showCheck(check, note, acts) {
      fill(...checkParts(check, note, acts, settings, notice));
      panel.querySelector<HTMLElement>('.notice')?.focus();
    },
    showSending(cancel) {
      const bar = element('progress', 'photo-progress');
      bar.max = 100;
      const text = element('p', 'photo-sending');
      const news = element('p', 'visually-hidden');
      news.setAttribute('role', 'status');
      bar.setAttribute('aria-label', words.sending.replace(/\W*\{percent\}.*/, ''));
      progress = { bar, text, news };
      fill(text, bar, news, buttons([button(words.cancel, 'quiet', cancel)]));
    },
    showProgress(text, percent, isNews) {
      if (progress === null) return;
      progress.bar.value = percent;
      progress.text.textContent = text;
      progress.text.classList.toggle('photo-sending--waiting', isNews);
      // Told once when something changes, not at every percent.
      if (isNews && progress.news.textContent !== text) progress.news.textContent = text;
    },
    showNotice(kind, text, link) {
      const made = notice(kind, text);
      if (link === null) panel.replaceChildren(made);
      else {
        const anchor = element('a', 'button', link.text);
        anchor.href = link.href;
        fill(made, buttons([anchor]));
      }
    },
    reset(opens) {
      panel.replaceChildren();
      form.hidden = false;
      showEarlier(true);
      input.value = '';
      if (opens) input.click();
      else input.focus();
    },
  };
}

type MakeNotice = (kind: NoticeKind, title: string, ...lines: readonly string[]) => HTMLElement;

function checkParts(
  check: PhoneCheck,
  note: string | null,
  acts: CheckActs,
  { words: { field, findings: dictionary } }: FieldSettings,
  notice: MakeNotice,
): Node[] {
  const { picture } = check;
  const faults = check.findings.filter((finding) => finding.weight !== 'warn');
  const isGood = faults.length === 0;
  const title = isGood
    ? picture === null
      ? field.cannotShow
      : field.good
    : acts.repair
      ? field.repairable
      : field.bad;
  const kind = !isGood ? 'attention' : picture === null ? 'info' : 'done';
  const head = notice(
    kind,
    title,
    ...(note === null ? [] : [note]),
    ...(isGood && picture !== null ? [field.goodText] : []),
  );
  head.tabIndex = -1;
  const parts: Node[] = [head];
  if (picture !== null) parts.push(markedPicture(picture, check, field.picture));
  if (check.findings.length > 0) parts.push(findingList(check.findings, dictionary));
  const use = button(field.use, isGood ? 'main' : 'quiet', acts.use);
  const again = button(field.again, isGood || acts.repair ? 'quiet' : 'main', acts.again);
  const mend = acts.repair === null ? [] : [button(field.repair, 'main', acts.repair)];
  parts.push(buttons(isGood ? [use, again] : [...mend, again, use]));
  return parts;
}

function markedPicture(picture: NonNullable<PhoneCheck['picture']>, check: PhoneCheck, alt: string): HTMLElement {
  const { url, width, height } = picture;
  const box = element('div', 'marked-picture');
  const image = element('img', '');
  Object.assign(image, { src: url, alt, width, height });
  // Kept as long as it is shown: the bytes are the person's photo.
  image.onload = () => URL.revokeObjectURL(url);
  const shapes = findingShapes(check.card, check.findings, picture);
  const marks = drawing(
    `0 0 ${width} ${height}`,
    '',
    shapes.map(({ kind, path }) => [`photo-mark photo-mark--${kind}`, path]),
  );
  for (const path of marks.children) path.setAttribute('vector-effect', 'non-scaling-stroke');
  box.append(image, marks);
  return box;
}

function findingList(findings: readonly SpokenFinding[], dictionary: FindingDictionary): HTMLElement {
  const list = element('ol', 'findings');
  for (const finding of findings) {
    const { title, sentence, advice } = describeFinding(dictionary, finding);
    const item = element('li', 'finding');
    const text = element('div', '');
    const todo = element('p', '');
    todo.append(element('strong', '', advice));
    text.append(element('h3', '', title), element('p', '', sentence), todo);
    const strokes = drawingFor(finding.code).map(({ kind, path }) => [`stroke--${kind}`, path] as const);
    item.append(drawing('0 0 64 48', 'stroke-drawing', strokes), text);
    list.append(item);
  }
  return list;
}

function drawing(viewBox: string, name: string, paths: readonly (readonly [name: string, path: string])[]): SVGElement {
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

function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  className: string,
  text = '',
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}

function button(text: string, kind: 'main' | 'quiet', act: () => void): HTMLButtonElement {
  const made = element('button', kind === 'main' ? 'button' : 'button button--quiet', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

function buttons(children: readonly HTMLElement[]): HTMLElement {
  const row = element('div', 'button-row');
  row.append(...children);
  return row;
}
