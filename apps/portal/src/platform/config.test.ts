import { expect, test } from 'vitest';
import { configWarnings, parseConfig, StartFault } from './config.ts';

const production = {
  NODE_ENV: 'production',
  BASE_URL: 'https://daftar.example.id/',
  SMTP_URL: 'smtps://user:secret@mail.example.id',
  DATABASE_URL: 'postgres://db.example.id/gelombang',
  SMS_URL: 'https://sms.example.id/send',
};

test('without any variable it is a demonstration with an outbox page', () => {
  const config = parseConfig({});
  expect(config).toMatchObject({
    baseUrl: 'http://localhost:3000',
    port: 3000,
    host: '127.0.0.1',
    roles: ['web', 'worker'],
    databaseUrl: null,
    demonstration: true,
    outboxPage: true,
    development: false,
  });
});

test('production has no outbox page, and its address no slash at the end', () => {
  expect(parseConfig(production)).toMatchObject({
    baseUrl: 'https://daftar.example.id',
    demonstration: false,
    outboxPage: false,
  });
  expect(configWarnings(parseConfig(production))).toEqual([]);
});

test('a mail server ends the outbox page of the demonstration', () => {
  expect(parseConfig({ SMTP_URL: 'smtp://127.0.0.1:2525' }).outboxPage).toBe(false);
});

test('production without a database or SMS gateway works, with a warning each', () => {
  const config = parseConfig({ ...production, DATABASE_URL: '', SMS_URL: '' });
  expect(configWarnings(config).map((warning) => warning.split(' ')[0])).toEqual(['DATABASE_URL', 'SMS_URL']);
});

test.each([
  ['PORT', { PORT: 'abc' }],
  ['PORT', { PORT: '0' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '80.5' }],
  ['ROLES', { ROLES: 'web,cook' }],
  ['ROLES', { ROLES: '' }],
  ['BASE_URL', { BASE_URL: 'localhost' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://db' }],
  ['SMTP_URL', { SMTP_URL: 'https://mail' }],
  ['SMS_URL', { SMS_URL: 'sms' }],
  ['DRAND_RELAYS', { DRAND_RELAYS: 'api.drand.sh' }],
  ['DRAND_RELAYS', { DRAND_RELAYS: 'http://api.drand.sh' }],
  ['DRAND_RELAYS', { DRAND_RELAYS: 'http://localhost.example.id' }],
  ['DRAND_RELAYS', { DRAND_RELAYS: 'https://api.drand.sh,' }],
  ['DRAND_RELAYS', { DRAND_RELAYS: 'https://api.drand.sh https://api2.drand.sh' }],
  ['DRAND_RELAYS', { DRAND_RELAYS: 'https://user:secret@api.drand.sh' }],
  ['DRAND_RELAYS', { DRAND_RELAYS: 'https://api.drand.sh/?' }],
  ['DRAND_RELAYS', { DRAND_RELAYS: 'file:///etc/passwd' }],
  ['BASE_URL', { ...production, BASE_URL: 'http://daftar.example.id' }],
  ['BASE_URL', { ...production, BASE_URL: undefined }],
  ['SMTP_URL', { ...production, SMTP_URL: undefined }],
])('a wrong %s is named (%o)', (name, env) => {
  expect(() => parseConfig(env)).toThrow(StartFault);
  expect(() => parseConfig(env)).toThrow(`- ${name} must`);
});

test('the relays of drand are its public ones, or those named, each once, in their order', () => {
  expect(parseConfig({}).drandRelays).toBeNull();
  const DRAND_RELAYS =
    'https://relay.example.id/drand/, http://localhost:8080,http://127.0.0.1:81, http://localhost:8080';
  expect(parseConfig({ DRAND_RELAYS }).drandRelays).toEqual([
    'https://relay.example.id/drand',
    'http://localhost:8080',
    'http://127.0.0.1:81',
  ]);
});

test('all faults are said at once, and no value is repeated: it may be a password', () => {
  const read = () => parseConfig({ PORT: 'x', DATABASE_URL: 'secret-in-the-wrong-place' });
  expect(read).toThrow(/PORT[\s\S]*DATABASE_URL/);
  expect(read).not.toThrow(/secret/);
});
