/**
 * What uploads may cost. Separate from the programme's own limit on a photo:
 * a larger file is taken too and shrunk here, for phones that cannot do it.
 */

export type UploadLimits = Readonly<{
  maxBytes: number;
  /** How long an unfinished upload is kept: a phone without credit until tomorrow finds it again. */
  keepHours: number;
  /** Unfinished uploads one person may have; the oldest makes room once it rested. */
  maxUnfinished: number;
  restMinutes: number;
  /** Fewer bytes than this in a window end the request. What came is kept: the next one continues. */
  dripWindowMs: number;
  dripMinBytes: number;
  /** How long a second request waits for the one before it. */
  lockWaitMs: number;
  /** A request that has brought nothing for this long makes room for the next one. */
  idleMs: number;
}>;

export const uploadLimits: UploadLimits = {
  maxBytes: 25_000_000,
  keepHours: 24,
  maxUnfinished: 5,
  restMinutes: 10,
  // EDGE gives about 10 kB/s; a stalled radio comes back within half a minute or not at all.
  dripWindowMs: 30_000,
  dripMinBytes: 2_048,
  lockWaitMs: 10_000,
  idleMs: 1_000,
};
