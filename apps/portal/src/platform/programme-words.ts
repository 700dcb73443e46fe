/** Words of the programme that a guesser would try in a password: its names and its own addresses. */
import type { Programme } from './programme.ts';

export function programmeWords({ id, name, channels }: Programme): readonly string[] {
  return [id, ...Object.values(name), channels.site, channels.mailDomain, 'gelombang'];
}
