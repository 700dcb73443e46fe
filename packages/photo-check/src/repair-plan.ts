/**
 * The tries of a repair, best first: about two megapixels keep the small print of
 * a card that fills half the picture; after that quality goes before size.
 */
export type RepairTry = Readonly<{ side: number; quality: number }>;

export const REPAIRED_SIDE_PX = 1632; // × 1224, a phone's 4 : 3, is two megapixels

export function fitUnder(): readonly RepairTry[] {
  return [
    { side: REPAIRED_SIDE_PX, quality: 88 },
    { side: REPAIRED_SIDE_PX, quality: 78 },
    { side: REPAIRED_SIDE_PX, quality: 66 },
    { side: 1280, quality: 70 },
    { side: 1024, quality: 70 },
    { side: 800, quality: 60 },
    { side: 640, quality: 50 },
  ];
}
