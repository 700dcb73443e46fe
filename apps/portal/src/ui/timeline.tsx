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
          <span class="timeline__label">{step.label}</span>
          {step.when ? <span class="timeline__when">{step.when}</span> : null}
        </li>
      ))}
    </ol>
  );
}
