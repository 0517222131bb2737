import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { apiOf } from './support/api.ts';
import { createPending, profileAddress } from './support/new-user.ts';
import { people } from './support/sign-in.ts';
import { expect, test as base } from './support/test.ts';

// Editing a telephone number is the shortest saving there is.
const test = base.extend<{ edit: (phone: string) => Promise<void> }>({
  edit: async ({ page, enter, tillid }, use) =>
    use(async (phone) => {
      await enter(people.userAdministrator, '/users');
      const { userId } = await createPending(await apiOf(page.context(), tillid.url));
      await page.goto(`/users/${userId}`);
      await page.getByRole('link', { name: 'Redigér', exact: true }).click();
      await page.getByLabel('Telefonnummer').fill(phone);
    }),
});

function saved(page: Page) {
  return page.getByRole('status').filter({ hasText: 'Kontaktoplysningerne er opdateret' });
}

test('UX-49 a message stays for seven seconds, waits while it is pointed at or used, and stands in a list afterwards', async ({
  page,
  edit,
}) => {
  await page.clock.install();
  await edit('11 11 11 11');
  // From here on time passes only when the test says so.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await page.getByRole('button', { name: 'Opdatér' }).click();
  await expect(async () => {
    await page.clock.runFor(20);
    await expect(saved(page)).toBeVisible({ timeout: 100 });
  }).toPass();
  await page.clock.runFor(5_000);
  await expect(saved(page)).toBeVisible();

  await saved(page).getByText('Kontaktoplysningerne er opdateret').hover();
  await page.clock.runFor(60_000);
  await expect(saved(page)).toBeVisible();
  await saved(page).getByRole('button', { name: 'Luk' }).last().focus();
  await page.mouse.move(0, 0);
  await page.clock.runFor(60_000);
  await expect(saved(page)).toBeVisible();
  await page.clock.resume();
  await expectAccessible(page);

  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await page.getByRole('button', { name: 'Genvejstaster' }).focus();
  await page.clock.runFor(8_000);
  await expect(saved(page)).toBeHidden();
  await page.clock.resume();
  await page.getByText(/^Beskeder i dette besøg/).click();
  const list = page.getByRole('contentinfo').getByRole('listitem');
  await expect(list.filter({ hasText: /^\d\d\.\d\d Kontaktoplysningerne er opdateret$/ })).toBeVisible();
  await expectAccessible(page);
});

test('UX-49 a message leads the focus back when it is closed by key', async ({ page, edit }) => {
  await edit('22 22 22 22');
  await page.getByRole('button', { name: 'Opdatér' }).click();
  await expect(page).toHaveURL(profileAddress);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeFocused();
  await saved(page).getByRole('button', { name: 'Luk' }).last().focus();
  await page.keyboard.press('Escape');
  await expect(saved(page)).toBeHidden();
  await expect(heading).toBeFocused();
});

test('UX-50 saving that takes long is spoken of, and can be tried again when no answer comes', async ({
  page,
  edit,
}) => {
  await page.clock.install();
  await edit('33 33 33 33');
  await page.route('**/api/v1/users/*/contact', () => undefined);
  await page.getByRole('button', { name: 'Opdatér' }).click();
  await expect(page.getByRole('button', { name: 'Arbejder …' })).toBeVisible();
  await page.clock.runFor(10_500);
  await expect(page.getByText(/^Det tager længere tid end normalt. Vent lidt endnu/)).toBeVisible();
  await expectAccessible(page);
  await page.clock.runFor(60_000);
  await expect(page.getByRole('group', { name: 'Der er 1 fejl' })).toBeFocused();
  await expect(page.getByLabel('Telefonnummer')).toHaveValue('33 33 33 33');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Opdatér' }).click();
  await expect(page).toHaveURL(profileAddress);
});
