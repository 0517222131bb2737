import type { Page } from '@playwright/test';
import { activationLink, logInTyped } from './support/activation.ts';
import { expectAccessible } from './support/accessible.ts';
import { apiOf } from './support/api.ts';
import { createPending, fillIn, newUser, profileAddress } from './support/new-user.ts';
import { people } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Pastes as somebody does who has copied it from elsewhere. */
async function paste(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill('');
  await field.focus();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
  await expect(field).toHaveValue(text);
}

/** The number with a last digit that is none of control, as such numbers have been given out since 2007. */
function withoutControlDigit(cpr: string): string {
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
  const sum = Array.from(cpr).reduce((total, digit, place) => total + Number(digit) * (weights[place] ?? 0), 0);
  return sum % 11 === 0 ? `${cpr.slice(0, 9)}${(Number(cpr[9]) + 1) % 10}` : cpr;
}

test('UX-43 each field has a label, none leaves its name to a placeholder, and the choice of number or date is explained', async ({
  page,
  enter,
}) => {
  await enter(people.userAdministrator, '/users/new');
  const group = page.getByRole('group', { name: 'Har brugeren et dansk CPR-nummer?' });
  await expect(group).toContainText('bekræfter sin identitet én gang med sit private MitID');
  await expect(group).toContainText('en midlertidig kode');
  await expect(page.getByLabel('Fødselsdato')).toHaveCount(0);
  await group.getByLabel('Nej, brugeren har ikke et CPR-nummer').check();
  await expect(page.getByLabel('Fødselsdato')).toBeVisible();
  await expect(page.getByLabel('CPR-nummer', { exact: true })).toHaveCount(0);
  const fields = page.getByRole('main').locator('input, select, textarea');
  for (const field of await fields.all()) {
    await expect(field).toHaveAccessibleName(/\p{L}{2}/u);
    await expect(field).not.toHaveAttribute('placeholder');
  }
});

test('UX-46 numbers are taken as people copy them', async ({ page, context, enter }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const person = newUser();
  const cpr = withoutControlDigit(person.cpr);
  const [date, rest] = [cpr.slice(0, 6), cpr.slice(6)];
  await enter(people.userAdministrator, '/users/new');
  await fillIn(page, person, 'cpr');
  const faults = page.locator('.form-error-message');
  const longYear = `${date.slice(0, 4)}19${date.slice(4)}`;
  for (const written of [`${date}-${rest}`, `${date} ${rest}`, ` ${date}${rest} `, `${longYear}-${rest}`]) {
    await paste(page, 'CPR-nummer', written);
    await page.getByLabel('Fornavn').focus();
    await expect(faults).toHaveCount(0);
  }
  for (const phone of ['12345678', '12 34 56 78', '0045 12345678', '+45 12-34-56-78', '+45 12 34 56 78']) {
    await paste(page, 'Telefonnummer (valgfrit)', phone);
    await page.getByLabel('Fornavn').focus();
    await expect(faults).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Opret bruger' }).click();
  await expect(page).toHaveURL(profileAddress);
  await expect(page.getByRole('main')).toContainText(`${date}-••••`);
  await expect(page.getByRole('main')).toContainText('+45 12 34 56 78');
});

test('UX-48 an edited form is saved once by two presses, and leaving it by Back or a link is asked about', async ({
  page,
  context,
  enter,
  tillid,
}) => {
  await enter(people.userAdministrator, '/users');
  const { userId } = await createPending(await apiOf(context, tillid.url));
  await page.goto(`/users/${userId}`);
  await page.getByRole('link', { name: 'Redigér', exact: true }).click();
  const phone = page.getByLabel('Telefonnummer');
  await phone.fill('11 22 33 44');
  const question = page.getByRole('alertdialog', { name: 'Du har ændringer, der ikke er gemt' });
  await page.goBack();
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(phone).toHaveValue('11 22 33 44');
  await page.getByRole('link', { name: 'Tillid, forside' }).click();
  await question.getByRole('button', { name: 'Bliv på siden' }).click();

  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().endsWith('/contact')) sent.push(request.url());
  });
  await page.getByRole('button', { name: 'Opdatér' }).dblclick();
  await expect(page).toHaveURL(profileAddress);
  await expect(page.getByText('+45 11 22 33 44')).toBeVisible();
  expect(sent).toHaveLength(1);
});

test('UX-56 logging in for the first time asks for nothing to be remembered: a code is pasted as it was copied, or filled in by the browser', async ({
  context,
  browser,
  enter,
  tillid,
}) => {
  await enter(people.userAdministrator, '/users');
  const person = await createPending(await apiOf(context, tillid.url), 'date');
  const own = await browser.newContext({ baseURL: tillid.url, permissions: ['clipboard-read', 'clipboard-write'] });
  const window = await own.newPage();
  await window.goto(await activationLink(tillid, person.email));
  await logInTyped(window, { firstName: person.firstName, lastName: person.lastName, birthDate: '24.12.1985' });
  const field = window.getByLabel('Midlertidig aktiveringskode');
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await expectAccessible(window);
  await paste(window, 'Midlertidig aktiveringskode', ` ${person.code.toLowerCase().replaceAll('-', ' ')} `);
  await window.getByRole('button', { name: 'Aktivér mig' }).click();
  await expect(window).toHaveURL(/\/activate\/done$/);
  await own.close();
});
