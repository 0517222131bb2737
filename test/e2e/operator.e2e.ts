import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { activationLink, logInTyped } from './support/activation.ts';
import { mailsTo } from './support/mailbox.ts';
import { signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const administrator = { firstName: 'Ågot', lastName: 'Ærenlund', cpr: '6103821237' };

async function fillIn(page: Page, organisation: { cvr: string; name: string; email: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'CVR-nummer' }).fill(organisation.cvr);
  await page.getByRole('textbox', { name: 'Navn', exact: true }).fill(organisation.name);
  await page.getByRole('combobox', { name: 'Type' }).selectOption('Forening');
  await page.getByRole('textbox', { name: 'Fornavn' }).fill(administrator.firstName);
  await page.getByRole('textbox', { name: 'Efternavn' }).fill(administrator.lastName);
  await page.getByRole('textbox', { name: 'CPR-nummer' }).fill(administrator.cpr);
  await page.getByRole('textbox', { name: 'E-mailadresse' }).fill(organisation.email);
}

test('an operator makes an organisation, its administrator activates within 60 days and lands in it, and is out when it is blocked', async ({
  page,
  tillid,
  browser,
}) => {
  const organisation = { cvr: '90010158', name: 'Østkystens Fællesforening', email: 'aagot@oestkysten.example' };
  await page.goto('/operator');
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind som driftsoperatør' })).toBeVisible();
  await expectAccessible(page);
  await signIn(page, 'Inge Holm', '/operator');
  await expect(page.getByRole('heading', { level: 1, name: 'Organisationer' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nordhavn Kommune' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Opret organisation' }).click();
  await page.getByRole('button', { name: 'Opret organisation' }).click();
  await expect(page.getByRole('group', { name: 'Der er 6 fejl' })).toBeFocused();
  await expectAccessible(page);
  await fillIn(page, organisation);
  await page.getByRole('link', { name: 'Til organisationer' }).click();
  await page.getByRole('button', { name: 'Bliv på siden' }).click();
  await page.getByRole('button', { name: 'Opret organisation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: organisation.name })).toBeVisible();
  await expect(page.getByText('Venter på, at den første administrator aktiverer sig')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('main')).not.toContainText(administrator.lastName);

  const [mail] = await mailsTo(tillid, organisation.email);
  expect(mail?.subject).toContain('Østkystens Fællesforening er oprettet');
  const link = await activationLink(tillid, organisation.email);
  const context = await browser.newContext({ baseURL: tillid.url });
  const own = await context.newPage();
  await own.goto(link);
  await logInTyped(own, administrator);
  await expect(own).toHaveURL('/activate/done');
  await own.goto('/users');
  await expect(own.getByRole('banner')).toContainText(organisation.name);
  await expect(own.getByRole('link', { name: 'Ågot Ærenlund' })).toBeVisible();

  await page.reload();
  await expect(page.getByText('Venter på')).toBeHidden();
  await page.getByRole('button', { name: 'Luk for log ind' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('kommer ikke videre fra deres næste klik');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Luk for log ind' }).click();
  await expect(page.getByRole('heading', { name: 'Organisationen er lukket for log ind' })).toBeVisible();

  await own.getByRole('link', { name: 'Ågot Ærenlund' }).click();
  await expect(own.getByRole('heading', { level: 1, name: 'Du er blevet logget af' })).toBeVisible();
  await own.getByRole('main').getByRole('button', { name: 'Log ind igen' }).click();
  await own.waitForURL((url) => url.origin !== tillid.url);
  await own.getByLabel('Fornavn').fill(administrator.firstName);
  await own.getByLabel('Efternavn').fill(administrator.lastName);
  await own.getByRole('textbox', { name: /^CPR-nummer/ }).fill(administrator.cpr);
  await own.getByRole('radio', { name: 'Betydelig', exact: true }).check();
  await own.getByRole('button', { name: 'Log ind som denne person' }).click();
  await expect(own.getByRole('heading', { level: 1, name: 'Vi fandt ingen bruger til dig' })).toBeVisible();
  await context.close();

  await page.getByRole('link', { name: 'Historik' }).click();
  await expect(page.getByRole('row', { name: /Organisationens status blev ændret/ }).first()).toContainText(
    'Inge Holm',
  );
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Log af' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind som driftsoperatør' })).toBeVisible();
});

test('who is no operator, or comes at too low a level, is told so on a page of its own, in English too', async ({
  page,
}) => {
  await speakEnglish(page);
  for (const [name, title] of [
    ['Bo Østergård', 'Operators have to log in at level High'],
    ['Henrik Højgaard', 'You are not an operator'],
  ] as const) {
    await page.goto('/operator');
    const { origin } = new URL(page.url());
    await page.getByRole('button', { name: 'Log in as operator' }).click();
    await page.waitForURL((url) => url.origin !== origin);
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectAccessible(page);
  }
});

test('the list is searched and narrowed by status, an organisation is renamed, and a CVR number is taken once', async ({
  page,
}) => {
  await signIn(page, 'Inge Holm', '/operator');
  await page.getByRole('searchbox', { name: 'Søg efter organisation' }).fill('fjord');
  await expect(page.getByRole('link', { name: 'Fjordby Forsyning A/S' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nordhavn Kommune' })).toBeHidden();
  await page.getByRole('navigation', { name: 'Vis organisationer med status' }).getByText('Ophørt').click();
  await expect(page.getByRole('heading', { name: 'Vi fandt ingen organisation' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Vis alle organisationer' }).click();
  await page.getByRole('link', { name: 'Fjordby Forsyning A/S' }).click();
  await page.getByRole('link', { name: 'Redigér' }).click();
  await page.getByRole('textbox', { name: 'Navn' }).fill('Fjordby Vand A/S');
  await page.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fjordby Vand A/S' })).toBeVisible();
  await page.getByRole('button', { name: 'Historik' }).click();
  const renamed = page.getByRole('row', { name: /navn eller type blev ændret/ });
  await expect(renamed).toContainText('Fjordby Vand A/S');
  await page.getByRole('link', { name: 'Redigér' }).click();
  await page.getByRole('textbox', { name: 'Navn' }).fill('Fjordby Forsyning A/S');
  await page.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fjordby Forsyning A/S' })).toBeVisible();

  await page.goto('/operator/organisations/new');
  await fillIn(page, { cvr: '90010018', name: 'Endnu en', email: 'endnu@example.test' });
  await page.getByRole('button', { name: 'Opret organisation' }).click();
  await expect(page.getByRole('link', { name: /CVR-nummer: .*allerede en organisation/ })).toBeVisible();
});
