import type { Page } from '@playwright/test';
import { people } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const addresses = ['/users', '/users/new', '/users/import', '/imported-users', '/history', '/profile', '/prices'];

/** What leads to the description of the API and to the keys, and whether it is the last of the page. */
async function footOf(page: Page): Promise<string[]> {
  const foot = page.getByRole('contentinfo');
  const names = await foot.locator('a, button').allInnerTexts();
  const isLast = await foot.evaluate((element) => {
    const main = document.querySelector('main');
    return main !== null && Boolean(main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  return [...names, isLast ? 'below the content' : 'elsewhere'];
}

async function menuOf(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: /, menu$/ }).click();
  const names = await page.getByRole('banner').locator('.menu-panel .menu-item').allInnerTexts();
  await page.keyboard.press('Escape');
  return names;
}

test('UX-56 the keys, the API and what belongs to oneself stand in the same place and order on every page', async ({
  page,
  enter,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const outside = await footOf(page);
  expect(outside).toEqual(['API', 'Genvejstaster', 'below the content']);
  for (const address of addresses) {
    await enter(people.userAdministrator, address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await footOf(page), address).toEqual(outside);
    expect(await menuOf(page), address).toEqual(['Min profil', 'English', 'Log af']);
  }
});
