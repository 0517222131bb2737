import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { create, fillIn, newUser, profileAddress } from './support/new-user.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newProductionUnitNumber, registerUnits } from './support/units.ts';

function toast(page: Page, text: string) {
  return page.getByRole('status').filter({ hasText: text });
}

/** So many P numbers that they are found by typing. */
async function registerMany(page: Page): Promise<string> {
  const mark = `Sted${Date.now() % 100_000}`;
  await signIn(page, people.organisationAdministrator, '/settings');
  await registerUnits(
    page,
    Array.from({ length: 30 }, (_, n) => ({ number: newProductionUnitNumber(), name: `${mark}x${n + 10}` })),
  );
  await page.context().clearCookies();
  return mark;
}

test.describe('what a user is associated with', () => {
  test('is chosen when the user is created: many P numbers by typing, few others from a list', async ({ page }) => {
    const mark = await registerMany(page);
    const user = newUser();
    await signIn(page, people.userAdministrator, '/users/new');
    await fillIn(page, user, 'cpr');
    await expect(page.getByText('Nordhavn Kommune').last()).toBeVisible();
    await expect(page.getByText('90010018')).toBeVisible();
    const place = page.getByRole('combobox', { name: /^P-nummer/ });
    await place.click();
    await expect(page.getByText(/^Viser 20 af \d+\. Skriv mere/).first()).toBeVisible();
    const options = page.getByRole('listbox', { name: 'P-nummer' }).getByRole('option');
    await expect(options).toHaveCount(20);
    await expectAccessible(page);
    await place.fill(mark.toLowerCase());
    await expect(page.getByText('Viser 20 af 30. Skriv mere for at finde flere.').first()).toBeVisible();
    await place.fill(`${mark}x17`);
    await expect(options).toHaveCount(1);
    await place.press('ArrowDown');
    await place.press('Enter');
    await expect(place).toHaveValue(new RegExp(`${mark}x17$`));
    await place.fill('findes ikke');
    await expect(page.getByText('Ingen passer til “findes ikke”').first()).toBeVisible();
    await place.press('Escape');
    await expect(place).toHaveValue(new RegExp(`${mark}x17$`));
    await page.getByLabel(/^SE-nummer/).selectOption({ label: '90010026 Nordhavn Forsyning' });
    await page.getByLabel(/^Faktureringsmetode/).selectOption({ label: '5790001000028 Børn og Skole' });
    await page.getByLabel(/^Referencetekst/).fill('Hus 4');
    await page.setViewportSize({ width: 320, height: 900 });
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('button', { name: 'Opret bruger' }).click();
    await expect(page).toHaveURL(profileAddress);
    await page.getByRole('button', { name: 'Organisation', exact: true }).click();
    for (const text of [`${mark}x17`, '90010026 Nordhavn Forsyning', '5790001000028 Børn og Skole'])
      await expect(page.getByText(text)).toBeVisible();
    await expectAccessible(page);
  });

  test('the user number is copied from the profile', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, people.userAdministrator, '/users/new');
    await create(page, newUser(), 'cpr');
    await expect(page).toHaveURL(profileAddress);
    const userId = page.url().split('/').at(-1) ?? '';
    await expect(page.getByText(userId)).toBeVisible();
    await page.getByRole('button', { name: 'Kopiér brugernummer' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(userId);
  });

  test('an organisation administrator changes it, who may not edit the user besides', async ({ page }) => {
    await speakEnglish(page);
    await signIn(page, people.organisationAdministrator, '/users');
    await page.getByRole('link', { name: 'Eva Lind' }).click();
    await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Organisation', exact: true }).click();
    await page.getByRole('link', { name: 'Edit association' }).click();
    await expectAccessible(page);
    await page.getByLabel(/^SE number/).selectOption({ label: '90010026 Nordhavn Forsyning' });
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(toast(page, 'What the user is associated with has been updated')).toBeVisible();
    await page.getByRole('button', { name: 'History' }).click();
    await expect(
      page.getByText('What the user is associated with in the organisation was changed').first(),
    ).toBeVisible();
  });
});

test.describe('a person who is a user already', () => {
  test('is found when the CPR number is left, before anything is saved, and can be opened', async ({ page }) => {
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await signIn(page, people.userAdministrator, '/users/new');
    await page.getByLabel('CPR-nummer', { exact: true }).fill('680696-4814');
    await page.getByLabel('E-mailadresse').focus();
    const found = page.getByRole('alert').filter({ hasText: 'Personen er allerede bruger hos jer' });
    await expect(found).toContainText('Eva Lind, Aktiv');
    await expectAccessible(page);
    await page.getByLabel('CPR-nummer', { exact: true }).fill('680696-481');
    await expect(found).toHaveCount(0);
    await page.getByLabel('CPR-nummer', { exact: true }).fill('6806964814');
    await page.getByLabel('E-mailadresse').focus();
    await found.getByRole('button', { name: 'Åbn den eksisterende bruger' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Eva Lind' })).toBeVisible();
    expect(addresses.filter((address) => /680696/.test(address))).toEqual([]);
    await page.getByRole('button', { name: 'Historik' }).click();
    await expect(page.getByText('Brugeren blev fundet ved opslag på CPR-nummer').first()).toBeVisible();
  });

  test('one who waits is sent the e-mail again, and one who was deactivated is active again, from there', async ({
    page,
  }) => {
    const user = newUser();
    await signIn(page, people.userAdministrator, '/users/new');
    await create(page, user, 'cpr');
    await expect(page).toHaveURL(profileAddress);
    await page.goto('/users/new');
    await page.getByLabel('CPR-nummer', { exact: true }).fill(user.cpr);
    await page.getByLabel('E-mailadresse').focus();
    const found = page.getByRole('alert').filter({ hasText: 'Personen er allerede bruger hos jer' });
    await expect(found).toContainText('Afventer aktivering');
    await found.getByRole('button', { name: 'Send aktiveringsmail igen' }).click();
    await expect(toast(page, 'Aktiveringsmail er sendt igen')).toBeVisible();

    await page.getByLabel('CPR-nummer', { exact: true }).fill('8511989559');
    await page.getByLabel('E-mailadresse').focus();
    await expect(found).toContainText('Ulrik Wæver, Deaktiveret');
    await found.getByRole('button', { name: 'Aktivér bruger' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Aktivér' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ulrik Wæver' })).toBeVisible();
    await expect(page.getByRole('main').getByText('Aktiv', { exact: true })).toBeVisible();
  });

  test('one who was imported leads to the activation; without CPR number name and day are asked about', async ({
    page,
  }) => {
    await signIn(page, people.userAdministrator, '/users/new');
    await page.getByLabel('CPR-nummer', { exact: true }).fill('7705920502');
    await page.getByLabel('E-mailadresse').focus();
    const found = page.getByRole('alert').filter({ hasText: 'Personen er allerede bruger hos jer' });
    await expect(found).toContainText('Astrid Bøgh-Larsen, Importeret');
    await found.getByRole('button', { name: 'Redigér og aktivér' }).click();
    await expect(page).toHaveURL(/\/imported-users\/[0-9a-f-]{36}$/);
    await page.goto('/users/new');
    await page.getByLabel('Fornavn').fill('Eva');
    await page.getByLabel('Efternavn').fill('Lind');
    await page.getByLabel('Nej, brugeren har ikke et CPR-nummer').check();
    await page.getByLabel('Fødselsdato').fill('08.06.1969');
    await page.getByLabel('E-mailadresse').focus();
    await expect(page.getByRole('alert').filter({ hasText: 'allerede er bruger' })).toHaveCount(0);
    await page.getByLabel('Fødselsdato').fill('08.06.1996');
    await page.getByLabel('E-mailadresse').focus();
    const maybe = page.getByRole('alert').filter({ hasText: 'Er det en, der allerede er bruger?' });
    await expect(maybe).toContainText('Eva Lind, Aktiv');
    await expectAccessible(page);
  });
});
