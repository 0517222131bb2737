import { expectAccessible } from './support/accessible.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('an integrator finds a call, reads what it takes and gives, and fetches the document, without logging in', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'API' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'API' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'Brugere', exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('searchbox', { name: 'Find et kald' }).fill('post /api/v1/users');
  await expect(page.getByRole('status').filter({ hasText: /^\d+ kald$/ })).toBeVisible();
  await page.getByRole('button', { name: /POST \/api\/v1\/users$/ }).click();
  const body = page.getByRole('table', { name: 'Indhold af kaldet createUser' });
  await expect(body.getByRole('row', { name: /dateOfBirth/ })).toBeVisible();
  await expect(page.getByText('users:create', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectAccessible(page);

  await page.getByRole('searchbox', { name: 'Find et kald' }).fill('does not exist');
  await expect(page.getByRole('heading', { name: 'Ingen kald passer til søgningen' })).toBeVisible();
  await page.getByRole('button', { name: 'Vis alle kald' }).click();
  await expect(page.getByRole('heading', { level: 3, name: 'Aktivering' })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hent OpenAPI-fil (.json)' }).click();
  expect((await downloading).suggestedFilename()).toBe('tillid-openapi.json');
});

test('the page is there for those who are logged in too, and in English', async ({ page }) => {
  await speakEnglish(page);
  await signIn(page, people.user, '/profile');
  await page.goto('/docs/api');
  await expect(page.getByRole('heading', { level: 2, name: 'This holds for every call' })).toBeVisible();
  await expectAccessible(page);
});
