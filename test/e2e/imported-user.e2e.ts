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

/** Changes the user in another window, as another administrator would. */
async function changeElsewhere(page: Page, address: string, values: Readonly<Record<string, string>>): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(address);
  for (const [label, value] of Object.entries(values)) await other.getByLabel(label).fill(value);
  await other.getByRole('button', { name: 'Gem' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'Oplysningerne er gemt' })).toBeVisible();
  await other.close();
}

test('UX-42 what two change of an imported user is put together where it can be, and asked where it cannot', async ({
  page,
}) => {
  const address = await openImported(page, 'Samtidig', 'draft.two@nordhavn.example');
  await page.getByLabel('Telefonnummer').fill('11 11 11 11');
  await changeElsewhere(page, address, { Telefonnummer: '22 22 22 22', Fornavn: 'Åsa' });

  await page.getByRole('button', { name: 'Gem' }).click();
  const conflict = page.getByRole('group', { name: 'En anden har ændret det samme imens' });
  await expect(conflict).toBeFocused();
  await expect(conflict.getByLabel('Dit: 11 11 11 11')).toBeChecked();
  await expect(conflict.getByRole('radio')).toHaveCount(2);
  await expect(page.getByRole('alert').filter({ hasText: 'En anden har ændret brugeren imens' })).toContainText(
    'Fornavn: Åsa',
  );
  await expectAccessible(page);
  await expect(page.getByLabel('Fornavn')).toHaveValue('Åsa');
  await conflict.getByLabel('Den andens: +45 22 22 22 22').check();
  await expect(page.getByRole('textbox', { name: 'Telefonnummer' })).toHaveValue('+45 22 22 22 22');
  await conflict.getByLabel('Dit: 11 11 11 11').check();
  await page.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Oplysningerne er gemt' })).toBeVisible();
  await expect(conflict).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel('Telefonnummer')).toHaveValue('+45 11 11 11 11');
  await page.getByRole('button', { name: 'Slet bruger' }).click();
  const question = page.getByRole('alertdialog', { name: 'Slet Åsa Samtidig?' });
  await expect(question.getByRole('button', { name: 'Annuller' })).toBeFocused();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Slet bruger' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Åsa Samtidig er slettet' })).toBeVisible();
});

test('UX-42 what somebody else has changed of an imported user is seen before it is sent', async ({ page, tillid }) => {
  const email = 'draft.three@nordhavn.example';
  const address = await openImported(page, 'Usendt', 'draft.before@nordhavn.example');
  const { cpr = '' } = newPerson();
  await page.getByLabel('CPR-nummer', { exact: true }).check();
  await page.getByRole('textbox', { name: 'CPR-nummer' }).fill(cpr);
  await page.getByLabel('Privat MitID').check();
  await changeElsewhere(page, address, { 'E-mailadresse': email });

  const send = page.getByRole('button', { name: 'Send aktiveringsmail' });
  await send.click();
  const seen = page.getByRole('alert').filter({ hasText: 'En anden har ændret brugeren imens' });
  await expect(seen).toContainText(`E-mailadresse: ${email}`);
  await expect(seen).toContainText('Brugeren er ikke sendt til aktivering');
  await expectAccessible(page);
  await expect(page.getByLabel('E-mailadresse')).toHaveValue(email);
  await expect(page.getByLabel(`CPR-nummer ${cpr.slice(0, 6)}-••••`)).toBeChecked();
  await send.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Aktiveringsmail er sendt' })).toBeVisible();
  await mailsTo(tillid, email);
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
