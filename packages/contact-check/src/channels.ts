/**
 * The official channels of a programme: one list that every page, message and check reads.
 */
export const platforms = ['twitter', 'instagram', 'facebook', 'youtube', 'tiktok', 'telegram', 'whatsapp'] as const;
export type Platform = (typeof platforms)[number];

export type OfficialAccount = Readonly<{ platform: Platform; name: string }>;

export type OfficialChannels = Readonly<{
  site: string; // a host name; its subdomains are official too
  mailDomain: string; // what stands after the @ of an official sender
  accounts: readonly OfficialAccount[];
}>;

/** `field` is the path inside the configuration, `accounts.0.platform`. */
export type ChannelFinding =
  | { code: 'channel-missing'; field: string }
  | { code: 'channel-not-a-host'; field: string; value: string }
  | { code: 'channel-platform-unknown'; field: string; value: string; known: readonly Platform[] };

export type ChannelsResult =
  Readonly<{ ok: true; value: OfficialChannels }> | Readonly<{ ok: false; findings: readonly ChannelFinding[] }>;

/** Every mistake of the configuration at once. */
export function parseOfficialChannels(config: unknown): ChannelsResult {
  const fields = toRecord(config);
  const findings: ChannelFinding[] = [];
  const site = readHost(fields, 'site', findings);
  const mailDomain = readHost(fields, 'mailDomain', findings);
  const listed = Array.isArray(fields['accounts']) ? (fields['accounts'] as readonly unknown[]) : [];
  if (!Array.isArray(fields['accounts'])) findings.push({ code: 'channel-missing', field: 'accounts' });
  const accounts = listed.map((account, i) => readAccount(account, `accounts.${i}`, findings));
  return findings.length === 0 ? { ok: true, value: { site, mailDomain, accounts } } : { ok: false, findings };
}

/** Lower case, without the dot of the root; undefined for what is not a host name of at least two labels. */
export function parseHost(text: string): string | undefined {
  const host = text.toLowerCase().replace(/\.$/, '');
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  return host.length <= 253 && new RegExp(`^(${label}\\.)+${label}$`).test(host) ? host : undefined;
}

function readHost(fields: Readonly<Record<string, unknown>>, field: string, findings: ChannelFinding[]): string {
  const value = readText(fields, field, field, findings);
  const host = parseHost(value);
  if (value !== '' && !host) findings.push({ code: 'channel-not-a-host', field, value });
  return host ?? '';
}

function readAccount(account: unknown, field: string, findings: ChannelFinding[]): OfficialAccount {
  const fields = toRecord(account);
  const name = readText(fields, 'name', `${field}.name`, findings);
  const value = readText(fields, 'platform', `${field}.platform`, findings);
  const platform = platforms.find((known) => known === value);
  if (value !== '' && !platform)
    findings.push({ code: 'channel-platform-unknown', field: `${field}.platform`, value, known: platforms });
  return { platform: platform ?? 'twitter', name };
}

function readText(
  fields: Readonly<Record<string, unknown>>,
  key: string,
  field: string,
  findings: ChannelFinding[],
): string {
  const value = fields[key];
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') findings.push({ code: 'channel-missing', field });
  return text;
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
