import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { apiOf, type Api } from './support/api.ts';
import { createPending } from './support/new-user.ts';
import { people, signIn, signInToSmall, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Orders authenticators for somebody new; gives what cancels the orders again, so that nothing waits for operators to deliver it. */
async function orderFor(api: Api, authenticators: readonly { choice: string; count: number }[]) {
  const { userId, version } = await createPending(api, 'cpr', authenticators);
  return () => api('delete', `users/${userId}`, { version });
}

async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('what was ordered stands under its invoicing method, can be downloaded and is found from settings and prices', async ({
  page,
  tillid,
}) => {
  await signInToSmall(page, '/settings/charges?period=2001-02');
  await expect(page.getByRole('heading', { level: 1, name: 'Forbrug' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Intet at betale i perioden' })).toBeVisible();
  await expect(page.getByLabel('Periode')).toHaveValue('2001-02');
  await expect(page.getByText('Tillid sender ingen fakturaer.')).toBeVisible();
  await expectAccessible(page);

  const cancel = await orderFor(await apiOf(page.context(), tillid.url), [{ choice: 'code-display', count: 2 }]);
  await page.goto('/settings');
  await page.getByRole('main').getByRole('link', { name: 'Forbrug' }).click();
  const row = page.getByRole('row', { name: /Kodeviser/ });
  await expect(row).toContainText('33,50');
  await expect(row).toContainText('67,00');
  await expect(page.getByText(/^I alt .* ekskl\. moms$/)).toBeVisible();
  await expectAccessible(page);
  const { name, text } = await downloaded(page, 'Hent som CSV');
  expect(name).toMatch(/^forbrug-\d{4}-\d\d\.csv$/);
  expect(text).toMatch(/^\uFEFFDag;Faktureringsmetode;.*\r\n.*;Kodeviser;2;33,50;67,00;DKK\r\n/);

  await page.setViewportSize({ width: 320, height: 800 });
  await expect(row).toContainText('67,00');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Se priserne' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Priser' })).toBeVisible();
  await page.getByRole('link', { name: 'Se organisationens forbrug' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Forbrug' })).toBeVisible();
  await expect(row).toBeVisible();
  await cancel();
  await page.reload();
  await expect(page.getByText('Annulleres en bestilling, før den er sendt, tæller den ikke')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('in English, and not for whoever administers nothing', async ({ page, tillid }) => {
  await speakEnglish(page);
  await signInToSmall(page, '/users');
  const cancel = await orderFor(await apiOf(page.context(), tillid.url), [{ choice: 'chip', count: 1 }]);
  await page.goto('/settings/charges');
  await expect(page.getByRole('heading', { level: 1, name: 'Charges' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Chip/ })).toContainText('DKK\u00a0115.00');
  await expectAccessible(page);
  const { name, text } = await downloaded(page, 'Download as CSV');
  expect(name).toMatch(/^charges-\d{4}-\d\d\.csv$/);
  expect(text).toMatch(/;Chip;1;115\.00;115\.00;DKK\r\n/);
  await cancel();
  await page.context().clearCookies();
  await signIn(page, people.user, '/prices');
  await expect(page.getByRole('heading', { level: 1, name: 'Prices' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'See the charges of the organisation' })).toHaveCount(0);
  await page.goto('/settings/charges');
  await expect(page.getByRole('heading', { name: 'You do not have access to this page' })).toBeVisible();
});
