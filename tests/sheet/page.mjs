#!/usr/bin/env node
// The fact-check sheet in a real browser, used as a checker uses it: read, filter, order, fill in, save, print; in light
// and dark, with and without scripts, and never with a network.
//
//   node page.mjs --program FILE [--chromium FILE]
//   node page.mjs --program FILE --screenshot PICTURE.png      only takes the picture of the README
//
// --program is the factdesk program. Prints a line per check and last "N passed, N failed".
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installHost } from '../editors/vscode/install.mjs';

const DRAFTS = path.resolve(import.meta.dirname, '../drafts');

const { values: options } = parseArgs({
  options: {
    program: { type: 'string' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    screenshot: { type: 'string' },
  },
});
if (!options.program || !fs.existsSync(options.program)) {
  console.error('--program FILE must name the factdesk program: cargo build --release');
  process.exit(2);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'factdesk-sheet-'));
const { chromium } = createRequire(path.join(installHost(), 'package.json'))('playwright-core');
const browser = await chromium.launch({
  executablePath: options.chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run', '--disable-component-update', '--disable-dev-shm-usage'],
});
try {
  if (options.screenshot) await takePicture(path.resolve(options.screenshot));
  else process.exitCode = (await runChecks()) ? 0 : 1;
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true });
}

/** The address of the sheet of these drafts. */
function sheet(name, ...drafts) {
  const file = path.join(folder, name);
  const { status, stderr } = spawnSync(path.resolve(options.program), ['sheet', ...drafts, '-o', file], { cwd: DRAFTS, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the sheet was not written: ${stderr}`);
  return pathToFileURL(file).href;
}

/** A page that shows `address`; `requests` fills with all that it asks for besides. */
async function open(address, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...settings });
  const page = await context.newPage();
  const requests = [];
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === address) return route.continue();
    requests.push(url);
    return route.abort();
  });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(address);
  return { page, requests, errors };
}

function equal(actual, expected, what) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Error(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}

async function runChecks() {
  const one = sheet('one.html', '2026-02-03-pier.md');
  const all = sheet('all.html', '.');
  const { page, requests, errors } = await open(one);
  const rows = page.locator('.rows tbody tr');
  const shown = page.locator('.rows tbody tr:visible');
  const total = await rows.count();

  const checks = [
    ['the sheet has a row for each statement and says how many', async () => {
      if (total < 10) throw new Error(`${total} rows`);
      equal(await page.locator('#shown').textContent(), `${total} statements`, 'the count');
      return `${total} rows`;
    }],
    ['filters leave what fits, and say how much', async () => {
      await page.locator('#state').selectOption('none');
      const unsourced = await shown.count();
      if (unsourced === 0 || unsourced === total) throw new Error(`${unsourced} of ${total} have no source`);
      equal(await page.locator('#shown').textContent(), `${unsourced} of ${total} statements`, 'the count');
      await page.locator('#state').selectOption('');
      await page.locator('#kind').selectOption('quote');
      equal(await shown.count(), await page.locator('.rows tr[data-kinds~=quote]').count(), 'quotes');
      await page.locator('#kind').selectOption('');
      await page.locator('#find').fill('HARBOUR OFFICE');
      equal(await shown.count(), 1, 'rows with the words');
      await page.locator('#find').fill('');
      await page.locator('#found').check();
      equal(await shown.count(), await page.locator('.rows tr:has(.findings)').count(), 'rows with findings');
      await page.locator('#found').uncheck();
      equal(await shown.count(), total, 'all rows are back');
    }],
    ['rows can be put in the order of their worth, and back', async () => {
      const worth = () => rows.evaluateAll((all) => all.map((row) => Number(row.dataset.worth)));
      const before = await worth();
      await page.locator('#order').selectOption('worth');
      equal(await worth(), [...before].sort((a, b) => b - a), 'the order');
      await page.locator('#order').selectOption('');
      equal(await worth(), before, 'the order of the draft');
    }],
    ['a saved copy holds what was entered, and all rows', async () => {
      await rows.nth(0).locator('input').nth(0).fill('Runa “RF” <Felde>');
      await rows.nth(0).locator('input').nth(1).fill('4 Feb');
      await rows.nth(0).locator('select').selectOption('stands');
      await page.locator('#open').check();
      equal(await shown.count(), total - 1, 'rows without a verdict');
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
      await page.locator('#open').uncheck();
      const copy = path.join(folder, 'copy.html');
      await download.saveAs(copy);
      const saved = await open(pathToFileURL(copy).href);
      const first = saved.page.locator('.rows tbody tr').first();
      equal(await first.locator('input').nth(0).inputValue(), 'Runa “RF” <Felde>', 'the checker');
      equal(await first.locator('select').inputValue(), 'stands', 'the verdict');
      equal(await saved.page.locator('.rows tbody tr:visible').count(), total, 'rows of the copy');
      equal(saved.errors, [], 'errors in the copy');
    }],
    ['it is used by keyboard, and every field has a name of its own', async () => {
      const { page } = await open(one);
      await page.keyboard.press('Tab');
      equal(await page.evaluate(() => document.activeElement.textContent), 'Go to the statements', 'the first stop');
      await page.keyboard.press('Tab');
      equal(await page.evaluate(() => document.activeElement.id), 'find', 'the second stop');
      const names = await page.locator('.rows input, .rows select').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
      equal([names.every(Boolean), new Set(names).size], [true, names.length], 'names of fields');
    }],
    ['words are readable in light and dark', async () => {
      const seen = new Set();
      for (const colorScheme of ['light', 'dark']) {
        const { page } = await open(one, { colorScheme });
        seen.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
        const weak = await page.evaluate(contrasts);
        equal(weak, [], `contrast below 4.5 in ${colorScheme}`);
      }
      equal(seen.size, 2, 'papers');
    }],
    ['it is printed without its filters', async () => {
      await page.emulateMedia({ media: 'print' });
      equal(await page.locator('#filters').isVisible(), false, 'filters in print');
      const pdf = await page.pdf({ preferCSSPageSize: true });
      await page.emulateMedia({ media: 'screen' });
      if (pdf.length < 10_000) throw new Error(`the PDF has ${pdf.length} bytes`);
    }],
    ['without scripts it has all rows, and no filters that do nothing', async () => {
      const { page } = await open(one, { javaScriptEnabled: false });
      equal(await page.locator('.rows tbody tr:visible').count(), total, 'rows');
      equal(await page.locator('#filters').isVisible(), false, 'filters');
    }],
    ['several drafts are parts of one sheet, with a list of them', async () => {
      const { page } = await open(all);
      const parts = await page.locator('main > section').count();
      if (parts < 5) throw new Error(`${parts} parts`);
      equal(await page.locator('nav li').count(), parts, 'the list');
      await page.locator('nav a').last().click();
      return `${parts} parts`;
    }],
    ['it is wide enough for a small screen', async () => {
      const { page } = await open(one, { viewport: { width: 380, height: 700 } });
      equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'only the table scrolls sideways');
    }],
    ['it asked for nothing but itself, and nothing went wrong in it', () => equal([requests, errors], [[], []], 'requests and errors')],
  ];

  const count = { passed: 0, failed: 0 };
  for (const [name, body] of checks) {
    try {
      const detail = await body();
      count.passed++;
      console.log(`ok   ${name}${detail ? `: ${detail}` : ''}`);
    } catch (error) {
      count.failed++;
      console.log(`FAIL ${name}: ${String(error?.message ?? error).split('\n')[0]}`);
    }
  }
  console.log(`${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0;
}

/** In the page: texts whose contrast with their paper is below 4.5 to 1 (WCAG 2.2, 1.4.3). */
function contrasts() {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = channels(color).map((each) => (each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if ((channels(color)[3] ?? 1) > 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const weak = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!own || !element.checkVisibility() || ['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName)) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(paper(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) weak.add(`${element.tagName.toLowerCase()}.${element.className}`);
  }
  return [...weak];
}

/** The picture for the README: a sheet with its summary, its filters and the first rows, some of them filled in. */
async function takePicture(picture) {
  const { page } = await open(sheet('sheet.html', '2026-02-03-pier.md'), { viewport: { width: 1280, height: 840 } });
  const row = (number) => page.locator('.rows tbody tr').nth(number - 1);
  for (const [number, verdict] of [[1, 'stands'], [2, 'change']]) {
    await row(number).locator('input').nth(0).fill('RF');
    await row(number).locator('input').nth(1).fill('4 Feb');
    await row(number).locator('select').selectOption(verdict);
  }
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: picture });
  console.log(`${picture}: ${Math.round(fs.statSync(picture).size / 1024)} KB`);
}
