import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { apiOf } from './support/api.ts';
import { settle } from './support/look.ts';
import { createPending } from './support/new-user.ts';
import { operator, people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import type { Tillid } from './support/tillid.ts';

type Item = { readonly orderId: string };

/** An operator's page, with nothing to deliver: what other journeys left has arrived. */
async function openEmptyQueue(page: Page, tillid: Tillid, path: string): Promise<void> {
  await signIn(page, operator, '/operator/deliveries');
  const api = await apiOf(page.context(), tillid.url);
  const waiting = async () => (await api<{ items: Item[] }>('get', 'operator/deliveries')).items;
  for (let items = await waiting(); items.length > 0; items = await waiting()) {
    const orderIds = items.map(({ orderId }) => orderId);
    await api('post', 'operator/deliveries', { data: { step: 'deliver', orderIds } });
  }
  await page.goto(path);
}

/** A user administrator orders two code displays for somebody new; gives the page of that user's administrator. */
async function orderDevices(browser: Browser, tillid: Tillid): Promise<{ page: Page; userId: string }> {
  const page = await (await browser.newContext({ baseURL: tillid.url })).newPage();
  await signIn(page, people.userAdministrator, '/users');
  const api = await apiOf(page.context(), tillid.url);
  const { userId } = await createPending(api, 'cpr', [{ choice: 'code-display', count: 2 }]);
  return { page, userId };
}

test('an operator sends what is ordered and notes that it has arrived; the history of the user tells it', async ({
  page,
  tillid,
  browser,
}) => {
  await openEmptyQueue(page, tillid, '/operator/deliveries');
  await expect(page.getByRole('heading', { level: 1, name: 'Leveringer' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Der er intet at levere' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Hent igen' }).click();
  await expect(page.getByRole('heading', { name: 'Der er intet at levere' })).toBeVisible();

  const { page: own, userId } = await orderDevices(browser, tillid);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(3, { timeout: 3000 });
  }).toPass();
  await expectAccessible(page);
  await expect(page.getByRole('main')).not.toContainText('Prøve-');
  await expect(page.getByRole('button', { name: 'Markér som sendt' })).toBeDisabled();

  const numbers = await page.getByRole('rowheader').allInnerTexts();
  expect(numbers).toEqual([expect.stringMatching(/^[0-9A-F]{8}$/), expect.stringMatching(/^[0-9A-F]{8}$/)]);
  await page.getByRole('checkbox', { name: 'Vælg alle på siden' }).check();
  await expect(page.getByText('2 er valgt')).toBeVisible();
  await page.getByRole('button', { name: 'Markér som sendt' }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 er markeret som sendt.' })).toBeVisible();
  await expect(page.getByRole('cell', { name: /^Sendt/ })).toHaveCount(2);

  await page.getByRole('navigation', { name: 'Vis leveringer' }).getByRole('link', { name: 'På vej' }).click();
  await expect(page).toHaveURL(/status=sent/);
  await page
    .getByRole('checkbox', { name: /^Vælg ordre/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Markér som leveret' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Markér 1 levering som leveret?');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Markér som leveret' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);

  await own.goto(`/users/${userId}`);
  await settle(own);
  for (const number of numbers) await expect(own.getByText(new RegExp(`Ordrenummer ${number}\\.`))).toBeVisible();
  await expect(own.getByText('Et identifikationsmiddel blev leveret')).toHaveCount(1);
  await expect(own.getByText('Et identifikationsmiddel blev sendt')).toHaveCount(2);

  // Operators have delivered for other journeys too: the newest is this one's.
  await page.getByRole('link', { name: 'Historik' }).click();
  await expect(page.getByRole('rowheader').first()).toContainText('Et identifikationsmiddel blev leveret');
  await own.context().close();
});

test('in English and on a small screen the deliveries are all there, and one that another was faster with is told', async ({
  page,
  tillid,
  browser,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await speakEnglish(page);
  await openEmptyQueue(page, tillid, '/operator/deliveries?status=ordered');
  const { page: own } = await orderDevices(browser, tillid);
  await own.context().close();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('checkbox', { name: /^Select order/ })).toHaveCount(2, { timeout: 3000 });
  }).toPass();
  await expectAccessible(page);
  const other = await page.context().newPage();
  await other.goto('/operator/deliveries?status=ordered');
  await other
    .getByRole('checkbox', { name: /^Select order/ })
    .first()
    .check();
  await page
    .getByRole('checkbox', { name: /^Select order/ })
    .first()
    .check();
  await other.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(other.getByRole('checkbox', { name: /^Select order/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Some of those selected have changed' })).toBeVisible();
  await expectAccessible(page);
});
