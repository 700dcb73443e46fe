/**
 * The small drawings, in a box of 96 × 72: shapes from back to front, each in one of few tones that follow light and dark.
 *
 * ink lines on paper; `ground` is foam behind everything; `sea` draws the eye; `sun` is where it lands, with a `mark` on it; `clay` is what went wrong.
 */
export type Tone = 'ink' | 'mark' | 'ground' | 'paper' | 'sea' | 'faint' | 'sun' | 'clay' | 'shade';
type Shape = readonly [tone: Tone, path: string];

const round: Shape = ['ground', disc(48, 37, 34)];

const card = 'M22 20H74A4 4 0 0 1 78 24V52A4 4 0 0 1 74 56H22A4 4 0 0 1 18 52V24A4 4 0 0 1 22 20Z';
const cardInside: readonly Shape[] = [
  ['sea', 'M25 27H49'],
  ['faint', 'M25 35H47M25 42H52M25 49H43'],
  ['ink', 'M58 29H72V49H58Z'],
  ['ink', 'M61 49C61 43 69 43 69 49M65 34.5A3 3 0 1 1 65 40.5A3 3 0 1 1 65 34.5Z'],
];
const wholeCard: readonly Shape[] = [['paper', card], ...cardInside];
const ticket = 'M14 26H74V35A5 5 0 0 0 74 45V54H14V45A5 5 0 0 0 14 35Z';

export const drawingShapes = {
  'sealed-list': [
    round,
    ['paper', 'M29 8H58L68 18V64H29Z'],
    ['ink', 'M58 8V18H68'],
    ['faint', 'M37 24H52M37 32H60M37 40H56M37 48H48'],
    ['paper', 'M59 58L56 69L63 65L70 69L67 58Z'],
    ['sun', disc(63, 53, 9)],
    ['ink', disc(63, 53, 9)],
    ['mark', 'M59 53L62 56L67.5 50'],
  ],
  fingerprint: [
    round,
    ['ink', 'M24 45C20 26 31 10 48 10C65 10 75 25 72 43'],
    ['sea', 'M33 55C27 42 30 19 48 19C63 19 67 34 63 53'],
    ['ink', 'M41 61C36 50 36 28 48 28C58 28 58 42 55 60'],
    ['sea', 'M48 37C50 46 49 54 47 64'],
  ],
  dice: [
    round,
    ['sea', 'M48 2V9M31 6L35 12M65 6L61 12'],
    ['paper', 'M48 18L70 29V53L48 64L26 53V29Z'],
    ['ink', 'M26 29L48 40L70 29M48 40V64'],
    ['sun', ellipse(48, 29, 4.5, 2.6)],
    ['ink', ellipse(48, 29, 4.5, 2.6)],
    ['sea', 'M33 39V39.2M41 55V55.2M37 47V47.2M55 55V55.2M63 40V40.2'],
  ],
  tickets: [
    round,
    ['paper', 'M24 12H84V21A5 5 0 0 0 84 31V40H24V31A5 5 0 0 0 24 21Z'],
    ['paper', ticket],
    ['faint', 'M59 30V33M59 38V41M59 46V50'],
    ['sea', 'M23 36H48'],
    ['faint', 'M23 45H40'],
    ['sun', disc(66.5, 40, 3.5)],
  ],
  winners: [
    round,
    ['sun', 'M17 50H27V60H17ZM31 44H41V60H31ZM45 38H55V60H45Z'],
    ['ink', 'M17 50H27V60H17ZM31 44H41V60H31ZM45 38H55V60H45Z'],
    ['paper', 'M59 22H69V60H59ZM73 12H83V60H73Z'],
    ['sea', 'M11 31H15M20 31H26M31 31H37M42 31H48M53 31H56M72 31H70M86 31H88'],
    ['ink', 'M10 60H88'],
    ['sea', 'M29 17L34 22L43 12'],
  ],
  'card-whole': [...wholeCard, ['sea', 'M9 22V11H20M76 11H87V22M87 54V65H76M20 65H9V54']],
  'card-cut': [
    ['faint', 'M9 11H87V65H9Z'],
    ['paper', 'M87 22H38A4 4 0 0 0 34 26V50A4 4 0 0 0 38 54H87'],
    ['sea', 'M41 29H62'],
    ['faint', 'M41 37H60M41 45H66'],
    ['ink', 'M87 31H75V47H87'],
    ['clay', 'M87 13V63'],
  ],
  'card-blur': [
    ['faint', 'M16 17H68A4 4 0 0 1 72 21V49A4 4 0 0 1 68 53H16A4 4 0 0 1 12 49V21A4 4 0 0 1 16 17Z'],
    ['faint', 'M28 23H80A4 4 0 0 1 84 27V55A4 4 0 0 1 80 59H28A4 4 0 0 1 24 55V27A4 4 0 0 1 28 23Z'],
    ['faint', 'M22 27H46M31 32H55M22 36H44M31 41H53M22 45H40M31 50H49'],
    ['clay', 'M6 30V44M90 30V44'],
  ],
  'card-dark': [...wholeCard, ['shade', card], ['clay', 'M82 8A9 9 0 1 0 90 20A7 7 0 0 1 82 8Z']],
  'card-bright': [
    ...wholeCard,
    ['sun', disc(40, 40, 13)],
    ['clay', 'M40 21V17M40 63V59M21 40H17M63 40H59M26.6 26.6L24 24M53.4 26.6L56 24M26.6 53.4L24 56M53.4 53.4L56 56'],
  ],
  'card-copy': [
    ['faint', 'M26 14H86V50'],
    ['paper', 'M12 20H78V60H12Z'],
    ['faint', 'M20 30H44M20 38H42M20 46H48M58 30H70V48H58Z'],
    ['clay', 'M72 54L90 68M90 54L72 68'],
  ],
  'card-far': [
    ['faint', 'M9 11H87V65H9Z'],
    ['paper', 'M36 30H60V46H36Z'],
    ['faint', 'M40 35H48M40 40H46'],
    ['sea', 'M16 18L28 25M80 18L68 25M16 58L28 51M80 58L68 51'],
  ],
  'hand-phone': [
    round,
    ['paper', 'M36 6H60A5 5 0 0 1 65 11V61A5 5 0 0 1 60 66H36A5 5 0 0 1 31 61V11A5 5 0 0 1 36 6Z'],
    ['ink', 'M31 14H65M31 56H65M46 61H50'],
    ['paper', 'M38 29H58V42H38Z'],
    ['faint', 'M41 33H48M41 37H46M53 33V38'],
    ['sea', 'M34.5 29V25H39M57 25H61.5V29M61.5 42V46H57M39 46H34.5V42'],
  ],
  mail: [
    round,
    ['paper', 'M18 20H78V58H18Z'],
    ['ink', 'M18 21L48 43L78 21M18 57L40 37M78 57L56 37'],
    ['sun', disc(77, 20, 8)],
    ['ink', disc(77, 20, 8)],
  ],
  shield: [
    ['ground', 'M48 4L78 14V36C78 52 66 63 48 69C30 63 18 52 18 36V14Z'],
    ['sea', 'M48 5L77 15V36C77 51 66 62 48 68C30 62 19 51 19 36V15Z'],
    ['sun', disc(48, 36, 15)],
    ['mark', 'M41 36.5L46 41.5L56 31'],
  ],
} as const satisfies Record<string, readonly Shape[]>;

export type DrawingName = keyof typeof drawingShapes;
export const drawingNames = Object.keys(drawingShapes) as readonly DrawingName[];

function disc(x: number, y: number, radius: number): string {
  return ellipse(x, y, radius, radius);
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}A${rx} ${ry} 0 1 1 ${x + rx} ${y}A${rx} ${ry} 0 1 1 ${x - rx} ${y}Z`;
}
