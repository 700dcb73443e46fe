/**
 * What the public pages show of gelombang: read from the database about once a second by this process, whoever looks.
 *
 * Opening day sends everyone to the front page at once. Nothing here decides anything: joining checks for itself.
 */
import type { Sql } from '../platform/database.ts';
import { findCurrentGelombang, findGelombang, type Gelombang } from '../platform/gelombang-store.ts';
import { keepBriefly } from './keep-briefly.ts';
import { countJoined, getLifeTimes, readClock, type LifeTimes } from './store.ts';

export type Now = Readonly<{
  gelombang: Gelombang | null;
  joined: number;
  /** Open by its state and, by the database's clock, before its closing time. */
  isOpen: boolean;
}>;
export type Life = Readonly<{ gelombang: Gelombang; joined: number; times: LifeTimes }>;

export type PublicFigures = Readonly<{
  readNow(): Promise<Now>;
  findLife(number: number): Promise<Life | null>;
  countJoined(number: number): Promise<number>;
  /** A gelombang was changed here: whoever changed it sees it at once. */
  forget(): void;
}>;

export type FiguresOptions = Readonly<{ milliseconds: number }>;

/** Counting reads every entry of a gelombang: it is kept for longer than the rest. */
const countKeptFor = 5;

export function makePublicFigures(sql: Sql, options: FiguresOptions): PublicFigures {
  const counts = keepBriefly((number: number) => countJoined(sql, number), {
    milliseconds: options.milliseconds * countKeptFor,
  });
  const current = keepBriefly(() => readCurrent(sql), options);
  const lives = keepBriefly((number: number) => readLife(sql, number), options);
  const countStarted = (gelombang: Gelombang | null) =>
    gelombang && gelombang.state !== 'scheduled' ? counts.get(gelombang.number) : 0;
  return {
    async readNow() {
      const { gelombang, clockAhead } = await current.get('current');
      const joined = await countStarted(gelombang);
      // Judged anew for everyone: a page never offers what is refused a moment later.
      const isOpen = gelombang?.state === 'open' && Date.now() + clockAhead < gelombang.closesAt.getTime();
      return { gelombang, joined, isOpen };
    },
    async findLife(number) {
      const life = await lives.get(number);
      return life && { ...life, joined: await countStarted(life.gelombang) };
    },
    countJoined: (number) => counts.get(number),
    forget: () => [counts, current, lives].forEach(({ forget }) => forget()),
  };
}

/** How far the database's clock is ahead of ours is kept, not what it said. */
async function readCurrent(sql: Sql) {
  const [gelombang, clock] = await Promise.all([findCurrentGelombang(sql), readClock(sql)]);
  return { gelombang, clockAhead: clock.getTime() - Date.now() };
}

async function readLife(sql: Sql, number: number) {
  const gelombang = await findGelombang(sql, number);
  return gelombang && { gelombang, times: await getLifeTimes(sql, number) };
}
