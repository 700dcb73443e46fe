/**
 * Is this host one of the programme's? Only one thing is known for sure in this first form: the official
 * site and what lies under it. About every other host nothing is said.
 */
import { parseHost, type OfficialChannels } from './channels.ts';

export type HostVerdict =
  | Readonly<{ verdict: 'official'; reason: 'official-site' | 'under-official-site'; official: string }>
  | Readonly<{ verdict: 'cannot-tell'; reason: 'not-a-host' | 'not-listed'; official: string }>;

/** `official` is what the verdict was judged against. */
export function judgeHost(text: string, { site }: OfficialChannels): HostVerdict {
  const host = parseHost(text);
  if (!host) return { verdict: 'cannot-tell', reason: 'not-a-host', official: site };
  if (host === site) return { verdict: 'official', reason: 'official-site', official: site };
  if (host.endsWith(`.${site}`)) return { verdict: 'official', reason: 'under-official-site', official: site };
  return { verdict: 'cannot-tell', reason: 'not-listed', official: site };
}

export function isOfficialHost(text: string, channels: OfficialChannels): boolean {
  return judgeHost(text, channels).verdict === 'official';
}
