import { expectAccessible } from './support/accessible.ts';
import { mailsTo } from './support/mailbox.ts';
import { create, fillIn, keepCode, newUser, profileAddress } from './support/new-user.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.describe('creating a user', () => {
  test('with a CPR number sends the mail and ends on the profile', async ({ page, tillid }) => {
    const person = newUser();
    await signIn(page, people.userAdministrator, '/users/new');
    await expectAccessible(page);
    await create(page, person, 'cpr');
    await expect(page).toHaveURL(profileAddress);
    await expect(page.getByRole('status').filter({ hasText: 'Aktiveringsmail er sendt' })).toContainText(person.email);
    await expect(page.getByRole('heading', { level: 1, name: `Åse ${person.lastName}` })).toBeVisible();
    await expect(page.getByText('CPR-nummer tilknyttet')).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(person.cpr.slice(6));
    await expect(page.getByRole('main')).toContainText(`${person.cpr.slice(0, 6)}-••••`);
    const [mail] = await mailsTo(tillid, person.email);
    expect(mail?.links.some((link) => link.startsWith(`${tillid.url}/activate/`))).toBe(true);
    await page.getByRole('button', { name: 'Aktivering', exact: true }).click();
    await expect(page.getByText(/^Sendt \d\d\.\d\d\.\d{4}/)).toBeVisible();
    await page.getByRole('button', { name: 'Historik' }).click();
    const created = page.getByRole('row').filter({ hasText: 'Brugeren blev oprettet' });
    await expect(created).toContainText(people.userAdministrator);
    await expectAccessible(page);
  });

  test('UX-38 with a date of birth the code is hidden, shown and copied, cannot be lost by a slip, and is gone after a reload', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const person = newUser();
    await signIn(page, people.userAdministrator, '/users/new');
    await create(page, person, 'date');
    await expect(page.getByRole('heading', { level: 1, name: 'Brugeren er oprettet' })).toBeFocused();
    const secret = page.getByRole('group', { name: 'Midlertidig aktiveringskode' });
    await expect(secret).toContainText('••••-••••-••••-••');
    await expectAccessible(page);
    await secret.getByRole('button', { name: 'Vis' }).click();
    await expect(secret).toContainText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/);
    await secret.getByRole('button', { name: 'Kopiér til udklipsholder' }).click();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    await expect(secret).toContainText(code);

    await page.getByRole('button', { name: 'Gå til brugerens profil' }).click();
    await expect(page.getByText('Sæt kryds, når koden er gemt eller givet videre.')).toBeVisible();
    await page.getByRole('link', { name: 'Brugere', exact: true }).click();
    await expect(page.getByRole('alertdialog', { name: 'Har du gemt koden?' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Bliv på siden' }).click();
    await keepCode(page);
    await expect(page.getByRole('main')).not.toContainText(code);
    await page.reload();
    await expect(page.getByText('24.12.1985')).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(code);
  });

  test('UX-44 UX-45 UX-47 UX-48 tells what is wrong on leaving a field and on sending, and keeps the input', async ({
    page,
  }) => {
    await signIn(page, people.userAdministrator, '/users/new');
    const faults = page.getByText(/^Skriv /);
    await page.getByLabel('E-mailadresse').pressSequentially('halv@');
    await expect(faults).toHaveCount(0);
    await page.getByLabel('Telefonnummer').focus();
    await expect(page.getByText('Skriv en e-mailadresse som navn@eksempel.dk.')).toBeVisible();
    await page.getByLabel('CPR-nummer', { exact: true }).fill('10160-1000');
    await page.getByRole('button', { name: 'Opret bruger' }).click();

    const summary = page.getByRole('group', { name: 'Der er 4 fejl' });
    await expect(summary).toBeFocused();
    await expect(page).toHaveTitle(/^Fejl: /);
    await expect(page.getByLabel('E-mailadresse')).toHaveValue('halv@');
    await expectAccessible(page);
    await summary.getByRole('link', { name: 'Fornavn: Skriv fornavnet.' }).click();
    await expect(page.getByLabel('Fornavn')).toBeFocused();
    await page.getByRole('button', { name: 'Sæt 0 foran' }).click();
    await expect(page.getByLabel('CPR-nummer', { exact: true })).toHaveValue('010160-1000');
    await page.getByLabel('E-mailadresse').fill('åse@nordhavn.example');
    await page.getByLabel('Telefonnummer').focus();
    await expect(page.getByText('Adressen har æ, ø eller å.')).toBeVisible();

    await page.getByRole('link', { name: 'Annuller' }).click();
    const question = page.getByRole('alertdialog', { name: 'Du har ændringer, der ikke er gemt' });
    await expect(question.getByRole('button', { name: 'Bliv på siden' })).toBeFocused();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Annuller' }).click();
    await question.getByRole('button', { name: 'Forlad siden' }).click();
    await expect(page).toHaveURL(/\/users$/);
  });

  test('UX-58 changes language in the middle and keeps the input', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users/new');
    await page.getByLabel('Fornavn').fill('Åse');
    await page.getByRole('button', { name: 'Opret bruger' }).click();
    await page.getByRole('button', { name: /, menu$/ }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1, name: 'Create user' })).toBeVisible();
    await expect(page.getByLabel('First name')).toHaveValue('Åse');
    await expect(page.getByRole('link', { name: 'Surname: Enter the surname.' })).toBeVisible();
    await expectAccessible(page);
  });

  test('somebody who is there already is offered, not made twice', async ({ page }) => {
    const person = newUser();
    await signIn(page, people.userAdministrator, '/users/new');
    const made: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/v1/users')) made.push(request.url());
    });
    await fillIn(page, person, 'cpr');
    await page.getByRole('button', { name: 'Opret bruger' }).dblclick();
    await expect(page).toHaveURL(profileAddress);
    expect(made).toHaveLength(1);
    const profile = page.url();

    await page.goto('/users/new');
    await create(page, person, 'cpr');
    const offer = page.getByRole('group', { name: 'Personen er allerede bruger hos jer' });
    await expect(offer).toBeFocused();
    await expect(offer).toContainText('Afventer aktivering');
    await expectAccessible(page);
    await offer.getByRole('button', { name: 'Åbn den eksisterende bruger' }).click();
    await expect(page).toHaveURL(profile);
  });

  test('the same name and date of birth is asked about first', async ({ page }) => {
    const person = newUser();
    await signIn(page, people.userAdministrator, '/users/new');
    for (const again of [false, true]) {
      await page.goto('/users/new');
      await create(page, person, 'date');
      if (again) {
        const question = page.getByRole('alertdialog', { name: 'Er det den samme person?' });
        await expect(question).toContainText('24.12.1985');
        await expectAccessible(page);
        await question.getByRole('button', { name: 'Opret alligevel' }).click();
      }
      await keepCode(page);
    }
  });
});
