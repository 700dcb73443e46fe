/** The list of a check's steps as they go: a sign, what is claimed, and how it came out. */
import { drawing, element } from './make-elements.ts';

export type StepState = 'waits' | 'works' | 'ok' | 'failed' | 'not-judged';

export type StepView = Readonly<{
  item: HTMLElement;
  set(state: StepState, note: string, facts?: readonly (readonly [label: string, value: string])[]): void;
}>;

const signs: Readonly<Record<StepState, string>> = {
  waits: 'M12 5a7 7 0 1 0 .01 0',
  works: 'M12 5a7 7 0 1 0 .01 0M12 8v4l3 2',
  ok: 'M5 12.5l4.5 4.5L19 7.5',
  failed: 'M6 6l12 12M18 6L6 18',
  'not-judged': 'M6 12h12',
};

export function makeStep(title: string): StepView {
  const item = element('li', 'check-step');
  const sign = element('span', 'check-step__sign');
  const text = element('div', 'check-step__text');
  const claim = element('p', 'check-step__claim', title);
  const outcome = element('p', 'check-step__note');
  const list = element('dl', 'check-step__facts');
  text.append(claim, outcome, list);
  item.append(sign, text);
  return {
    item,
    set(state, note, facts = []) {
      item.className = `check-step check-step--${state}`;
      sign.replaceChildren(drawing('0 0 24 24', '', [['', signs[state]]]));
      outcome.textContent = note;
      list.replaceChildren(...facts.flatMap(([label, value]) => [element('dt', '', label), factValue(value)]));
      list.hidden = facts.length === 0;
    },
  };
}

function factValue(value: string): HTMLElement {
  const dd = element('dd', '');
  dd.append(element('code', '', value));
  return dd;
}
