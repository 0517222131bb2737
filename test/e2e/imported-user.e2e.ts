import type { Page } from '@playwright/test';
import { newPerson } from '../support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { fileOfRows, importAll, newRow } from './support/import-file.ts';
import { mailsTo } from './support/mailbox.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

// Uploads wait when the journeys before have sent many within a minute.
test.describe.configure({ timeout: 180_000 });

/** Imports one user and opens the page where the user is completed. */
async function openImported(page: Page, lastName: string, email: string): Promise<string> {
  await signIn(page, people.userAdministrator, '/users/import');
  await importAll(page, fileOfRows([newRow({ lastName, email })]));
  await page.getByRole('link', { name: `Åse ${lastName}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Åse ${lastName}` })).toBeVisible();
  return new URL(page.url()).pathname;
}

test('UX-44 UX-48 all fields can be edited, faults are told, and unsaved work is asked about', async ({
  page,
  tillid,
}) => {
  const email = 'draft.one@nordhavn.example';
  await openImported(page, 'Kladde', email);
  await page.getByLabel('Efternavn').fill('');
  await page.getByLabel('E-mailadresse').fill('halv@');
  await page.getByRole('button', { name: 'Gem' }).click();
  const summary = page.getByRole('group', { name: 'Der er 2 fejl' });
  await expect(summary).toBeFocused();
  await expectAccessible(page);
  await summary.getByRole('link', { name: /^Efternavn/ }).click();
  await expect(page.getByLabel('Efternavn')).toBeFocused();
  await page.getByLabel('Efternavn').fill('Kladde-Ærø');
  await page.getByLabel('E-mailadresse').fill(email);
  await page.getByLabel('Telefonnummer').fill('12 34 56 78');

  await page.getByRole('link', { name: 'Importerede brugere' }).first().click();
  const question = page.getByRole('alertdialog', { name: 'Du har ændringer, der ikke er gemt' });
  await question.getByRole('button', { name: 'Bliv på siden' }).click();
  await page.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Oplysningerne er gemt' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Åse Kladde-Ærø' })).toBeVisible();
  await expect(page.getByLabel('Telefonnummer')).toHaveValue('+45 12 34 56 78');

  await page.getByLabel('CPR-nummer', { exact: true }).check();
  await page.getByRole('textbox', { name: 'CPR-nummer' }).fill('660179-1234');
  await page.getByLabel('Privat MitID').check();
  await page.getByRole('button', { name: 'Send aktiveringsmail' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Aktiveringsmail er sendt' })).toBeFocused();
  await expectAccessible(page);
  await mailsTo(tillid, email);
  await page.getByRole('button', { name: 'Gå til brugerens profil' }).click();
  await expect(page.getByText('Afventer aktivering').first()).toBeVisible();
});

test('UX-42 somebody else’s change is shown beside one’s own, and nothing typed is lost', async ({
  page,
  browser,
  tillid,
}) => {
  const address = await openImported(page, 'Samtidig', 'draft.two@nordhavn.example');
  await page.getByLabel('Telefonnummer').fill('11 11 11 11');
  const elsewhere = await browser.newContext({ baseURL: tillid.url });
  const other = await elsewhere.newPage();
  await signIn(other, 'Anna Møller', address);
  await other.getByLabel('Telefonnummer').fill('22 22 22 22');
  await other.getByLabel('Fornavn').fill('Åsa');
  await other.getByRole('button', { name: 'Gem' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'Oplysningerne er gemt' })).toBeVisible();
  await elsewhere.close();

  await page.getByRole('button', { name: 'Gem' }).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'En anden har ændret brugeren imens' });
  await expect(conflict).toContainText('Telefonnummer: du har skrevet "11 11 11 11", nu står der "+45 22 22 22 22".');
  await expectAccessible(page);
  await expect(page.getByLabel('Telefonnummer')).toHaveValue('11 11 11 11');
  await expect(page.getByLabel('Fornavn')).toHaveValue('Åsa');
  await page.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Oplysningerne er gemt' })).toBeVisible();
  await page.getByRole('button', { name: 'Slet bruger' }).click();
  const question = page.getByRole('alertdialog', { name: 'Slet Åsa Samtidig?' });
  await expect(question.getByRole('button', { name: 'Annuller' })).toBeFocused();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Slet bruger' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Åsa Samtidig er slettet' })).toBeVisible();
});

test('UX-29: bulk activation names who cannot be included and why, goes on with the rest, and leads to each of them', async ({
  page,
  tillid,
}) => {
  await signIn(page, people.userAdministrator, '/users/import');
  const emails = ['sammen.et@nordhavn.example', 'sammen.to@nordhavn.example'];
  const included = emails.map((email) => newRow({ lastName: 'Medtagen', email, cpr: newPerson().cpr ?? '' }));
  await importAll(page, fileOfRows([...included, newRow({ lastName: 'Udeladt' })]));
  await page.getByRole('checkbox', { name: 'Vælg alle på siden' }).check();
  await expect(page.getByText('3 valgt')).toBeVisible();
  await page.getByRole('button', { name: 'Aktivér brugere' }).click();
  const error = page.getByRole('alert').filter({ hasText: '1 bruger har ikke CPR-nummer' });
  await expect(error).toContainText('kan ikke aktiveres sammen med andre');
  await expect(error).toContainText('Aktivér dem én ad gangen; så får du en midlertidig kode til hver:');
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await error.getByRole('link', { name: 'Åse Udeladt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Åse Udeladt' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Fortsæt med 2 brugere' }).click();
  await page.getByLabel('Privat MitID').check();
  await page.getByRole('button', { name: 'Se oversigten' }).click();
  await page.getByRole('button', { name: 'Aktivér brugere' }).click();
  await expect(page.getByText('Aktiveringsmails er sendt til 2 brugere')).toBeVisible();
  for (const email of emails) expect(await mailsTo(tillid, email)).toHaveLength(1);
});

test('a rights administrator sees the list and no way to act', async ({ page }) => {
  await signIn(page, people.rightsAdministrator, '/imported-users');
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Du kan ikke redigere brugeren' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/imported-users/activate');
  await expect(page.getByRole('heading', { name: 'Du har ikke adgang til siden' })).toBeVisible();
});
