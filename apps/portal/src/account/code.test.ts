import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPortal, type TestPortal, type Visitor } from '../../../../test/support/portal-for-tests.ts';
import { expectRedirect, goodPassword, passTime, register } from './account-for-tests.ts';

let portal: TestPortal;
let visitor: Visitor;
let kontak: string;
let counter = 0;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());
beforeEach(() => {
  visitor = portal.visitor();
  counter += 1;
  kontak = `kode-${counter}@contoh.test`;
});

describe('a code', () => {
  it('is accepted once of fifty at the same time', async () => {
    await start();
    const kode = await portal.lastCode(kontak);
    const answers = await Promise.all(Array.from({ length: 50 }, () => visitor.postForm('/daftar/kode', { kode })));
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(answers.every((answer) => [303, 409, 422, 429].includes(answer.status))).toBe(true);
  });

  it('may be pasted with spaces, a hyphen or invisible characters', async () => {
    await start();
    const kode = await portal.lastCode(kontak);
    await expectRedirect(
      await visitor.postForm('/daftar/kode', { kode: ` ${kode.slice(0, 3)}-${kode.slice(3)}\u200B ` }),
      '/daftar/sandi',
    );
  });

  it('stops working after five wrong tries, even when the right one follows', async () => {
    await start();
    const right = await portal.lastCode(kontak);
    const wrong = wrongCode(right);
    for (const left of [4, 3, 2, 1]) {
      expect(await (await visitor.postForm('/daftar/kode', { kode: wrong })).text()).toContain(`mencoba ${left} kali`);
    }
    expect(await (await visitor.postForm('/daftar/kode', { kode: wrong })).text()).toContain('sudah lima kali dicoba');
    const answer = await visitor.postForm('/daftar/kode', { kode: right });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('sudah lima kali dicoba');
  });

  it('gives fifty guesses at the same time five tries', async () => {
    await start();
    const wrong = wrongCode(await portal.lastCode(kontak));
    await Promise.all(Array.from({ length: 50 }, () => visitor.postForm('/daftar/kode', { kode: wrong })));
    expect(await tries()).toBe(5);
  });

  it('works in the browser it was asked for only', async () => {
    await start();
    const kode = await portal.lastCode(kontak);
    const other = portal.visitor();
    await expectRedirect(await other.postForm('/daftar', { kontak: `lain-${kontak}` }), '/daftar/kode');
    expect(
      (await other.postForm('/daftar/kode', { kode: differentFrom(await portal.lastCode(`lain-${kontak}`), kode) }))
        .status,
    ).toBe(422);
  });

  it('runs out after ten minutes', async () => {
    await start();
    const kode = await portal.lastCode(kontak);
    await passTime(portal, 601);
    const answer = await visitor.postForm('/daftar/kode', { kode });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Waktu kode ini sudah habis');
  });

  it('of registering does not open recovering', async () => {
    await start();
    const kode = await portal.lastCode(kontak);
    await expectRedirect(await visitor.postForm('/lupa/kode', { kode }), '/lupa?lagi=1');
  });
});

describe('sending again', () => {
  it('waits a minute, shown with the time it ends', async () => {
    await start();
    const page = await (await visitor.request('/daftar/kode')).text();
    expect(page).toMatch(/Kode bisa dikirim ulang mulai pukul \d\d\.\d\d\.\d\d WIB/);
    const refused = await visitor.postForm('/daftar/kode', { _act: 'resend', kode: '12' });
    expect(refused.status).toBe(429);
    const html = await refused.text();
    expect(html).toMatch(/Kode berikutnya bisa diminta mulai pukul \d\d\.\d\d\.\d\d WIB/);
    expect(html).toContain('value="12"');
    await passTime(portal, 60);
    await expectRedirect(await visitor.postForm('/daftar/kode', { _act: 'resend' }), '/daftar/kode?terkirim=1');
  });

  it('replaces the code before', async () => {
    await start();
    const first = await portal.lastCode(kontak);
    const second = await resend();
    expect((await visitor.postForm('/daftar/kode', { kode: differentFrom(second, first) })).status).toBe(422);
    await expectRedirect(await visitor.postForm('/daftar/kode', { kode: second }), '/daftar/sandi');
  });

  it('is possible five times in two hours, whatever browser asks', async () => {
    await start();
    for (let sent = 2; sent <= 5; sent += 1) await resend();
    await passTime(portal, 61);
    const sixth = await visitor.postForm('/daftar/kode', { _act: 'resend' });
    expect(sixth.status).toBe(429);
    expect(await sixth.text()).toMatch(/Sudah 5 kode dikirim .* mulai pukul \d\d\.\d\d\.\d\d WIB/);
    const elsewhere = await portal.visitor().postForm('/daftar', { kontak });
    expect(elsewhere.status).toBe(429);
    expect(await elsewhere.text()).toContain(`value="${kontak}"`);
  });

  it('sends one of twenty asked for at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => portal.visitor().postForm('/daftar', { kontak })),
    );
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect((await portal.outbox()).filter((message) => message.address === kontak)).toHaveLength(1);
  });

  it('never resets the wrong tries counted for an address', async () => {
    await start();
    for (const times of [5, 5]) {
      const wrong = wrongCode(await portal.lastCode(kontak));
      for (let time = 0; time < times; time += 1) await visitor.postForm('/daftar/kode', { kode: wrong });
      await resend();
    }
    const right = await portal.lastCode(kontak);
    const answer = await visitor.postForm('/daftar/kode', { kode: right });
    expect(answer.status).toBe(429);
    expect(await answer.text()).toMatch(/Anda bisa mencoba lagi mulai pukul \d\d\.\d\d\.\d\d WIB/);
  });

  it('leaves a browser that knows the address free of tries made by strangers', async () => {
    const own = portal.visitor();
    await register(portal, own, kontak);
    await own.postForm('/keluar', {});
    for (let flow = 0; flow < 2; flow += 1) {
      await passTime(portal, 61);
      const stranger = portal.visitor();
      await stranger.postForm('/lupa', { kontak });
      const wrong = wrongCode(await portal.lastCode(kontak));
      for (let time = 0; time < 5; time += 1) await stranger.postForm('/lupa/kode', { kode: wrong });
    }
    await passTime(portal, 61);
    await expectRedirect(await own.postForm('/lupa', { kontak }), '/lupa/kode');
    await expectRedirect(await own.postForm('/lupa/kode', { kode: await portal.lastCode(kontak) }), '/lupa/sandi');
  });
});

it('writes the exact bytes a phone offers to fill in', async () => {
  await start();
  const [message] = (await portal.outbox()).filter(({ address }) => address === kontak);
  const kode = await portal.lastCode(kontak);
  expect(message!.purpose).toBe('code');
  expect(message!.body.trimEnd().split('\n').at(-1)).toBe(`@localhost #${kode}`);
  expect(message!.body).toContain('JANGAN berikan kode ini kepada siapa pun, termasuk petugas.');
  const field = await (await visitor.request('/daftar/kode')).text();
  expect(field).toMatch(/<input[^>]*autocomplete="one-time-code"[^>]*>/);
  expect(field).toMatch(/<input[^>]*inputmode="numeric"[^>]*>/);
});

it('leads to an account whose password works', async () => {
  await register(portal, visitor, kontak);
  await visitor.postForm('/keluar', {});
  await expectRedirect(await visitor.postForm('/masuk', { kontak, sandi: goodPassword }), '/pendaftaran');
});

async function start(): Promise<void> {
  await expectRedirect(await visitor.postForm('/daftar', { kontak }), '/daftar/kode');
}

async function resend(): Promise<string> {
  await passTime(portal, 61);
  await expectRedirect(await visitor.postForm('/daftar/kode', { _act: 'resend' }), '/daftar/kode?terkirim=1');
  return portal.lastCode(kontak);
}

async function tries(): Promise<number> {
  const [row] = await portal.sql<{ tries: number }[]>`
    select code_tries as tries from account_flow order by created_at desc limit 1`;
  return row!.tries;
}

function wrongCode(right: string): string {
  return right === '000000' ? '000001' : '000000';
}

/** The same code by chance would be right: then any other one is as wrong. */
function differentFrom(right: string, candidate: string): string {
  return candidate === right ? wrongCode(right) : candidate;
}
