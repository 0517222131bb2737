import { expectAccessible } from './support/accessible.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('a page that needs a session asks to log in, and says that a session ended only when there was one', async ({
  page,
}) => {
  await page.goto('/users');
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind for at se siden' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log in to see the page' })).toBeVisible();
  await page.getByRole('button', { name: 'Dansk' }).click();
  await signIn(page, people.userAdministrator, '/users');
  await expect(page.getByRole('heading', { level: 1, name: 'Brugere' })).toBeVisible();

  // Whatever the page still asks for would tell it that the session has ended.
  await expect(page.getByRole('status').filter({ hasText: /i alt/i })).toBeVisible();
  await page.context().clearCookies();
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Du er blevet logget af' })).toBeVisible();
  await expectAccessible(page);
});

test('a language is chosen by pressing its button, also when the page is left before its words have come', async ({
  page,
}) => {
  await page.goto('/users');
  await page.route('**/assets/core-en-*', () => undefined);
  await page.getByRole('button', { name: 'English' }).click();
  await page.unrouteAll();
  await page.goto('/users');
  await expect(page.getByRole('heading', { level: 1, name: 'Log in to see the page' })).toBeVisible();
});
