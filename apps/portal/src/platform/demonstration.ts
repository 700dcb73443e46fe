/** In a demonstration without any gelombang, the first one is made and opened, so that there is something to see. */
import { inTransaction } from './database.ts';
import { createGelombang, listGelombang, transitionGelombang } from './gelombang-store.ts';
import type { Portal } from './portal.ts';

const dayMs = 24 * 3600_000;
const days = 7;
const places = 100;

export async function openDemonstration({ sql }: Pick<Portal, 'sql'>): Promise<void> {
  await inTransaction(sql, async (tx) => {
    // Two instances that start together make one.
    await tx`lock table gelombang in share row exclusive mode`;
    if ((await listGelombang(tx)).length > 0) return;
    const [{ now }] = (await tx`select date_trunc('minute', now()) as now`) as unknown as [{ now: Date }];
    const closesAt = new Date(now.getTime() + days * dayMs);
    const { number } = await createGelombang(tx, {
      opensAt: now,
      closesAt,
      drawAt: new Date(closesAt.getTime() + dayMs),
      places,
      quotas: null,
      demonstration: true,
      actor: 'system',
    });
    await transitionGelombang(tx, number, 'open', 'system');
  });
}
