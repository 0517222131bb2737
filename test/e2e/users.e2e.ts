import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { apiOf } from './support/api.ts';
import { dayIn } from './support/days.ts';
import { mailsTo } from './support/mailbox.ts';
import { create, createPending, keepCode, newUser, profileAddress, type NewUser } from './support/new-user.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** A pending user, with the profile open; gives the address of the profile. */
async function openNew(page: Page, user: NewUser, by: 'cpr' | 'date'): Promise<string> {
  await signIn(page, people.userAdministrator, '/users/new');
  await create(page, user, by);
  if (by === 'date') {
    await keepCode(page);
  }
  await expect(page.getByRole('heading', { level: 1, name: `${user.firstName} ${user.lastName}` })).toBeVisible();
  return new URL(page.url()).pathname;
}

test.describe('the profile of a user', () => {
  test('UX-39 tells when the mail went and when its link ends, sends it again with a new link, and not twice in a minute', async ({
    page,
    tillid,
  }) => {
    const user = newUser();
    await openNew(page, user, 'cpr');
    await mailsTo(tillid, user.email);
    await page.reload();
    await page.getByRole('button', { name: 'Aktivering', exact: true }).click();
    const about = (term: string) =>
      page.getByRole('term').filter({ hasText: term }).locator('xpath=following-sibling::dd[1]');
    await expect(about('Aktiveringsmail')).toContainText(`Sendt ${dayIn(0)}`);
    await expect(about('Linket er gyldigt til')).toContainText(dayIn(30));
    const resend = page.getByRole('button', { name: 'Send aktiveringsmail igen' });
    await resend.click();
    await expect(page.getByRole('status').filter({ hasText: 'Aktiveringsmail er sendt igen' })).toBeVisible();
    await expectAccessible(page);
    const [newer, older] = await mailsTo(tillid, user.email, 2);
    expect(newer?.links).not.toEqual(older?.links);
    await resend.click();
    await expect(page.getByRole('status').filter({ hasText: 'Vent et minut' })).toBeVisible();
    await page.getByRole('button', { name: 'Historik' }).click();
    await expect(page.getByRole('rowheader', { name: /Aktiveringsmailen blev sendt igen/ })).toHaveCount(1);
  });

  test('makes a new code in a window that is not closed by a slip', async ({ page }) => {
    await openNew(page, newUser(), 'date');
    const button = page.getByRole('button', { name: 'Ny midlertidig kode' });
    await button.click();
    const window = page.getByRole('alertdialog', { name: 'Ny midlertidig kode' });
    await expect(window.getByRole('group', { name: 'Midlertidig aktiveringskode' })).toContainText('••••');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(window.getByText('Sæt kryds, når koden er gemt eller givet videre.')).toBeVisible();
    await expect(window.getByRole('checkbox')).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(window).toHaveCount(0);
    await expect(button).toBeFocused();
    await page.getByRole('button', { name: 'Historik' }).click();
    await expect(page.getByRole('rowheader', { name: 'En midlertidig kode blev lavet' })).toHaveCount(2);
  });

  test('UX-40 a CPR number that is shown stays with its user when the next page is another user', async ({
    page,
    context,
    enter,
    tillid,
  }) => {
    await enter(people.userAdministrator, '/users');
    const api = await apiOf(context, tillid.url);
    const [one, other] = [await createPending(api), await createPending(api)];
    const heading = (user: NewUser) => page.getByRole('heading', { level: 1, name: `Åse ${user.lastName}` });
    const digits = page.getByText(/^\d{6}-\d{4}$/);
    await page.goto(`/users/${one.userId}`);
    await page.getByRole('link', { name: 'Brugere' }).first().click();
    await page.getByRole('searchbox').fill(other.lastName);
    await page.getByRole('link', { name: `Åse ${other.lastName}` }).click();
    await expect(heading(other)).toBeVisible();
    await page.getByRole('button', { name: 'Vis CPR-nummer' }).click();
    await expect(digits).toHaveText(`${other.cpr.slice(0, 6)}-${other.cpr.slice(6)}`);
    await page.evaluate(() => history.go(-2));
    await expect(heading(one)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Vis CPR-nummer' })).toBeVisible();
    await expect(digits).toHaveCount(0);
  });

  test('deletes after a question that starts on the harmless button', async ({ page }) => {
    const user = newUser();
    const profile = await openNew(page, user, 'cpr');
    await page.getByRole('button', { name: 'Slet bruger' }).click();
    const question = page.getByRole('alertdialog', { name: `Slet Åse ${user.lastName}?` });
    await expect(question).toContainText('Aktiveringslinket');
    await expect(question.getByRole('button', { name: 'Annuller' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(question).toHaveCount(0);
    await page.getByRole('button', { name: 'Slet bruger' }).click();
    await question.getByRole('button', { name: 'Slet bruger' }).click();
    await expect(page).toHaveURL(/\/users$/);
    await expect(page.getByRole('status').filter({ hasText: `Åse ${user.lastName} er slettet` })).toBeVisible();
    await page.goto(profile);
    await expect(page).toHaveURL(profile.replace('/users/', '/deleted-users/'));
  });

  test('tells a rights administrator why nothing can be done, and shows the history', async ({ page }) => {
    await signIn(page, people.rightsAdministrator, '/users');
    await page.getByRole('link', { name: 'Bo Østergård' }).click();
    await expect(page).toHaveURL(profileAddress);
    for (const name of ['Send aktiveringsmail igen', 'Ny midlertidig kode', 'Slet bruger']) {
      const button = page.getByRole('button', { name });
      await expect(button).toBeDisabled();
      await expect(button).toHaveAccessibleDescription('Det kræver rollen brugeradministrator.');
    }
    await page.getByRole('button', { name: 'Historik' }).click();
    await expect(page.getByRole('table', { name: 'Historik for Bo Østergård' })).toBeVisible();
    await expectAccessible(page);
  });

  test('is read anew when somebody else changes the user', async ({ page, browser, tillid }) => {
    const profile = await openNew(page, newUser(), 'date');
    await page.getByRole('button', { name: 'Historik' }).click();
    const made = page.getByRole('rowheader', { name: 'En midlertidig kode blev lavet' });
    await expect(made).toHaveCount(1);
    const elsewhere = await browser.newContext({ baseURL: tillid.url });
    const other = await elsewhere.newPage();
    await signIn(other, 'Anna Møller', profile);
    await other.getByRole('button', { name: 'Ny midlertidig kode' }).click();
    await expect(other.getByRole('alertdialog')).toBeVisible();
    await expect(made).toHaveCount(2);
    await elsewhere.close();
  });

  test('leads an imported user on to activation, and speaks English', async ({ page }) => {
    await speakEnglish(page);
    await signIn(page, people.userAdministrator, '/users');
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('row').filter({ hasText: 'Imported' }).first().getByRole('link').click();
    await expect(page.getByRole('heading', { name: /has been imported but not sent/ })).toBeVisible();
    await expect(page.getByText('CPR number attached')).toBeVisible();
    await page.getByRole('button', { name: 'Activation', exact: true }).click();
    await page.getByRole('button', { name: 'History' }).click();
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await expectAccessible(page);
    const href = await page.getByRole('link', { name: 'Edit and activate' }).getAttribute('href');
    expect(href).toMatch(/^\/imported-users\/[0-9a-f-]{36}$/);
  });
});

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('a long name scrolls nothing sideways, by keyboard alone', async ({ page }) => {
    const lastName = `Wolfeschlegelsteinhausenbergerdorff-Ærøskøbing ${'Ågesensdatter'.repeat(3)}`;
    await openNew(page, newUser({ lastName }), 'date');
    await page.getByRole('button', { name: 'Aktivering', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table', { name: /Historik/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Slet bruger' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.goto('/users');
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('what is chosen differs from what is not', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users/new');
    const box = page.getByLabel('Markér bruger som anonym');
    await box.focus();
    const unchosen = await box.screenshot();
    await box.check();
    expect((await box.screenshot()).equals(unchosen)).toBe(false);
    await expectAccessible(page);
  });
});
