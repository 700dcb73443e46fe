/**
 * `<own-check>`: a person's own proofs, verified on this device. NIK and KK are typed here and go nowhere: the form has no
 * address, and what checks them only fetches the published manifest.
 */
import { makeStep } from './check-steps.ts';
import { button, element } from './make-elements.ts';
import { runDrawWork } from './open-draw-work.ts';
import type { OwnOutcome, OwnProof } from './own-proof.ts';

export type OwnCheckSettings = Readonly<{
  work: string;
  base: string;
  proof: OwnProof;
  steps: readonly (readonly [name: string, claim: string])[];
  codes: Readonly<Record<string, string>>;
  words: Readonly<
    Record<
      | 'nik'
      | 'nikHint'
      | 'kk'
      | 'kkHint'
      | 'button'
      | 'working'
      | 'ok'
      | 'failed'
      | 'allRight'
      | 'notRight'
      | 'unfinished',
      string
    >
  >;
}>;

class OwnCheck extends HTMLElement {
  connectedCallback(): void {
    const settings = JSON.parse(this.querySelector('script')?.textContent ?? 'null') as OwnCheckSettings | null;
    if (settings) show(this, settings);
  }
}
customElements.define('own-check', OwnCheck);

function show(root: HTMLElement, settings: OwnCheckSettings): void {
  const { words } = settings;
  const nik = digitsField('cek-nik', words.nik, words.nikHint);
  const noKk = digitsField('cek-kk', words.kk, words.kkHint);
  const status = element('p', 'check-status');
  status.setAttribute('role', 'status');
  const list = element('ol', 'check-steps');
  const start = button(words.button, 'main', () => {
    start.disabled = true;
    const typed = { nik: digitsOf(nik.input), noKk: digitsOf(noKk.input) };
    void run(settings, typed, { status, list }).finally(() => (start.disabled = false));
  });
  root.append(nik.field, noKk.field, start, status, list);
}

function digitsField(id: string, label: string, hint: string) {
  const field = element('div', 'field');
  const made = element('label', '', label);
  made.htmlFor = id;
  const note = element('p', 'hint', hint);
  note.id = `${id}-hint`;
  const input = element('input', 'input input--tabular');
  Object.assign(input, { id, type: 'text', inputMode: 'numeric', autocomplete: 'off', maxLength: 24 });
  input.setAttribute('aria-describedby', note.id);
  field.append(made, note, input);
  return { field, input };
}

function digitsOf({ value }: HTMLInputElement): string {
  return value.replace(/[\s.-]/g, '');
}

type Places = Readonly<{ status: HTMLElement; list: HTMLElement }>;
type Typed = Readonly<{ nik: string; noKk: string }>;

async function run(settings: OwnCheckSettings, typed: Typed, { status, list }: Places): Promise<void> {
  const { work, base, proof, words } = settings;
  status.textContent = words.working;
  list.replaceChildren();
  await runDrawWork(work, { kind: 'own', base, proof, ...typed }, (said) => {
    if (said.kind === 'fault') status.textContent = words.unfinished;
    if (said.kind !== 'own') return;
    const isRight = said.outcomes.every(({ outcome }) => outcome !== 'failed');
    status.textContent = isRight ? words.allRight : words.notRight;
    list.replaceChildren(...said.outcomes.map((outcome) => itemOf(outcome, settings)));
  }).catch(() => {
    status.textContent = words.unfinished;
  });
}

function itemOf(outcome: OwnOutcome, { steps, codes, words }: OwnCheckSettings): HTMLElement {
  const view = makeStep(steps.find(([name]) => name === outcome.step)?.[1] ?? outcome.step);
  if (outcome.outcome === 'ok') view.set('ok', words.ok);
  else {
    const reason = codes[outcome.code] ?? outcome.code;
    view.set(outcome.outcome, outcome.outcome === 'failed' ? `${words.failed}: ${reason}` : reason);
  }
  return view.item;
}
