import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** An active person of the demo whom no other journey changes. */
const shown = 'Renée Uggerhøj';

type Line = { readonly type: string; readonly told?: { readonly event: string; readonly about: string | null } };

async function download(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

function linesOf(text: string): Line[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

test('UX-41 history shows the newest by period, type and actor, sorted, and the view is exported as CSV and with proof', async ({
  page,
}) => {
  await signIn(page, people.userAdministrator, '/history');
  const table = page.getByRole('table', { name: /^Historik for Nordhavn/ });
  await page.goto('/history?types=user.signed-in&sort=oldest');
  await expect(page.getByRole('link', { name: 'Fjern filter Brugeren loggede ind' })).toBeVisible();
  await expect(page.getByLabel('Sortér efter')).toHaveValue('oldest');
  const rows = table.getByRole('row').filter({ hasText: 'Brugeren loggede ind' });
  await expect(rows.first()).toBeVisible();
  const eventsOnPage = await rows.count();

  const csv = await download(page, 'Hent som CSV');
  expect(csv.name).toMatch(/^historik.*\.csv$/);
  const [header, ...records] = csv.text.trimEnd().split('\r\n');
  expect(header).toMatch(/^\uFEFFTidspunkt \(dansk tid\);Gruppe;Hændelse;Vedrører;/);
  expect(records.length).toBeGreaterThanOrEqual(eventsOnPage);
  for (const record of records) expect(record).toContain(';Log ind;Brugeren loggede ind;');
  const times = records.map((record) => record.slice(0, 19));
  expect(times).toEqual(times.toSorted());

  const json = await download(page, 'Hent med bevis (JSON)');
  expect(json.name).toMatch(/^historik.*\.jsonl$/);
  const lines = linesOf(json.text);
  expect([lines[0]?.type, lines[1]?.type, lines.at(-1)?.type]).toEqual(['chain', 'seal', 'end']);
  const told = lines.filter(({ type }) => type === 'event');
  expect(told.length).toBe(records.length);
  expect(new Set(told.map((line) => line.told?.event))).toEqual(new Set(['Brugeren loggede ind']));

  await page.goto('/history?types=history.exported');
  await expect(table.getByRole('row').filter({ hasText: 'Historikken blev eksporteret' })).toHaveCount(2);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectAccessible(page);
});

test('the history of one user is exported from the profile, in English, and the user sees that it was', async ({
  page,
}) => {
  await speakEnglish(page);
  await signIn(page, people.userAdministrator, '/users');
  await page.getByRole('searchbox').fill(shown);
  await expect(page).toHaveURL(/search=/);
  await page.getByRole('link', { name: shown }).click();
  await page.getByRole('button', { name: 'History' }).click();
  const csv = await download(page, 'Download as CSV');
  expect(csv.name).toMatch(/^history.*\.csv$/);
  const [header, ...records] = csv.text.trimEnd().split('\r\n');
  expect(header).toContain('Time (Danish time);Group;Event;Concerns;');
  expect(records.length).toBeGreaterThan(0);
  for (const record of records) expect(record).toContain(`;${shown};`);
  const lines = linesOf((await download(page, 'Download with proof (JSON)')).text);
  expect(new Set(lines.flatMap(({ told }) => (told === undefined ? [] : [told.about])))).toEqual(new Set([shown]));
  await page.reload();
  await page.getByRole('button', { name: 'History' }).click();
  const exported = page.getByRole('row').filter({ hasText: 'The history was exported' });
  await expect(exported.first()).toContainText(people.userAdministrator);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectAccessible(page);
});

test('a file that cannot be had is told, and the page stays', async ({ page }) => {
  await signIn(page, people.rightsAdministrator, '/history');
  await page.route('**/api/v1/history/export?*', (route) => route.fulfill({ status: 500, body: '{}' }));
  await page.getByRole('button', { name: 'Hent som CSV' }).click();
  await expect(page.getByRole('region', { name: 'Beskeder' })).toContainText('Tjenesten er ikke klar lige nu');
  await expectAccessible(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Historik' })).toBeVisible();
});

test('everybody takes the own history along', async ({ page }) => {
  await signIn(page, people.user, '/profile');
  await page.getByRole('button', { name: 'Historik' }).click();
  const { text } = await download(page, 'Hent som CSV');
  expect(text).toContain(';Brugeren loggede ind;');
  const lines = linesOf((await download(page, 'Hent med bevis (JSON)')).text);
  expect(lines.at(-1)?.type).toBe('end');
  await expectAccessible(page);
});
