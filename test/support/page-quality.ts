/** What is measured of a page as a phone shows it: findings as sentences, so that a failing test says what to mend. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { repositoryFolder } from '../../apps/portal/src/platform/config.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = JSON.parse(readFileSync(path.join(repositoryFolder, '.htmlvalidate.json'), 'utf8')) as ConfigData;
const validator = new HtmlValidate(rules);

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
type Axe = { run(options: object): Promise<{ violations: Violation[] }> };

/** Everything axe objects to, best practices included; the colours in the light scheme and in the dark one. */
export async function findAccessViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await runAxe(page, { runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...dark.map((violation) => `dark ${violation}`), ...(await runAxe(page, {}))];
}

async function runAxe(page: Page, options: object): Promise<string[]> {
  return page.evaluate(async (chosen) => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(chosen);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  }, options);
}

/** Of the bytes as they were sent, before a browser mended them. */
export async function findMarkupFaults(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? 'document'})`),
  );
}

/** Sideways scrolling, and whatever reaches past the right edge. */
export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} px wide: ${wide.map((element) => element.outerHTML.slice(0, 80)).join(' | ')}`];
  });
}

/** Visible text smaller than `minPx`. */
export async function findSmallText(page: Page, minPx: number): Promise<string[]> {
  return page.evaluate((min) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    while (walker.nextNode()) {
      const text = (walker.currentNode.textContent ?? '').trim();
      const parent = walker.currentNode.parentElement;
      if (text === '' || parent === null || !parent.checkVisibility()) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < min) small.push(`${size} px: ${text.slice(0, 40)}`);
    }
    return small;
  }, minPx);
}

/** Buttons and fields lower than `minPx`; a radio, a checkbox or a hidden file field counts with its label. */
export async function findSmallTargets(page: Page, minPx: number): Promise<string[]> {
  return page.evaluate((min) => {
    const targets = document.querySelectorAll<HTMLElement>(
      'button, .button, select, summary, textarea, input:not([type=hidden], [type=radio], [type=checkbox], .visually-hidden)',
    );
    return [...targets]
      .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < min)
      .map((target) => `${target.getBoundingClientRect().height} px: ${target.outerHTML.slice(0, 100)}`);
  }, minPx);
}

export type Visit = Readonly<{
  /** The path it ended on. */
  path: string;
  status: number;
  html: string;
  /** Bytes over the wire with nothing kept from before, headers included, by file. */
  weights: readonly Readonly<{ file: string; bytes: number }>[];
  /** Addresses outside the portal that were asked for. */
  strangers: readonly string[];
  /** Cumulative layout shift. */
  shift: number;
}>;

/** Opens a page in a context where nothing is cached, and weighs everything that came. */
export async function visit(context: BrowserContext, url: string): Promise<{ page: Page; seen: Visit }> {
  const page = await context.newPage();
  const strangers: string[] = [];
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(url).host) strangers.push(request.url());
  });
  const weights = await weigh(page);
  await page.addInitScript(countShifts);
  const response = await page.goto(url, { waitUntil: 'networkidle' });
  if (response === null) throw new Error(`${url} gave no answer`);
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
  const html = await response.text();
  const seen = { path: new URL(page.url()).pathname, status: response.status(), html, weights, strangers, shift };
  return { page, seen };
}

function countShifts(): void {
  const counted = window as unknown as { shift: number };
  counted.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) counted.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The list fills while the page loads. */
async function weigh(page: Page): Promise<{ file: string; bytes: number }[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const names = new Map<string, string>();
  const weights: { file: string; bytes: number }[] = [];
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    names.set(requestId, new URL(request.url).pathname);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weights.push({ file: names.get(requestId) ?? '', bytes: encodedDataLength });
  });
  return weights;
}
