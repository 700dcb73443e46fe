/** The mark of the portal: a wave that lifts. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="15" />
      <path d="M4 19c4 0 5-6 10-6s6 6 14 2" />
    </svg>
  );
}
