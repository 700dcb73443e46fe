/** Small drawings instead of stock pictures. */
export type DrawingName = 'sealed-list' | 'fingerprint' | 'dice' | 'tickets' | 'winners';

const shapes: Readonly<Record<DrawingName, string>> = {
  'sealed-list': 'M22 8h36v48H22zM30 20h20M30 28h20M30 36h12',
  fingerprint:
    'M40 14c12 0 18 9 18 20M22 34c0-11 6-20 18-20M30 50c-2-5-2-10-2-16 0-7 5-12 12-12s12 5 12 12c0 6 0 10-2 16M40 34v18',
  dice: 'M16 26l18-8 14 12-18 8zM16 26v16l14 12V38M30 54l18-8V30',
  tickets: 'M12 20h34v12H12zM20 30h34v12H20zM28 40h34v12H28z',
  winners: 'M14 50h10V36H14zM30 50h10V26H30zM46 50h10V16H46z',
};

export function Drawing({ name }: Readonly<{ name: DrawingName }>) {
  return (
    <svg class="drawing" viewBox="0 0 80 64" width="80" height="64" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
