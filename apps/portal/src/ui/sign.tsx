/** Small signs that stand beside words. */
export type SignName = 'info' | 'tick' | 'attention' | 'cross';

const paths: Readonly<Record<SignName, string>> = {
  info: 'M12 10.5v6M12 7.2v.2',
  tick: 'M7 12.5l3.4 3.4L17 8.8',
  attention: 'M12 7v6M12 16.4v.2',
  cross: 'M8.5 8.5l7 7M15.5 8.5l-7 7',
};

export function Sign({ name }: Readonly<{ name: SignName }>) {
  return (
    <svg class={`sign sign--${name}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10" />
      <path d={paths[name]} />
    </svg>
  );
}
