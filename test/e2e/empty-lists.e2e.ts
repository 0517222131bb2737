import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { fileOfRows, importAll, newRow } from './support/import-file.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

// Uploads wait when the journeys before have sent many within a minute.
test.describe.configure({ timeout: 180_000 });

/** What is said where nothing is: the words, the picture, and the next step. */
async function emptyState(page: Page, title: string, step: string): Promise<string> {
  const heading = page.getByRole('main').getByRole('heading', { name: title });
  await expect(heading).toBeVisible();
  const next = page
    .getByRole('main')
    .getByRole('link', { name: step })
    .or(page.getByRole('button', { name: step }));
  await expect(next.first()).toBeVisible();
  await expectAccessible(page);
  return title;
}

test('UX-32: empty for five reasons is said in five ways, each with a next step that leads on', async ({
  page,
  browser,
  tillid,
}) => {
  const said: string[] = [];
  const elsewhere = await browser.newContext({ baseURL: tillid.url });
  const first = await elsewhere.newPage();
  // First use: the small organisation has never changed many users at once.
  await signIn(first, 'Jens Ravn', '/bulk-changes');
  said.push(await emptyState(first, 'Der er ingen masseændringer endnu', 'Gå til brugere'));
  await first.getByRole('link', { name: 'Gå til brugere' }).click();
  await expect(first).toHaveURL(/\/users$/);
  await elsewhere.close();

  // Nothing left to do: everybody of an import is taken care of.
  await signIn(page, people.userAdministrator, '/users/import');
  await importAll(page, fileOfRows([newRow({ lastName: 'Færdigsen' })]));
  await page.getByRole('checkbox', { name: 'Vælg Åse Færdigsen' }).check();
  await page.getByRole('button', { name: 'Slet' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Slet bruger' }).click();
  said.push(await emptyState(page, 'Ingen brugere tilbage fra denne import', 'Vis alle importerede brugere'));

  // No hits.
  await page.goto('/users?search=findes+ikke');
  said.push(await emptyState(page, 'Ingen brugere fundet', 'Ryd søgning'));
  await page.getByRole('link', { name: 'Ryd søgning' }).click();
  await expect(page.getByRole('rowheader').first()).toBeVisible();

  // It could not be fetched.
  await page.route(/\/api\/v1\/users(\?|$)/, (route) => route.abort());
  await page.goto('/users');
  said.push(await emptyState(page, 'Ingen forbindelse', 'Prøv igen'));
  await page.unroute(/\/api\/v1\/users(\?|$)/);
  await page.getByRole('button', { name: 'Prøv igen' }).click();
  await expect(page.getByRole('rowheader').first()).toBeVisible();

  // It may not be seen.
  await page.goto('/settings/api-clients');
  said.push(await emptyState(page, 'Du har ikke adgang til siden', 'Gå til forsiden'));
  expect(new Set(said).size).toBe(5);
});
