/** A life in steps: what is done, what is now, what comes. */
export type TimelineStep = Readonly<{ label: string; when?: string | undefined; state: 'done' | 'now' | 'next' }>;

export function Timeline({ steps }: Readonly<{ steps: readonly TimelineStep[] }>) {
  return (
    <ol class="timeline">
      {steps.map((step) => (
        <li
          class={`timeline__step timeline__step--${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          {step.state === 'done' ? <Tick /> : null}
          <span class="timeline__label">{step.label}</span>
          {step.when ? <span class="timeline__when">{step.when}</span> : null}
        </li>
      ))}
    </ol>
  );
}

function Tick() {
  return (
    <svg class="timeline__tick" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
      <path d="M2.5 7.5l3 3 6-6.5" />
    </svg>
  );
}
