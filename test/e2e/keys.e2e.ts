import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { newUser } from './support/new-user.ts';
import { people } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Presses Tab until the focus is on what has the name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : focused?.textContent;
      return label?.trim() ?? '';
    });
    if (found === name || found.startsWith(`${name} (`)) return;
  }
  throw new Error(`no stop of the Tab key is called ${name}`);
}

test('UX-55 keys lead to the search and to the window that tells of them, and are typed where somebody types', async ({
  page,
  enter,
}) => {
  await enter(people.userAdministrator, '/users');
  const search = page.getByRole('searchbox', { name: 'Søg efter bruger' });
  await expect(search).toBeVisible();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('/?');
  await expect(search).toHaveValue('/?');
  await search.fill('');

  const place = page.getByRole('link', { name: 'Importerede brugere' });
  await place.focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Genvejstaster' });
  await expect(keys.getByRole('row')).toHaveCount(9);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(place).toBeFocused();
});

test('UX-55 keys can be turned off by those who hit them by accident, and stay off', async ({ page, enter }) => {
  await enter(people.userAdministrator, '/users');
  const footer = page.getByRole('contentinfo');
  await footer.getByRole('button', { name: 'Genvejstaster' }).click();
  const keys = page.getByRole('dialog', { name: 'Genvejstaster' });
  await keys.getByLabel('Brug / og ? som genvejstaster').uncheck();
  await keys.getByRole('button', { name: 'Luk' }).first().click();
  await page.reload();
  const search = page.getByRole('searchbox', { name: 'Søg efter bruger' });
  await expect(search).toBeVisible();
  for (const key of ['/', '?']) {
    await page.keyboard.press(key);
    await expect(search).not.toBeFocused();
    await expect(keys).toBeHidden();
  }
  await footer.getByRole('button', { name: 'Genvejstaster' }).click();
  await keys.getByLabel('Brug / og ? som genvejstaster').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
});

test('UX-55 Esc closes the layer on top and leaves the one below', async ({ page, enter }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await enter(people.userAdministrator, '/users/new');
  const menu = page.getByRole('button', { name: 'Menu', exact: true });
  await menu.click();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await expect(menu).toBeFocused();

  await page.getByLabel('Fornavn').fill('Åse');
  await menu.click();
  await page.getByRole('link', { name: 'Importerede brugere' }).click();
  const question = page.getByRole('alertdialog', { name: 'Du har ændringer, der ikke er gemt' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  const name = page.getByRole('button', { name: /, menu$/ });
  await name.click();
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(name).toHaveAttribute('aria-expanded', 'false');
  await expect(name).toBeFocused();
  await expect(page.getByLabel('Fornavn')).toHaveValue('Åse');
});

test('UX-54 a user is created, read and edited with the keyboard alone', async ({ page, enter }) => {
  await enter(people.userAdministrator, '/users/new');
  await expect(page.getByRole('heading', { level: 1, name: 'Opret bruger' })).toBeVisible();
  const user = newUser();
  await tabTo(page, 'Fornavn');
  await page.keyboard.type(user.firstName);
  await tabTo(page, 'Efternavn');
  await page.keyboard.type(user.lastName);
  await tabTo(page, 'CPR-nummer');
  await page.keyboard.type(user.cpr);
  await tabTo(page, 'E-mailadresse');
  await page.keyboard.type(user.email);
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1, name: `${user.firstName} ${user.lastName}` });
  await expect(heading).toBeFocused();
  await tabTo(page, 'Redigér');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Redigér bruger' })).toBeFocused();
  await tabTo(page, 'Telefonnummer');
  await page.keyboard.type('44 44 44 44');
  await page.keyboard.press('Enter');
  await expect(heading).toBeFocused();
  await expect(page.getByText('+45 44 44 44 44')).toBeVisible();
});
