/** The mark of the portal: a wave that lifts. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path d="M3 30C10 30 12 20 20 20S30 30 37 30" />
      <circle cx="20" cy="9.5" r="5" />
    </svg>
  );
}
