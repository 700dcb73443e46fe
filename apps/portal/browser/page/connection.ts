/** Says when the network goes and when it is back. */
import { say } from './passing.ts';
import { words } from './words.ts';

export function watchConnection(): void {
  addEventListener('offline', () => say(words.offline, true));
  addEventListener('online', () => say(words.online));
}
