/**
 * `<draw-check>`: "Periksa sendiri". A button that fetches the published files and repeats the whole draw in this browser,
 * each step shown as it ends. The code that does it is loaded on the click; without scripts the page tells the command.
 *
 * A receipt's link carries its code behind #, which browsers send to nobody: it is looked for on the list on the way.
 */
import type { StepOutcome } from '@gelombang/draw';
import { makeStep, type StepView } from './check-steps.ts';
import type { WholeVerdict, WorkSaid } from './draw-work-types.ts';
import { button, element } from './make-elements.ts';
import { runDrawWork } from './open-draw-work.ts';

export type DrawCheckSettings = Readonly<{
  work: string;
  base: string;
  names: readonly string[];
  /** In the order they are judged. */
  steps: readonly (readonly [name: string, claim: string])[];
  /** Shown only for a draw that has them. */
  furtherSteps: readonly (readonly [name: string, claim: string])[];
  codes: Readonly<Record<string, string>>;
  words: Readonly<
    Record<
      | 'button'
      | 'again'
      | 'starting'
      | 'reading'
      | 'working'
      | 'waits'
      | 'ok'
      | 'failed'
      | 'notJudged'
      | 'expected'
      | 'found'
      | 'where'
      | 'valid'
      | 'demonstration'
      | 'byFallback'
      | 'logNotChecked'
      | 'invalid'
      | 'unfinished'
      | 'ownFound'
      | 'ownMissing',
      string
    > & { statuses: Readonly<Record<string, string>> }
  >;
}>;

class DrawCheck extends HTMLElement {
  connectedCallback(): void {
    const settings = JSON.parse(this.querySelector('script')?.textContent ?? 'null') as DrawCheckSettings | null;
    if (settings) show(this, settings);
  }
}
customElements.define('draw-check', DrawCheck);

function show(root: HTMLElement, settings: DrawCheckSettings): void {
  const { words } = settings;
  const status = element('p', 'check-status');
  status.setAttribute('role', 'status');
  const list = element('ol', 'check-steps');
  const verdict = element('div', '');
  const start = button(words.button, 'main', () => {
    start.disabled = true;
    void run(settings, { status, list, verdict }).finally(() => {
      start.disabled = false;
      start.textContent = words.again;
    });
  });
  root.append(start, status, list, verdict);
}

type Places = Readonly<{ status: HTMLElement; list: HTMLElement; verdict: HTMLElement }>;

async function run(settings: DrawCheckSettings, { status, list, verdict }: Places): Promise<void> {
  const { words, steps, furtherSteps, work, base, names } = settings;
  const views = new Map([...steps, ...furtherSteps].map(([name, claim]) => [name, makeStep(claim)]));
  for (const view of views.values()) view.set('waits', words.waits);
  list.replaceChildren(...steps.map(([name]) => views.get(name)!.item));
  verdict.replaceChildren();
  status.textContent = words.starting;
  markNext(views, words.working);
  const commitment = /^#([0-9a-f]{64})$/.exec(location.hash)?.[1] ?? null;
  await runDrawWork(work, { kind: 'whole', base, names, commitment }, (said) => {
    hear(said, settings, views, { status, list, verdict });
  }).catch(() => {
    status.textContent = words.unfinished;
  });
}

function hear(
  said: WorkSaid,
  settings: DrawCheckSettings,
  views: ReadonlyMap<string, StepView>,
  { status, list, verdict }: Places,
): void {
  const { words } = settings;
  switch (said.kind) {
    case 'reading':
      status.textContent = fill(words.reading, { name: said.name, done: String(said.done), of: String(said.of) });
      return;
    case 'step':
      showOutcome(said.outcome, settings, views, list);
      markNext(views, words.working);
      return;
    case 'whole':
      status.textContent = '';
      verdict.append(...sentencesOf(said.verdict, settings));
      return;
    case 'fault':
      status.textContent = words.unfinished;
      return;
    case 'own':
      return;
  }
}

function showOutcome(
  outcome: StepOutcome,
  { words, codes, steps }: DrawCheckSettings,
  views: ReadonlyMap<string, StepView>,
  list: HTMLElement,
): void {
  const view = views.get(outcome.step);
  if (view?.item.parentNode === null) list.append(view.item);
  switch (outcome.outcome) {
    case 'ok':
      return view?.set('ok', words.ok);
    case 'not-judged': {
      const needs = steps.find(([name]) => name === outcome.needs)?.[1] ?? outcome.needs;
      return view?.set('not-judged', fill(words.notJudged, { needs }));
    }
    case 'failed':
      return view?.set('failed', `${words.failed}: ${codes[outcome.code] ?? outcome.code}`, [
        [words.expected, outcome.expected],
        [words.found, outcome.found],
        ...(outcome.where === undefined ? [] : [[words.where, outcome.where] as const]),
      ]);
  }
}

/** The first one shown that nobody has judged is the one being judged. */
function markNext(views: ReadonlyMap<string, StepView>, note: string): void {
  const next = [...views.values()].find(
    ({ item }) => item.parentNode !== null && item.classList.contains('check-step--waits'),
  );
  next?.set('works', note);
}

function sentencesOf(verdict: WholeVerdict, { words }: DrawCheckSettings): HTMLElement[] {
  const { valid, demonstration, byFallback, logNotChecked, steps, own } = verdict;
  const main = element('p', valid ? 'check-verdict check-verdict--ok' : 'check-verdict check-verdict--failed');
  main.setAttribute('role', valid ? 'status' : 'alert');
  main.textContent = valid ? fill(words.valid, { steps: String(steps) }) : words.invalid;
  return [
    main,
    ...(demonstration ? [element('p', '', words.demonstration)] : []),
    ...(byFallback ? [element('p', '', words.byFallback)] : []),
    ...(logNotChecked ? [element('p', '', words.logNotChecked)] : []),
    ...(own === undefined ? [] : [element('p', 'check-own', ownSentence(own, words))]),
  ];
}

function ownSentence(own: NonNullable<WholeVerdict['own']> | null, words: DrawCheckSettings['words']): string {
  if (own === null) return words.ownMissing;
  const rank = own.rank.toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'id-ID');
  return fill(words.ownFound, { rank, status: words.statuses[own.status] ?? own.status });
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
