import { describe, expect, test } from 'vitest';
import { isOfficialHost, judgeHost, parseOfficialChannels } from './index.ts';

const channels = {
  site: 'prakerja.go.id',
  mailDomain: 'prakerja.go.id',
  accounts: [{ platform: 'twitter', name: '@prakerjagoid' }],
} as const;

describe('official is the site and what lies under it', () => {
  test.each([
    ['prakerja.go.id', 'official-site'],
    ['PRAKERJA.go.ID', 'official-site'],
    ['prakerja.go.id.', 'official-site'],
    ['dashboard.prakerja.go.id', 'under-official-site'],
    ['a.b.prakerja.go.id', 'under-official-site'],
  ])('%s', (host, reason) => {
    expect(judgeHost(host, channels)).toEqual({ verdict: 'official', reason, official: 'prakerja.go.id' });
    expect(isOfficialHost(host, channels)).toBe(true);
  });
});

describe('of anything else this first form cannot tell', () => {
  test.each([
    ['prakerja.go.id.evil.example', 'not-listed'],
    ['evilprakerja.go.id', 'not-listed'],
    ['prakerja-go.id', 'not-listed'],
    ['go.id', 'not-listed'],
    ['prakerja.go.id..', 'not-a-host'],
    ['.prakerja.go.id', 'not-a-host'],
    ['prakerja.go.id@evil.example', 'not-a-host'],
    ['evil.example/prakerja.go.id', 'not-a-host'],
    ['evil.example#.prakerja.go.id', 'not-a-host'],
    ['evil.example\\.prakerja.go.id', 'not-a-host'],
    ['evil.example\n.prakerja.go.id', 'not-a-host'],
    ['prakerja.go.id\n', 'not-a-host'],
    ['prakerja.go.id:443', 'not-a-host'],
    ['https://prakerja.go.id', 'not-a-host'],
    ['prаkerja.go.id', 'not-a-host'], // the second letter is Cyrillic
    ['prakerja。go。id', 'not-a-host'],
    ['prakerja\u200B.go.id', 'not-a-host'],
    ['-x.prakerja.go.id', 'not-a-host'],
    ['', 'not-a-host'],
    [`${'a.'.repeat(200)}prakerja.go.id`, 'not-a-host'],
  ])('%j', (host, reason) => {
    expect(judgeHost(host, channels)).toEqual({ verdict: 'cannot-tell', reason, official: 'prakerja.go.id' });
    expect(isOfficialHost(host, channels)).toBe(false);
  });
});

describe('the list of official channels', () => {
  test('is read from a configuration', () => {
    expect(parseOfficialChannels({ ...channels, site: 'Prakerja.GO.id' })).toEqual({ ok: true, value: channels });
  });

  test.each([
    [null, ['channel-missing site', 'channel-missing mailDomain', 'channel-missing accounts']],
    [{ ...channels, site: ' ' }, ['channel-missing site']],
    [{ ...channels, site: 'localhost' }, ['channel-not-a-host site']],
    [{ ...channels, mailDomain: '@prakerja.go.id' }, ['channel-not-a-host mailDomain']],
    [{ ...channels, accounts: [{ platform: 'myspace', name: 'x' }] }, ['channel-platform-unknown accounts.0.platform']],
    [{ ...channels, accounts: ['@x'] }, ['channel-missing accounts.0.name', 'channel-missing accounts.0.platform']],
  ])('%j is refused', (config, findings) => {
    const result = parseOfficialChannels(config);
    expect(result.ok ? [] : result.findings.map(({ code, field }) => `${code} ${field}`)).toEqual(findings);
  });
});
