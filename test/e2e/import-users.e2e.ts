import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { activateByCode, activateByLink, activationLink } from './support/activation.ts';
import { fileOfRows, importAll, newRow, preview, sampleFile } from './support/import-file.ts';
import { mailsTo } from './support/mailbox.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 180_000 });

const withCpr = Array.from({ length: 10 }, (_, index) => `user${index + 1}@example.test`);
const withoutCpr = ['Søren Æbelø', 'Zoë Hansen'];

/** Sends the ticked users for activation; ends where it is told that the mails are sent. */
async function activateTicked(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Aktivér brugere' }).click();
  const error = page.getByRole('alert').filter({ hasText: '2 brugere har ikke CPR-nummer' });
  for (const name of withoutCpr) {
    await expect(error.getByRole('link', { name })).toBeVisible();
  }
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Fortsæt med 10 brugere' }).click();
  await expect(page.getByRole('heading', { name: 'Vælg identifikationsmiddel' })).toBeFocused();
  await page.getByRole('button', { name: 'Se oversigten' }).click();
  await expect(page.getByRole('group', { name: 'Der er 1 fejl' })).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('Kodeviser').check();
  await expect(page.getByText('33,50 kr. ekskl. moms pr. stk.')).toBeVisible();
  await page.getByLabel('MitID app').check();
  await expect(page.getByLabel('Hvor mange må hver bruger bestille?')).toHaveValue('1');
  await page.getByRole('button', { name: 'Se oversigten' }).click();
  await expect(page.getByRole('heading', { name: 'Kontrollér, og aktivér' })).toBeFocused();
  await expectAccessible(page);
  const summary = page.getByRole('main');
  await expect(summary).toContainText(/Får valgt MitID app\s*9/);
  await expect(summary).toContainText(/Beholder det, der allerede er valgt\s*1/);
  await page.getByRole('button', { name: 'Aktivér brugere' }).click();
  await expect(page.getByText('Aktiveringsmails er sendt til 10 brugere')).toBeVisible();
  await expectAccessible(page);
}

test('from the sample file to active users, each step in history', async ({ page, browser, tillid }) => {
  await signIn(page, people.userAdministrator, '/users/import');
  await expectAccessible(page);
  await preview(page, sampleFile('users-create'));
  await expect(page.getByText('Alle 12 rækker er klar til at blive importeret.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Filens rækker' }).getByRole('row')).toHaveCount(13);
  for (const name of [
    'Lars Ågård',
    'Bjørn Aagaard',
    'Ærø Andersen',
    'Freja Ørsted',
    'Anne-Marie Müller',
    'Zoë Hansen',
  ]) {
    await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
  }
  await expect(page.getByText('Windows-1252, som dansk Excel gemmer')).toBeVisible();
  await expect(page.getByText('Semikolon (;)')).toBeVisible();
  expect(await page.getByRole('main').innerText()).not.toMatch(/\d{10}/);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Importér alle 12 brugere' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kvittering' })).toBeVisible();
  await expect(page.getByText('12 brugere er importeret')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Gå til importerede brugere' }).click();
  await expect(page.getByText('Du ser kun brugerne fra importen af users-create.csv.')).toBeVisible();
  await expect(page.getByText('12 importerede brugere')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Vælg alle på siden' }).check();
  await expect(page.getByText('12 valgt')).toBeVisible();
  await expectAccessible(page);
  await activateTicked(page);

  const mails = await Promise.all(withCpr.map((address) => mailsTo(tillid, address)));
  expect(mails.map((found) => found.length)).toEqual(withCpr.map(() => 1));

  const lars = await activateByLink(
    browser,
    tillid,
    await activationLink(tillid, 'user1@example.test'),
    /^Lars Ågård Født/,
  );
  await expect(lars.getByRole('heading', { level: 1, name: 'Velkommen Lars, du er nu aktiv bruger' })).toBeVisible();
  await expectAccessible(lars);
  await lars.getByRole('link', { name: 'Gå til Min profil' }).click();
  await expect(lars.getByRole('heading', { level: 1, name: 'Min profil' })).toBeVisible();
  await lars.context().close();

  await page.getByRole('link', { name: 'Se alle brugere' }).click();
  await page.getByText('Filtrér, sortér og vælg kolonner').click();
  await page.getByLabel('Import', { exact: true }).selectOption({ index: 1 });
  await expect(page.getByRole('link', { name: 'Fjern filter Import: users-create.csv' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '12 brugere fundet' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Søg efter bruger' }).fill('Lars Ågård');
  await expect(page.getByRole('row').filter({ hasText: 'Lars Ågård' })).toContainText('Aktiv');
  await page.getByRole('link', { name: 'Lars Ågård' }).click();
  await page.getByRole('button', { name: 'Historik' }).click();
  for (const step of [
    'Brugeren blev importeret fra en fil',
    'Brugeren blev sendt til aktivering',
    'Aktiveringsmailen blev sat i kø',
    'Brugeren bekræftede sin identitet med MitID',
    'Brugeren blev aktiveret',
  ]) {
    await expect(page.getByRole('rowheader', { name: step })).toBeVisible();
  }

  await activateWithoutCpr(page, 'Zoë Hansen');
  const code = await readCode(page);
  const zoe = await activateByCode(browser, tillid, {
    address: 'user11@example.test',
    name: /^Zoë Hansen I eksempelfilen/,
    code,
  });
  await expect(zoe.getByRole('heading', { level: 1, name: /^Velkommen Zoë/ })).toBeVisible();
  await zoe.context().close();
});

/** Opens an imported user by its tick alone, completes and activates. */
async function activateWithoutCpr(page: Page, name: string): Promise<void> {
  await page.goto('/imported-users');
  await page.getByRole('checkbox', { name: `Vælg ${name}` }).check();
  await page.getByRole('button', { name: 'Aktivér bruger', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Aktivér bruger', exact: true }).click();
  await expect(page.getByRole('link', { name: /Vælg et identifikationsmiddel/ })).toBeVisible();
  await page.getByLabel('MitID app').check();
  await page.getByRole('button', { name: 'Aktivér bruger', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Giv brugeren den midlertidige kode' })).toBeFocused();
  await expectAccessible(page);
}

async function readCode(page: Page): Promise<string> {
  const shown = page.getByRole('group', { name: 'Midlertidig aktiveringskode' });
  await expect(shown).toContainText('••••');
  await shown.getByRole('button', { name: 'Vis' }).click();
  const code = await shown.locator('code').innerText();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
  await page.getByLabel('Jeg har gemt koden eller givet den videre').check();
  await page.getByRole('button', { name: 'Tilbage til importerede brugere' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importerede brugere' })).toBeVisible();
  // Whoever was ticked is on the list no longer.
  await expect(page.getByRole('region', { name: 'Valgte brugere' })).toContainText('Ingen valgt');
  return code;
}

test('ticks survive paging, all that match are one choice, and deletion names and counts', async ({ page }) => {
  await signIn(page, people.userAdministrator, '/users/import');
  const rows = Array.from({ length: 40 }, () => newRow());
  await importAll(page, fileOfRows(rows));
  await expect(page.getByText('40 importerede brugere')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Vælg alle på siden' }).check();
  await expect(page.getByText('25 valgt')).toBeVisible();
  await page.getByRole('link', { name: 'Næste' }).click();
  await expect(page.getByRole('row')).toHaveCount(16);
  await expect(page.getByText('25 valgt')).toBeVisible();
  await page
    .getByRole('checkbox', { name: /^Vælg Åse/ })
    .first()
    .check();
  await expect(page.getByText('26 valgt')).toBeVisible();
  // Of those who were ticked before a reload no name is kept; they are counted.
  await page.reload();
  await expect(page.getByText('26 valgt')).toBeVisible();
  await page
    .getByRole('checkbox', { name: /^Vælg Åse/ })
    .nth(1)
    .check();
  await page.getByRole('button', { name: 'Slet' }).click();
  const reloaded = page.getByRole('alertdialog', { name: 'Slet 27 importerede brugere?' });
  await expect(reloaded.getByRole('listitem')).toHaveText([/^Åse /, 'og 26 til']);
  await reloaded.getByRole('button', { name: 'Annuller' }).click();
  await page.getByRole('button', { name: 'Vælg alle 40' }).click();
  await page
    .getByRole('checkbox', { name: /^Vælg Åse/ })
    .first()
    .uncheck();
  await expect(page.getByText('39 valgt')).toBeVisible();
  await page.getByRole('button', { name: 'Slet' }).click();
  const question = page.getByRole('alertdialog', { name: 'Slet 39 importerede brugere?' });
  await expect(question.getByRole('button', { name: 'Annuller' })).toBeFocused();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Slet 39 brugere' }).click();
  await expect(page.getByRole('status').filter({ hasText: '39 importerede brugere er slettet' })).toBeVisible();
  await page
    .getByRole('checkbox', { name: /^Vælg Åse/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Slet' }).click();
  await expect(page.getByRole('alertdialog', { name: /^Slet Åse/ })).toBeVisible();
  await page.getByRole('button', { name: 'Slet bruger' }).click();
  await expect(page.getByRole('heading', { name: 'Ingen brugere tilbage fra denne import' })).toBeVisible();
  await expectAccessible(page);
});
