/**
 * What `<photo-field>` shows. Notices come from templates the server rendered
 * with its own components; the picture's marks and the drawings are the same
 * shapes its pages draw.
 */
import { drawingFor } from './finding-drawings.ts';
import { findingShapes } from './finding-shapes.ts';
import { describeFinding, type FindingDictionary } from './finding-words.ts';
import { button, buttons, drawing, element } from './make-elements.ts';
import type { CameraWords } from './photo-camera.ts';
import { measureTable, type MeasureWords } from './photo-measure-table.ts';
import type { PhoneCheck } from './photo-work-types.ts';

type FieldWords = Readonly<
  Record<
    | 'take'
    | 'openCamera'
    | 'choose'
    | 'checking'
    | 'good'
    | 'goodText'
    | 'bad'
    | 'doubtful'
    | 'doubtfulText'
    | 'repairable'
    | 'repair'
    | 'repairing'
    | 'repaired'
    | 'resized'
    | 'turnable'
    | 'croppable'
    | 'cannotMend'
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
  /** Address of the script that checks photos. */
  work: string;
  words: Readonly<{
    field: FieldWords;
    camera: CameraWords & Readonly<Record<'denied' | 'none', string>>;
    findings: FindingDictionary;
    /** Only where the numbers behind a verdict are shown. */
    measures?: MeasureWords;
  }>;
}>;

export type CheckActs = Readonly<{
  repair: (() => void) | null;
  /** Null where a photo is only tried. */
  use: (() => void) | null;
  again: () => void;
}>;
type NoticeKind = 'info' | 'done' | 'attention' | 'fault';

export type FieldView = Readonly<{
  onFile(listener: (file: File) => void): void;
  onCamera(listener: () => void): void;
  showBusy(text: string): void;
  showCheck(file: Blob, check: PhoneCheck, note: string | null, acts: CheckActs): void;
  showSending(cancel: () => void): void;
  showProgress(text: string, percent: number, isNews: boolean): void;
  showNotice(kind: NoticeKind, text: string, link: Readonly<{ href: string; text: string }> | null): void;
  /** Back to choosing; 'file' opens the gallery: the person asked for another photo. */
  reset(opens: 'file' | null): void;
}>;

export function makeView(root: HTMLElement, settings: FieldSettings, hasCamera: boolean): FieldView {
  const form = root.querySelector<HTMLElement>('form, [data-chooser]')!;
  const input = form.querySelector<HTMLInputElement>('input[type=file]')!;
  const submit = form.querySelector<HTMLButtonElement>('button');
  const words = settings.words.field;
  const panel = element('div', 'photo-panel');
  // Above what chooses: news must not stand under the edge of a small screen.
  root.prepend(panel);
  if (submit) submit.hidden = true;
  // The browser's own button speaks the browser's language, and small: the label becomes the button.
  const choose = element('label', 'button photo-choose', hasCamera ? words.choose : words.take);
  if (hasCamera) choose.classList.add('button--quiet');
  choose.htmlFor = input.id;
  input.classList.add('visually-hidden');
  const ways = element('div', 'photo-ways');
  const camera = button(words.openCamera, 'main', () => undefined);
  input.before(ways);
  ways.append(...(hasCamera ? [camera] : []), input, choose);
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
    onCamera(listener) {
      camera.addEventListener('click', listener);
    },
    showBusy(text) {
      const status = element('p', 'photo-busy', text);
      status.setAttribute('role', 'status');
      fill(status, element('progress', 'photo-progress'));
    },
    showCheck(file, check, note, acts) {
      fill(...checkParts(file, check, note, acts, settings, notice));
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
      made.tabIndex = -1;
      if (link === null) {
        panel.replaceChildren(made);
        made.focus();
      } else {
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
      if (opens === 'file') input.click();
      else (hasCamera ? camera : input).focus();
    },
  };
}

type MakeNotice = (kind: NoticeKind, title: string, ...lines: readonly string[]) => HTMLElement;

type NoticeParts = Readonly<{ kind: NoticeKind; title: string; lines: readonly string[] }>;

function checkParts(
  file: Blob,
  check: PhoneCheck,
  note: string | null,
  acts: CheckActs,
  { words }: FieldSettings,
  notice: MakeNotice,
): Node[] {
  const { field, findings: dictionary, measures } = words;
  const { kind, title, lines } = noticeFor(check, acts, field);
  const head = notice(kind, title, ...(note === null ? [] : [note]), ...lines);
  head.tabIndex = -1;
  const parts: Node[] = [head];
  if (check.size !== null) parts.push(markedPicture(file, check.size, check, field.picture));
  if (check.findings.length > 0) parts.push(findingList(check, dictionary));
  parts.push(actButtons(check, acts, field));
  if (measures !== undefined) parts.push(...measureTable(check, dictionary, measures));
  return parts;
}

function isGood({ findings }: PhoneCheck): boolean {
  return findings.every(({ weight }) => weight === 'warn');
}

function noticeFor(check: PhoneCheck, { repair, use }: CheckActs, field: FieldWords): NoticeParts {
  const { findings, size, repairs } = check;
  if (isGood(check)) {
    if (size === null) return { kind: 'info', title: field.cannotShow, lines: [] };
    const offer = repair === null ? [] : [repairs === 'turn' ? field.turnable : field.croppable];
    return { kind: 'done', title: field.good, lines: [field.goodText, ...offer] };
  }
  if (repair !== null && repairs === 'file') return { kind: 'attention', title: field.repairable, lines: [] };
  // Doubt is not a fault: a person will look, and the owner goes on meanwhile.
  if (findings.some(({ weight }) => weight === 'refuse')) return { kind: 'attention', title: field.bad, lines: [] };
  return { kind: 'attention', title: field.doubtful, lines: use === null ? [] : [field.doubtfulText] };
}

function actButtons(check: PhoneCheck, acts: CheckActs, field: FieldWords): HTMLElement {
  const good = isGood(check);
  const mendsFile = acts.repair !== null && check.repairs === 'file';
  const use = acts.use === null ? [] : [button(field.use, good ? 'main' : 'quiet', acts.use)];
  const again = button(field.again, (good && acts.use !== null) || mendsFile ? 'quiet' : 'main', acts.again);
  const mend = acts.repair === null ? [] : [button(field.repair, mendsFile ? 'main' : 'quiet', acts.repair)];
  return buttons(good ? [...use, ...mend, again] : [...mend, again, ...use]);
}

type Size = NonNullable<PhoneCheck['size']>;

function markedPicture(file: Blob, size: Size, check: PhoneCheck, alt: string): HTMLElement {
  const { width, height } = size;
  const url = URL.createObjectURL(file);
  const box = element('div', 'marked-picture');
  const image = element('img', '');
  Object.assign(image, { src: url, alt, width, height });
  // Kept as long as it is shown: the bytes are the person's photo.
  image.onload = () => URL.revokeObjectURL(url);
  const shapes = findingShapes(check.card, check.findings, size);
  const marks = drawing(
    `0 0 ${width} ${height}`,
    '',
    shapes.map(({ kind, path }) => [`photo-mark photo-mark--${kind}`, path]),
  );
  for (const path of marks.children) path.setAttribute('vector-effect', 'non-scaling-stroke');
  box.append(image, marks);
  return box;
}

function findingList({ findings, repairs }: PhoneCheck, dictionary: FindingDictionary): HTMLElement {
  const list = element('ol', 'findings');
  for (const finding of findings) {
    // What this phone opened it can also convert, whatever it is.
    const isConvertible = repairs === 'file' && finding.code === 'file-type';
    const words = isConvertible ? { ...dictionary, kinds: {}, findings: dictionary.convertible } : dictionary;
    const { title, sentence, advice } = describeFinding(words, finding);
    const item = element('li', 'finding');
    const text = element('div', '');
    const todo = element('p', '');
    todo.append(element('strong', '', advice));
    text.append(element('h2', '', title), element('p', '', sentence), todo);
    const strokes = drawingFor(finding.code).map(({ kind, path }) => [`stroke--${kind}`, path] as const);
    item.append(drawing('0 0 64 48', 'stroke-drawing', strokes), text);
    list.append(item);
  }
  return list;
}
