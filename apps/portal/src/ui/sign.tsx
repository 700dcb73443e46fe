/** Small signs that stand beside words; each has its own outline, so colour is never all that tells them apart. */
export type SignName = 'info' | 'tick' | 'attention' | 'cross';

const paths: Readonly<Record<SignName, string>> = {
  info: 'M12 11v6M12 7v.2',
  tick: 'M7 12.5l3.4 3.4L17 8.8',
  attention: 'M12 9v5M12 17.4v.2',
  cross: 'M9 9l6 6M15 9l-6 6',
};

export function Sign({ name }: Readonly<{ name: SignName }>) {
  return (
    <svg class={`sign sign--${name}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <Ground name={name} />
      <path d={paths[name]} />
    </svg>
  );
}

function Ground({ name }: Readonly<{ name: SignName }>) {
  if (name === 'attention') return <path class="sign__ground" d="M12 1.5L23.5 22H.5Z" />;
  if (name === 'cross') return <path class="sign__ground" d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4Z" />;
  return <circle cx="12" cy="12" r="11" />;
}
