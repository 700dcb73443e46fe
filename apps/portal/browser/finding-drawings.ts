/**
 * Small drawings of what to do about a finding: a phone, a card, a lamp. Paths
 * in a 64 × 48 box; the phone and the server's pages draw the same. No DOM here.
 */

export type DrawingStroke = Readonly<{ kind: 'line' | 'accent' | 'faint'; path: string }>;

const card = 'M14 16H50V38H14Z';
const cardText = 'M18 22H32M18 27H30M18 32H28';
const portrait = 'M39 22H46V32H39Z';
const wholeCard: readonly DrawingStroke[] = [
  { kind: 'line', path: card },
  { kind: 'faint', path: cardText },
  { kind: 'faint', path: portrait },
];
const accent = (path: string): DrawingStroke => ({ kind: 'accent', path });

const corners = accent('M8 16V10H16M48 10H56V16M56 38V44H48M16 44H8V38');
const closer = accent('M4 6L12 12M60 6L52 12M12 8V12H8M52 8V12H56');
const steady = accent('M6 20V34M2 23V31M58 20V34M62 23V31');
const lamp = accent('M32 2V6M22 4L24 8M42 4L40 8M28 10A4 4 0 0 0 36 10');
const noFlash = accent('M34 1L28 8H32L30 13M24 3L42 13');
const tilt = accent('M10 44A24 10 0 0 0 54 44M50 41L54 44L50 47');
const crossed = accent('M10 12L54 42M54 12L10 42');
const inward = accent('M4 6L14 14M14 8V14H8M60 6L50 14M50 8V14H56M4 46L12 40M6 40H12V46M60 46L52 40M58 40H52V46');
const tick = accent('M22 6L28 12L42 2');
const lifted = accent('M24 46V40M32 47V42M40 46V40M21 43L24 40L27 43M37 43L40 40L43 43');
const above = accent('M26 2H38V10H26ZM32 10V14M29 12L32 15L35 12');
const noScreen = accent('M6 8H58V44H6ZM10 4L54 48');
const oneOnly = accent('M56 8V14M53 10L56 8');
const behind: DrawingStroke = { kind: 'faint', path: 'M8 12V32H12M8 12H46V14' };

const drawings: Readonly<Record<string, readonly DrawingStroke[]>> = {
  corners: [...wholeCard, corners],
  closer: [...wholeCard, closer],
  steady: [...wholeCard, steady],
  lamp: [...wholeCard, lamp],
  noFlash: [...wholeCard, noFlash],
  tilt: [...wholeCard, tilt],
  original: [...wholeCard, tick],
  uncovered: [...wholeCard, lifted],
  fromAbove: [...wholeCard, above],
  notScreen: [...wholeCard, noScreen],
  single: [...wholeCard, behind, oneOnly],
  smaller: [...wholeCard, inward],
  otherFile: [{ kind: 'line', path: 'M18 6H38L46 14V42H18Z' }, { kind: 'faint', path: 'M38 6V14H46' }, crossed],
};

const drawingOf: Readonly<Record<string, keyof typeof drawings>> = {
  'file-too-large': 'smaller',
  'no-card': 'corners',
  'cut-off': 'corners',
  'not-a-ktp': 'original',
  'too-small': 'closer',
  blurred: 'steady',
  'too-dark': 'lamp',
  'too-bright': 'noFlash',
  glare: 'tilt',
  covered: 'uncovered',
  tilted: 'fromAbove',
  'grey-copy': 'original',
  'colour-copy': 'original',
  screen: 'notScreen',
  'several-cards': 'single',
};

export function drawingFor(code: string): readonly DrawingStroke[] {
  return drawings[drawingOf[code] ?? 'otherFile'] ?? [];
}
