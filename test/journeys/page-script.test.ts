/** The small kindnesses of page.ts in a real browser: what a page without scripts does without. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { openWalker, password, press, register } from '../support/walk.ts';

let portal: RunningPortal;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

/** Somebody with an account, on the page of own data. */
async function openData(): Promise<Page> {
  const walker = await openWalker(browser);
  await register(portal, walker);
  await walker.page.goto(`${portal.url}/pendaftaran/data`);
  return walker.page;
}

function passing(page: Page, text: string): Promise<void> {
  return page.locator('.passing', { hasText: text }).waitFor();
}

async function openPage(path: string): Promise<Page> {
  const { page } = await openWalker(browser);
  await page.goto(portal.url + path);
  return page;
}

describe('a password', () => {
  it('can be looked at, and is a password again when it is sent', async () => {
    const page = await openPage('/masuk');
    const field = page.getByLabel('Kata sandi', { exact: true });
    await field.fill(password);
    await page.getByRole('button', { name: 'Tampilkan kata sandi' }).click();
    expect(await field.getAttribute('type')).toBe('text');
    await page.evaluate(() => {
      document.forms.namedItem('masuk')!.addEventListener('submit', (event) => event.preventDefault());
    });
    await press(page, 'Masuk');
    expect(await field.getAttribute('type')).toBe('password');
    await page.context().close();
  });
});

describe('a long number', () => {
  it('is grouped while it is typed, in its middle too, and sent without the spaces', async () => {
    const page = await openData();
    const nik = page.getByLabel('NIK');
    await nik.pressSequentially('00010112059001');
    expect(await nik.inputValue()).toBe('0001 0112 0590 01');
    await nik.press('Home');
    await nik.pressSequentially('99999');
    expect(await nik.inputValue()).toBe('9999 9000 1011 2059 001');
    expect(await nik.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(6);
    const sent = page.waitForRequest((request) => request.url().endsWith('/pendaftaran/data'));
    await press(page, 'Lanjut');
    const request = await sent;
    expect(new URLSearchParams(request.postData() ?? '').get('nik')).toBe('9999900010112059001');
    await request.response();
    await page.context().close();
  });

  it('is copied whole', async () => {
    const page = await openData();
    const nik = page.getByLabel('NIK');
    await nik.fill('0001011205900001');
    await nik.selectText();
    const copied = await nik.evaluate((input) => {
      const event = new ClipboardEvent('copy', { bubbles: true, clipboardData: new DataTransfer() });
      input.dispatchEvent(event);
      return event.clipboardData?.getData('text/plain');
    });
    expect(copied).toBe('0001011205900001');
    await page.context().close();
  });

  it('that holds a letter stays as it was typed', async () => {
    const page = await openData();
    await page.getByLabel('NIK').pressSequentially('0001O112');
    expect(await page.getByLabel('NIK').inputValue()).toBe('0001O112');
    await page.context().close();
  });
});

describe('a form that saves itself', () => {
  it('keeps what was typed without any button', async () => {
    const page = await openData();
    await page.getByLabel('Nama lengkap').fill('Siti Contoh');
    await passing(page, 'Tersimpan');
    await page.reload();
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Siti Contoh');
    await page.context().close();
  });

  it('goes on through a lost network, and says so', async () => {
    const page = await openData();
    await page.context().setOffline(true);
    await passing(page, 'Tidak ada sambungan');
    await page.getByLabel('Nama lengkap').fill('Siti Contoh');
    await passing(page, 'Belum tersimpan');
    await page.getByLabel('NIK').fill('0001');
    await page.context().setOffline(false);
    await passing(page, 'Tersimpan');
    await page.reload();
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Siti Contoh');
    expect(await page.getByLabel('NIK').inputValue()).toBe('0001');
    await page.context().close();
  });

  it('asks before leaving with something unsaved, and not otherwise', async () => {
    const page = await openData();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.getByLabel('Nama lengkap').fill('Siti Contoh');
    await passing(page, 'Tersimpan');
    await page.reload();
    expect(asked).toEqual([]);
    await page.route('**/draf', (route) => route.abort());
    await page.getByLabel('Nama lengkap').fill('Siti Contoh Saja');
    await passing(page, 'Belum tersimpan');
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Siti Contoh Saja');
    await page.context().close();
  });

  it('leaves no copy on a shared phone for whoever logs in next', async () => {
    const page = await openData();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.route('**/draf', (route) => route.abort());
    await page.getByLabel('Nama lengkap').fill('Siti Contoh');
    await passing(page, 'Belum tersimpan');
    const copies = () => page.evaluate(() => Object.keys(sessionStorage).length);
    expect(await copies()).toBe(1);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/pendaftaran'));
    expect(await copies()).toBe(0);
    await page.context().close();
  });
});

it('sends a form once however often it is pressed, and again after coming back', async () => {
  const page = await openPage('/lupa');
  await page.route('**/lupa', (route) => (route.request().method() === 'POST' ? undefined : route.continue()));
  const stopped = await page.evaluate(() => {
    const seen: boolean[] = [];
    addEventListener('submit', (event) => seen.push(event.defaultPrevented));
    const button = document.querySelector<HTMLButtonElement>('main form button')!;
    const press = () => {
      button.click();
      return button.getAttribute('aria-busy');
    };
    const busy = [press(), press(), press()];
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    busy.push(button.getAttribute('aria-busy'), press());
    return { seen, busy };
  });
  expect(stopped.seen).toEqual([false, true, true, false]);
  expect(stopped.busy).toEqual(['true', 'true', 'true', null, 'true']);
  await page.context().close();
});

it('counts down by the clock of the server', async () => {
  const page = await (await openWalker(browser)).context.newPage();
  await page.clock.install({ time: new Date('2001-01-01T00:00:00Z') });
  await page.goto(portal.url);
  const left = await page.locator('time[data-until]').innerText();
  expect(left).toMatch(/^(\d+ hari( \d+ jam)?|\d+ jam( \d+ menit)?) lagi$/);
  expect(left).not.toMatch(/\d{4}/);
  await page.context().close();
});
