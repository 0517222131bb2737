import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { people } from './support/sign-in.ts';
import { expect, test as base } from './support/test.ts';

// What is late or fails happens on the way from the list of users to somewhere else.
const test = base.extend<{ list: undefined }>({
  list: [
    async ({ page, enter }, use) => {
      await enter(people.userAdministrator, '/users');
      await expect(page.getByRole('table')).toBeVisible();
      await use(undefined);
    },
    { auto: true },
  ],
});

/** Lets time pass on the page's clock until something is seen, for the page's own time begins when it is drawn. */
async function waitFor(sought: Locator): Promise<void> {
  await expect(async () => {
    await sought.page().clock.runFor(500);
    await expect(sought).toBeVisible({ timeout: 100 });
  }).toPass();
}

const waysToCreate = { name: 'Flere måder at oprette og redigere brugere på' };

test('UX-50 a page whose code is late shows that it comes, and after ten seconds what can be done', async ({
  page,
}) => {
  await page.clock.install();
  const comes = Promise.withResolvers<void>();
  await page.route('**/assets/new-import-page-*', async (route) => {
    await comes.promise;
    await route.continue();
  });
  await page.getByRole('button', waysToCreate).click();
  await page.getByRole('menuitem', { name: 'Opret brugere med .csv-fil' }).click();
  await waitFor(page.locator('.skeleton-line').first());
  await expect(page.getByRole('status').filter({ hasText: 'Henter …' })).toBeAttached();
  await waitFor(page.getByText('Det tager længere tid end normalt. Du kan vente, eller prøve igen.'));
  await expect(page.getByRole('button', { name: 'Prøv igen' })).toBeVisible();
  await expectAccessible(page);
  comes.resolve();
  await expect(page.getByRole('heading', { level: 1, name: 'Opret og redigér flere brugere' })).toBeFocused();
});

test('UX-50 data that never comes can be asked for again, and the focus follows to the page', async ({ page }) => {
  await page.clock.install();
  let answers = false;
  // What others do meanwhile would have the page ask again by itself.
  await page.route('**/api/v1/events*', (route) => route.abort());
  await page.route('**/api/v1/users/*', (route) => (answers ? route.continue() : undefined));
  await page.getByRole('rowheader').getByRole('link').first().click();
  await waitFor(page.getByText(/^Det tager længere tid/));
  answers = true;
  await page.getByRole('button', { name: 'Prøv igen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByText('Brugernummer (UUID)')).toBeVisible();
});

test('UX-50 without a line the page says so and not a code, and comes when it is tried again', async ({ page }) => {
  await page.route('**/*', (route) => route.abort());
  await page.getByRole('link', { name: 'Importerede brugere' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ingen forbindelse' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/\d{3}/);
  await expectAccessible(page);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Prøv igen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importerede brugere' })).toBeVisible();
});

test('UX-50 a menu whose code cannot be had takes nothing else away, and says how to get it', async ({ page }) => {
  await page.route('**/assets/{dialog-window,menu-window}-*', (route) => route.abort());
  await page.reload();
  const button = page.getByRole('button', waysToCreate);
  await button.click();
  const message = page.getByRole('status').filter({ hasText: 'En del af siden kunne ikke hentes.' });
  await expect(message).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Brugere' })).toBeVisible();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await page.unrouteAll();
  await message.getByRole('button', { name: 'Genindlæs siden' }).click();
  await button.click();
  await expect(page.getByRole('menu')).toBeVisible();
});

test('UX-50 a menu that is opened while another page is on its way stays open when the page comes', async ({
  page,
}) => {
  const comes = Promise.withResolvers<void>();
  await page.route('**/assets/history-page-*', async (route) => {
    await comes.promise;
    await route.continue();
  });
  await page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Historik' }).click();
  const menu = page.getByRole('button', { name: /, menu$/ });
  await menu.click();
  await expect(page.getByRole('link', { name: 'Min profil' })).toBeVisible();
  comes.resolve();
  await expect(page.getByRole('heading', { level: 1, name: 'Historik' })).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('link', { name: 'Min profil' })).toBeVisible();
});
