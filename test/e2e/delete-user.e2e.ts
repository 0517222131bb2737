import { expectAccessible } from './support/accessible.ts';
import { activateTyped } from './support/activation.ts';
import { apiOf, type Api } from './support/api.ts';
import { createOne, newUser } from './support/new-user.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

type Listed = { readonly userId: string; readonly firstName: string; readonly lastName: string };

/** While it is done the organisation has one organisation administrator who is active, and afterwards both again. */
async function withoutOthers(api: Api, act: () => Promise<void>): Promise<void> {
  const { items } = await api<{ items: Listed[] }>('get', 'users?search=Anna%20M%C3%B8ller');
  const address = `users/${items[0]?.userId}`;
  const change = async (method: 'put' | 'delete', data?: unknown) => {
    const { version } = await api<{ version: number }>('get', address);
    await api(method, `${address}/deactivation`, { version, data });
  };
  await change('put', { from: null, to: null });
  try {
    await act();
  } finally {
    await change('delete');
  }
}

test.describe('deletion', () => {
  test('UX-36 a deletion names the user and what is lost, begins on the harmless button, ends the access and leads to what is left', async ({
    page,
    browser,
    tillid,
  }) => {
    const user = newUser();
    const name = `${user.firstName} ${user.lastName}`;
    await signIn(page, people.userAdministrator, '/users');
    const profile = await createOne(page, user);
    const person = await activateTyped(browser, tillid, user);
    await page.reload();
    await page.getByRole('button', { name: 'Slet bruger' }).click();
    const question = page.getByRole('alertdialog', { name: `Slet ${name}?` });
    for (const loss of [
      'Brugerens oplysninger',
      'Adgangen',
      'identifikationsmidler',
      'kan ikke fortrydes',
      'ny bruger',
    ]) {
      await expect(question).toContainText(loss);
    }
    await expect(question).not.toContainText('Aktiveringslinket');
    await expect(question.getByRole('button', { name: 'Annuller' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(question).toHaveCount(0);
    await page.getByRole('button', { name: 'Slet bruger' }).click();
    await question.getByRole('button', { name: 'Slet bruger' }).click();
    await expect(page).toHaveURL(/\/users$/);
    await expect(page.getByRole('status').filter({ hasText: `${name} er slettet` })).toBeVisible();
    await person.goto('/profile');
    await expect(person.getByRole('main').getByRole('button', { name: /^Log ind/ })).toBeVisible();
    await person.context().close();
    // An old link to the profile leads to what is left.
    await page.goto(profile);
    await expect(page).toHaveURL(profile.replace('/users/', '/deleted-users/'));
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByText('kan ikke aktiveres igen')).toBeVisible();
    await page.getByRole('button', { name: 'Historik' }).click();
    await expect(page.getByRole('rowheader', { name: /Brugeren blev slettet/ })).toBeVisible();
    await expectAccessible(page);
  });

  test('deleted users are found from the list, by name, in both languages and on a small screen', async ({ page }) => {
    const user = newUser();
    const name = `${user.firstName} ${user.lastName}`;
    await signIn(page, people.userAdministrator, '/users');
    const profile = await createOne(page, user);
    await page.getByRole('button', { name: 'Slet bruger' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Slet bruger' }).click();
    await expect(page).toHaveURL(/\/users$/);
    await page.getByRole('link', { name: 'Se slettede brugere' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Slettede brugere' })).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText(people.userAdministrator);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectAccessible(page);
    await speakEnglish(page);
    await page.goto('/deleted-users?search=nobody-of-that-name');
    await expect(page.getByRole('heading', { name: 'No deleted users found' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('searchbox').fill('');
    await expect(page).toHaveURL(/\/deleted-users$/);
    await expect(page.getByRole('link', { name })).toBeVisible();
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.getByRole('searchbox').fill(user.lastName.toUpperCase());
    await page.getByRole('link', { name }).click();
    await expect(page).toHaveURL(profile.replace('/users/', '/deleted-users/'));
    await expect(page.getByText('cannot be activated again')).toBeVisible();
    await expectAccessible(page);
  });

  test('whoever is created anew is another user, and the deleted one leads there', async ({ page }) => {
    const user = newUser();
    await signIn(page, people.userAdministrator, '/users');
    const first = await createOne(page, user);
    await page.getByRole('button', { name: 'Slet bruger' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Slet bruger' }).click();
    await expect(page).toHaveURL(/\/users$/);
    const second = await createOne(page, user);
    expect(second).not.toBe(first);
    await page.goto(first);
    await expect(page.getByText('Personen er oprettet igen som en ny bruger.')).toBeVisible();
    await page.getByRole('link', { name: 'Åbn den nye bruger' }).click();
    await expect(page).toHaveURL(new RegExp(`${second}$`));
  });

  test('UX-37 the own user and the last organisation administrator cannot be deleted, and the button says why', async ({
    page,
    tillid,
  }) => {
    await signIn(page, people.userAdministrator, '/users');
    const open = async (name: string) => {
      await page.goto(`/users?search=${encodeURIComponent(name)}`);
      await page.getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    };
    const remove = page.getByRole('button', { name: 'Slet bruger' });
    await open(people.userAdministrator);
    await expect(remove).toBeDisabled();
    await expect(remove).toHaveAccessibleDescription('Du kan ikke gøre det ved din egen bruger.');
    await open(people.organisationAdministrator);
    await expect(remove).toBeEnabled();
    await withoutOthers(await apiOf(page.context(), tillid.url), async () => {
      await expect(remove).toBeDisabled();
      await expect(remove).toHaveAccessibleDescription(
        'Organisationen skal have mindst én organisationsadministrator.',
      );
      await expectAccessible(page);
    });
    await expect(remove).toBeEnabled();
  });

  test('a deleted person is forgotten for good by an organisation administrator who types the word', async ({
    page,
    browser,
    tillid,
  }) => {
    const user = newUser();
    const name = `${user.firstName} ${user.lastName}`;
    await signIn(page, people.userAdministrator, '/users');
    const profile = await createOne(page, user);
    await page.getByRole('button', { name: 'Slet bruger' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Slet bruger' }).click();
    await expect(page).toHaveURL(/\/users$/);
    const left = profile.replace('/users/', '/deleted-users/');
    await page.goto(left);
    const button = page.getByRole('button', { name: 'Glem personen for altid' });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/Kun en organisationsadministrator/);

    const other = await browser.newContext({ baseURL: tillid.url });
    const theirs = await other.newPage();
    await speakEnglish(theirs);
    await signIn(theirs, people.organisationAdministrator, left);
    await theirs.getByRole('button', { name: 'Forget the person for good' }).click();
    const question = theirs.getByRole('alertdialog', { name: `Forget ${name} for good?` });
    await expect(question).toContainText('cannot be undone');
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await question.getByLabel('Type “forget” to confirm').fill('forge');
    await question.getByRole('button', { name: 'Forget the person' }).click();
    await expect(question.getByText('Type “forget” in the field')).toBeVisible();
    await expect(question.getByLabel('Type “forget” to confirm')).toBeFocused();
    await expectAccessible(theirs);
    await theirs.setViewportSize({ width: 320, height: 900 });
    await expectAccessible(theirs);
    await question.getByLabel('Type “forget” to confirm').fill(' Forget ');
    await question.getByRole('button', { name: 'Forget the person' }).click();
    await expect(theirs).toHaveURL(/\/deleted-users$/);
    await expect(theirs.getByRole('status').filter({ hasText: `${name} is forgotten` })).toBeVisible();
    await expect(theirs.getByRole('row').filter({ hasText: name })).toHaveCount(0);
    await theirs.goto('/history');
    await expect(theirs.getByRole('rowheader', { name: /forgotten/i }).first()).toBeVisible();
    await expect(theirs.getByRole('main')).not.toContainText(user.lastName);
    await other.close();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: /findes ikke/ })).toBeVisible();
  });
});
