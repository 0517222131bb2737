import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { fillIn, newUser, profileAddress } from './support/new-user.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newEan, newProductionUnitNumber, registerUnits } from './support/units.ts';

const list = '/settings/organisation-data';

function toast(page: Page, text: string) {
  return page.getByRole('status').filter({ hasText: text });
}

async function add(page: Page, kind: string, unit: { number: string; name: string }): Promise<void> {
  await page.goto(`${list}/new?kind=${kind}`);
  await page.getByLabel(/-nummer$/).fill(unit.number);
  await page.getByLabel('Navn', { exact: true }).fill(unit.name);
  await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
  await expect(toast(page, `${unit.name} er tilføjet`)).toBeVisible();
}

test.describe('organisation data', () => {
  test('the settings lead there; the sections are those that somebody may see', async ({ page }) => {
    await signIn(page, people.rightsAdministrator, '/settings');
    await expect(page.getByRole('main').getByRole('link')).toHaveText(['Organisationsdata', 'Forbrug']);
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Organisationsdata' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Organisationsdata' })).toBeVisible();
    await expect(page.getByText('Kun en organisationsadministrator kan ændre')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Tilføj P-nummer' })).toHaveCount(0);
    await page.goto(`${list}/new?kind=se-number`);
    await expect(page.getByRole('heading', { name: 'Du har ikke adgang til siden' })).toBeVisible();
    await page.context().clearCookies();
    await signIn(page, people.organisationAdministrator, '/users');
    await page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Indstillinger' }).click();
    await expect(page.getByRole('main').getByRole('link')).toHaveText(['Organisationsdata', 'Forbrug', 'API-klienter']);
    await expectAccessible(page);
  });

  test('a P number is added, renamed and removed; what is wrong is told at its field', async ({ page }) => {
    const number = newProductionUnitNumber();
    const longName = `${'Kulturhuset ved den gamle rutebilstation '.repeat(2)}Nord ${number}`.slice(0, 100);
    await signIn(page, people.organisationAdministrator, list);
    await expect(page.getByRole('row', { name: /Rådhuset/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Tilføj P-nummer' }).click();
    await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
    await expect(page.getByRole('link', { name: 'P-nummer: Udfyld nummeret.' })).toBeVisible();
    await expect(page).toHaveTitle(/^Fejl:/);
    await expectAccessible(page);
    await page.getByLabel('P-nummer').fill('190000001');
    await page.getByLabel('Navn', { exact: true }).fill(longName);
    await expect(page.getByText('Et P-nummer er ti cifre.').last()).toBeVisible();
    await page.getByLabel('P-nummer').fill('1900000018');
    await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
    await expect(page.getByText('Nummeret er allerede registreret med navnet Rådhuset.').last()).toBeVisible();
    await page.getByLabel('P-nummer').fill(number);
    await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
    await expect(toast(page, 'er tilføjet')).toBeVisible();
    await page.setViewportSize({ width: 320, height: 900 });
    await expectAccessible(page);

    await page.getByRole('link', { name: longName }).click();
    await expect(page.getByRole('heading', { level: 1, name: longName })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('button', { name: 'Omdøb' }).click();
    await page.getByRole('dialog').getByLabel('Navn').fill(`Huset ${number}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Gem' }).click();
    await expect(toast(page, 'Navnet er ændret')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: `Huset ${number}` })).toBeVisible();
    await page.getByRole('button', { name: 'Fjern', exact: true }).click();
    const question = page.getByRole('alertdialog');
    await expect(question.getByRole('button', { name: 'Annuller' })).toBeFocused();
    await expect(question.getByText('Ingen brugere er knyttet hertil.')).toBeVisible();
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Fjern P-nummer' }).click();
    await expect(toast(page, `Huset ${number} er fjernet`)).toBeVisible();
    await expect(page.getByRole('link', { name: `Huset ${number}` })).toHaveCount(0);
  });

  test('a P number that has users is removed with another in its place, and the users follow', async ({ page }) => {
    const mark = `Flyt${Date.now() % 1_000_000}`;
    const [old, other] = [`Gamle ${mark}`, `Nye ${mark}`];
    await signIn(page, people.organisationAdministrator, list);
    await registerUnits(page, [
      { number: newProductionUnitNumber(), name: old },
      { number: newProductionUnitNumber(), name: other },
      // So many others that they are found by typing, as where an organisation has many.
      ...Array.from({ length: 20 }, (_, n) => ({ number: newProductionUnitNumber(), name: `Andet sted ${n + 10}` })),
    ]);
    await page.context().clearCookies();
    const user = newUser();
    await signIn(page, people.userAdministrator, '/users/new');
    await fillIn(page, user, 'cpr');
    const place = page.getByRole('combobox', { name: /^P-nummer/ });
    await place.fill(old);
    await expect(page.getByRole('listbox', { name: 'P-nummer' }).getByRole('option')).toHaveCount(1);
    await place.press('ArrowDown');
    await place.press('Enter');
    await page.getByRole('button', { name: 'Opret bruger' }).click();
    await expect(page).toHaveURL(profileAddress);
    await page.context().clearCookies();

    await signIn(page, people.organisationAdministrator, `${list}?search=${mark}`);
    await page.getByRole('link', { name: old }).click();
    await page.getByRole('link', { name: 'Vis brugerne' }).click();
    const name = `${user.firstName} ${user.lastName}`;
    await expect(page.getByRole('rowheader')).toHaveText([name]);
    await expect(page.getByRole('link', { name: new RegExp(`^Fjern filter P-nummer: .*${old}`) })).toBeVisible();
    await page.goBack();
    await page.getByRole('button', { name: 'Fjern', exact: true }).click();
    const question = page.getByRole('alertdialog');
    await expect(question.getByText('1 bruger er knyttet hertil.')).toBeVisible();
    await question.getByLabel('Flyt dem til et andet P-nummer').check();
    const choice = question.getByRole('combobox', { name: /^Nyt P-nummer/ });
    await choice.fill(other);
    await expect(page.getByRole('option')).toHaveCount(1);
    await choice.press('ArrowDown');
    await choice.press('Enter');
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Fjern P-nummer' }).click();
    await expect(toast(page, `${old} er fjernet`)).toBeVisible();
    await page.goto(`${list}?search=${mark}`);
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.getByRole('link', { name: other }).click();
    await page.getByRole('link', { name: 'Vis brugerne' }).click();
    await expect(page.getByRole('rowheader')).toHaveText([name]);
  });

  test('an SE number without control digit is doubted, and taken when it is confirmed', async ({ page }) => {
    const number = `9${String(Date.now() % 1_000_000).padStart(6, '0')}`;
    const doubtful = ['0', '1'].map((last) => `${number}${last}`).find((each) => !hasControlDigit(each)) ?? '';
    await signIn(page, people.organisationAdministrator, `${list}/new?kind=se-number`);
    await page.getByLabel('SE-nummer').fill(doubtful);
    await page.getByLabel('Navn', { exact: true }).fill('Afdelingen');
    await expect(page.getByText('SE-nummeret har ikke kontrolciffer')).toBeVisible();
    await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
    await expect(page.getByRole('link', { name: /Sæt kryds ved/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Nummeret er rigtigt').check();
    await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
    await expect(toast(page, 'Afdelingen er tilføjet')).toBeVisible();
  });

  test('another invoicing method is made the default, and the default one cannot go', async ({ page }) => {
    const name = `Kasse ${Date.now() % 1_000_000}`;
    await signIn(page, people.organisationAdministrator, list);
    await add(page, 'invoicing-method', { number: newEan(), name });
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Gør til standard' }).click();
    await expect(toast(page, `${name} er nu standard`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Fjern', exact: true })).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByText('Standardmetoden kan ikke fjernes')).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${list}?kind=invoicing-method`);
    await page.getByRole('link', { name: 'Fællesforvaltningen' }).click();
    await page.getByRole('button', { name: 'Gør til standard' }).click();
    await expect(toast(page, 'Fællesforvaltningen er nu standard')).toBeVisible();
  });

  test('in English, among hundreds: searched, paged, and kept in the address', async ({ page }) => {
    await speakEnglish(page);
    await signIn(page, people.organisationAdministrator, list);
    const mark = `Nr${Date.now() % 100_000}`;
    const units = Array.from({ length: 60 }, (_, n) => ({
      number: newProductionUnitNumber(),
      name: `Ågård ${mark} ${String(n).padStart(2, '0')}`,
    }));
    await registerUnits(page, units);
    await page.getByLabel('Search by name or number').fill(`aagaard ${mark}`);
    await expect(page.getByRole('status').filter({ hasText: /^60 of \d+ match the search/ })).toBeVisible();
    await expect(page.getByRole('row')).toHaveCount(26);
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page.getByRole('row', { name: new RegExp(`${mark} 25`) })).toBeVisible();
    const address = page.url();
    await page.reload();
    expect(page.url()).toBe(address);
    await expect(page.getByRole('row', { name: new RegExp(`${mark} 25`) })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Search by name or number').fill('nothing is called this');
    await expect(page.getByRole('heading', { name: 'Nothing matches the search' })).toBeVisible();
    await expectAccessible(page);
  });
});

function hasControlDigit(number: string): boolean {
  const weights = [2, 7, 6, 5, 4, 3, 2, 1];
  return Array.from(number).reduce((sum, digit, place) => sum + Number(digit) * (weights[place] ?? 0), 0) % 11 === 0;
}
