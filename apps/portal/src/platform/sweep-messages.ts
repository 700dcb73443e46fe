/** Messages are kept as long as somebody may ask what was sent: ninety days; codes a day. */
import type { Sql } from './database.ts';

export async function sweepMessages(sql: Sql): Promise<void> {
  await sql`
    delete from message
    where created_at < now() - case purpose when 'code' then interval '1 day' else interval '90 days' end`;
}
