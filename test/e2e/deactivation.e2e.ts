import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { activateTyped } from './support/activation.ts';
import { dayIn } from './support/days.ts';
import { createOne, newUser } from './support/new-user.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** An active person of the demo whom no other journey needs. */
const absent = 'Lone Paaske';

/** Narrows the list; what is pressed before the page has followed would be pressed on the list of before. */
async function search(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(name);
  await expect(page).toHaveURL(/search=/);
}

async function open(page: Page, name = absent): Promise<void> {
  await search(page, name);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test.describe('deactivation', () => {
  test('UX-34 a deactivation says what will happen and that the last day is included, and is undone from the message', async ({
    page,
  }) => {
    await signIn(page, people.userAdministrator, '/users');
    await open(page);
    await page.getByRole('button', { name: 'Deaktivér' }).click();
    const dialog = page.getByRole('dialog', { name: 'Deaktivér bruger' });
    await expect(dialog).toContainText('bliver deaktiveret og logget af med det samme');
    await dialog.getByLabel('Til og med').fill(dayIn(-1));
    await dialog.getByLabel('Fra og med').focus();
    await expect(dialog.getByText('Datoen er allerede gået.')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel('Til og med').fill(dayIn(9));
    await expect(dialog).toContainText(`til og med ${dayIn(9)}; brugeren er aktiv igen ${dayIn(10)} kl. 00.00`);
    await dialog.getByRole('button', { name: 'Deaktivér' }).click();
    await expect(page).toHaveURL(/\/users$/);
    const toast = page.getByRole('status').filter({ hasText: `${absent} er deaktiveret` });
    await expect(toast).toBeVisible();
    await toast.getByRole('button', { name: 'Fortryd' }).click();
    await expect(page.getByRole('status').filter({ hasText: `${absent} er aktiv` })).toBeVisible();
    await open(page);
    await expect(page.getByRole('button', { name: 'Deaktivér' })).toBeEnabled();
  });

  test('UX-35 an undo from the message reaches a user who was edited meanwhile, and leaves what somebody else decided', async ({
    page,
    browser,
    tillid,
  }) => {
    const user = newUser();
    const name = `${user.firstName} ${user.lastName}`;
    await signIn(page, people.userAdministrator, '/users');
    const profile = await createOne(page, user);
    const person = await activateTyped(browser, tillid, user);
    const other = await browser.newContext({ baseURL: tillid.url });
    const theirs = await other.newPage();
    await signIn(theirs, people.userAdministrator, profile);

    const deactivate = async () => {
      await page.goto(profile);
      await page.getByRole('button', { name: 'Deaktivér' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Deaktivér' }).click();
      await expect(page).toHaveURL(/\/users$/);
      return page.getByRole('status').filter({ hasText: `${name} er deaktiveret` });
    };
    let toast = await deactivate();
    await theirs.goto(`${profile}/contact`);
    await theirs.getByLabel('Telefon').fill('+45 20 30 40 50');
    await theirs.getByRole('button', { name: 'Opdatér' }).click();
    await expect(theirs).toHaveURL(new RegExp(`${profile}$`));
    await toast.getByRole('button', { name: 'Fortryd' }).click();
    await expect(page.getByRole('status').filter({ hasText: `${name} er aktiv` })).toBeVisible();
    await theirs.reload();
    await expect(theirs.getByText('+45 20 30 40 50')).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'Deaktivér' })).toBeEnabled();

    toast = await deactivate();
    await theirs.goto(profile);
    await theirs.getByRole('button', { name: 'Ændr slutdato' }).click();
    await theirs.getByLabel('Til og med').fill(dayIn(12));
    await theirs.getByRole('button', { name: 'Gem ændring' }).click();
    await expect(theirs.getByText(`til og med ${dayIn(12)}`)).toBeVisible();
    await toast.getByRole('button', { name: 'Fortryd' }).click();
    await expect(
      page.getByRole('status').filter({ hasText: `Deaktiveringen af ${name} er ændret imens` }),
    ).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${profile}$`));
    await expect(page.getByText(`til og med ${dayIn(12)}`)).toBeVisible();
    // From the profile it is undone by activating again.
    await page.getByRole('button', { name: 'Aktivér bruger' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Aktivér' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Aktivering er startet' })).toBeVisible();
    await theirs.reload();
    await expect(theirs.getByRole('button', { name: 'Deaktivér' })).toBeEnabled();
    await other.close();
    await person.context().close();
  });

  test('a planned one is marked, changed and cancelled', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    await open(page);
    await page.getByRole('button', { name: 'Deaktivér' }).click();
    await page.getByLabel('Fra og med').fill(dayIn(5));
    await page.getByRole('dialog').getByRole('button', { name: 'Deaktivér' }).click();
    await expect(page.getByRole('status').filter({ hasText: `Deaktivering af ${absent} er planlagt` })).toBeVisible();
    await search(page, absent);
    const row = page.getByRole('row').filter({ hasText: absent });
    await expect(row).toContainText('Deaktivering planlagt');
    await row.getByRole('link').click();
    await expect(page.getByText(`${absent} bliver deaktiveret ${dayIn(5)} kl. 00.00`)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ændr perioden' }).click();
    await page.getByLabel('Til og med').fill(dayIn(6));
    await page.getByRole('button', { name: 'Gem ændring' }).click();
    await expect(page.getByText(`til og med ${dayIn(6)}`)).toBeVisible();
    await page.setViewportSize({ width: 320, height: 900 });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Annuller deaktivering' }).click();
    await expect(page.getByText('Deaktivering planlagt')).toHaveCount(0);
  });

  test('whoever is deactivated is activated again, and the list says so in both languages', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    await open(page);
    await page.getByRole('button', { name: 'Deaktivér' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Deaktivér' }).click();
    await expect(page).toHaveURL(/\/users$/);
    await speakEnglish(page);
    await page.reload();
    await open(page);
    await expect(page.getByText('It lasts until an administrator activates the user again.')).toBeVisible();
    await page.getByRole('button', { name: 'Activate user' }).click();
    const question = page.getByRole('alertdialog', { name: 'Activate user' });
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Activate' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Activation has started' })).toBeVisible();
    await open(page);
    await page.getByRole('button', { name: 'History' }).click();
    await expect(page.getByRole('rowheader', { name: 'The user was reactivated' }).first()).toBeVisible();
  });

  test('the own account cannot be deactivated, and the button says why', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    await open(page, people.userAdministrator);
    const button = page.getByRole('button', { name: 'Deaktivér' });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription('Du kan ikke gøre det ved din egen bruger.');
  });
});
