import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTranscript } from '@gelombang/draw';
import { openBrowser } from '../support/browser.ts';
import { becomeOperator, closeGelombang, sealAndDraw } from '../support/operate.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { joinFromHome, madeUpIdentity, openWalker, press, specimenFile, type Walker } from '../support/walk.ts';

/** Everything here happens in one gelombang of one portal, in this order. */
describe('from the home page to a result', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let file: string;
  const family: Walker[] = [];
  const kk = '0001011205200777';

  beforeAll(async () => {
    [portal, browser, file] = await Promise.all([startPortal(), openBrowser(), specimenFile('none', 1)]);
  });
  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('joins with scripts on, and shows a receipt worth keeping', async () => {
    const walker = await openWalker(browser);
    family.push(walker);
    await joinFromHome(portal, walker, { identity: madeUpIdentity(1, kk), file });
    const receipt = await walker.page.getByRole('main').innerText();
    expect(receipt).toMatch(/KP1-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/);
    expect(receipt).not.toContain('0001011205900001');
    await walker.page.goto(`${portal.url}/status`);
    expect(await walker.page.getByRole('main').innerText()).toContain('Gelombang 1');
  });

  it('joins with scripts off, all the way', async () => {
    const walker = await openWalker(browser, { scripts: false });
    family.push(walker);
    await joinFromHome(portal, walker, { identity: madeUpIdentity(2, kk), file, scripts: false });
    expect(walker.page.url()).toMatch(/tanda-terima\/1$/);
  });

  it('lets a third of the same KK join too, and a stranger; a second use of a NIK is refused without naming anyone', async () => {
    for (const identity of [madeUpIdentity(3, kk), madeUpIdentity(4)]) {
      const walker = await openWalker(browser);
      if (identity.kk === kk) family.push(walker);
      await joinFromHome(portal, walker, { identity, file });
    }
    const impostor = await openWalker(browser);
    await expect(
      joinFromHome(portal, { ...impostor, page: withShortWait(impostor) }, { identity: madeUpIdentity(4), file }),
    ).rejects.toThrow();
    expect(await impostor.page.getByRole('main').innerText()).toMatch(/NIK/);
    await impostor.context.close();
  });

  it('closes, seals, draws and announces; at most two of the KK are admitted, and everyone is told', async () => {
    const officer = await openWalker(browser);
    await becomeOperator(portal, officer.page);
    await closeGelombang(portal, officer.page);
    await sealAndDraw(portal, officer.page);
    const outcomes = await Promise.all(family.map((walker) => outcomeOf(portal, walker)));
    expect(outcomes.filter((text) => /Anda diterima di Gelombang 1/.test(text))).toHaveLength(2);
    expect(outcomes.filter((text) => /mencapai batas 2 penerima/.test(text))).toHaveLength(1);
    await waitFor(async () => (await portal.outbox()).filter((message) => message.purpose === 'result').length === 4);
    await officer.context.close();
  });

  it('publishes files that anyone can verify', async () => {
    const base = `${portal.url}/gelombang/1/undian/berkas/`;
    const read = async (name: string) => {
      const response = await fetch(base + name);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    };
    const result = await verifyTranscript(read);
    expect(result).toMatchObject({ verdict: 'valid', demonstration: true });
  });

  it('lets someone who was not admitted join the next gelombang in one tap', async () => {
    const officer = await openWalker(browser);
    await portal.sql`
      insert into gelombang (number, state, opens_at, closes_at, draw_at, places, demonstration)
      values (2, 'open', now(), now() + interval '1 day', now() + interval '2 days', 10, true)`;
    const [left] = await leftOut(portal, family);
    await left!.page.goto(`${portal.url}/status`);
    await press(left!.page, 'Ikut Gelombang 2');
    await left!.page.waitForURL('**/tanda-terima/2');
    await officer.context.close();
  });
});

async function outcomeOf(portal: RunningPortal, { page }: Walker): Promise<string> {
  await page.goto(`${portal.url}/status`);
  return page.getByRole('main').innerText();
}

async function leftOut(portal: RunningPortal, family: readonly Walker[]): Promise<Walker[]> {
  const left: Walker[] = [];
  for (const walker of family) if (/mencapai batas 2 penerima/.test(await outcomeOf(portal, walker))) left.push(walker);
  return left;
}

/** For a way that must not reach its end: it is given a few seconds. */
function withShortWait({ page }: Walker) {
  page.setDefaultTimeout(8_000);
  return page;
}

async function waitFor(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come true in time');
}
