import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { say } from '../support/sentences.ts';
import { expectAccessible } from './support/accessible.ts';
import { fileOfRows, headerRow, importFile, newRow, preview, sampleFile, send, upload } from './support/import-file.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

// More uploads than are let in within a minute: some wait.
test.describe.configure({ timeout: 180_000 });

const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(500, 'x')]);

async function countImports(page: Page): Promise<number> {
  await page.goto('/users/import');
  const table = page.getByRole('table', { name: 'Seneste importer' });
  await expect(table.or(page.getByText(say('da', 'imports.recent.none')))).toBeVisible();
  return table.getByRole('row').count();
}

test.describe('a file that cannot be used', () => {
  test('is refused at once when it is empty, a spreadsheet or no text, and leaves nothing behind', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users/import');
    const before = await countImports(page);
    await page.getByRole('button', { name: 'Kontrollér filen' }).click();
    const summary = page.getByRole('group', { name: 'Der er 1 fejl' });
    await expect(summary).toBeFocused();
    await expect(page).toHaveTitle(/^Fejl: /);
    await summary.getByRole('link', { name: 'Vælg en fil først.' }).click();
    await expect(page.getByRole('button', { name: 'Vælg fil' })).toBeFocused();
    await expectAccessible(page);
    const refused = [
      { file: importFile(''), words: 'Filen er tom.' },
      { file: importFile(zip, 'brugere.xlsx.csv'), words: 'Filen er et regneark, ikke en .csv-fil.' },
      { file: importFile(Buffer.from([1, 2, 0, 3, 0, 4])), words: 'Filen er ikke en tekstfil.' },
    ];
    for (const { file, words } of refused) {
      await send(page, file);
      await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
      await expect(page).toHaveTitle(/^Fejl: /);
    }
    await expectAccessible(page);
    expect(await countImports(page)).toBe(before);
  });

  test('is refused with what is wrong in it and what to do', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users/import');
    const refused = [
      { content: 'hej;med;dig\r\n1;2;3\r\n', words: ['Den første række har ingen af skabelonens kolonnenavne.'] },
      { content: `${headerRow}\r\n`, words: ['Filen har ingen rækker under overskriften.'] },
      { content: `${headerRow}${';mere'.repeat(60)}\r\n${newRow()}`, words: ['Højst 64 kolonner kan være i en fil.'] },
      { content: `${headerRow}\r\nC;;"Åse;Ærø\r\n`, words: ['Række 2', 'bliver aldrig lukket'] },
      { content: `${headerRow}\r\nC;;${'x'.repeat(100_000)};Ærø`, words: ['Række 2, Fornavn', 'Højst 1.000 tegn'] },
      {
        content: `${headerRow.replace('Telefon', 'Mobil')}\r\n${newRow()}`,
        words: ['Kolonne 8 hedder "Mobil". Menes "Telefon"?', 'En kolonne mangler.'],
      },
    ];
    for (const { content, words } of refused) {
      await upload(page, importFile(content));
      await expect(page.getByRole('heading', { level: 1, name: 'Filen kan ikke importeres' })).toBeVisible();
      for (const text of words) {
        await expect(page.getByRole('main')).toContainText(text);
      }
    }
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Vælg en anden fil' }).click();
    await expect(page).toHaveURL(/\/users\/import$/);
    await expect(page.getByRole('table', { name: 'Seneste importer' })).toContainText('Afvist');
  });
});

test.describe('rows with faults', () => {
  const bad = Array.from({ length: 500 }, (_, index) => newRow({ email: `ikke-en-adresse-${index}` }));

  test('are told by cell and by cause, filtered, and left out by choice', async ({ page }) => {
    const good = Array.from({ length: 97 }, () => newRow());
    const faulty = [
      newRow({ cpr: '2,56E+09' }),
      newRow({ cpr: '840154225' }),
      newRow({ cpr: '8401542250', birthDate: '01011980' }),
    ];
    await signIn(page, people.userAdministrator, '/users/import');
    await preview(page, fileOfRows([...good, ...faulty, newRow({ email: 'åse@nordhavn.example' })]));
    await expect(page.getByText('98 af 101 rækker er klar.')).toBeVisible();
    await page.getByRole('link', { name: 'Advarsler (1)' }).click();
    await expect(page.getByRole('table', { name: 'Filens rækker' }).getByRole('row')).toHaveCount(2);
    await page.getByRole('link', { name: 'Fejl (3)' }).click();
    await expect(page).toHaveURL(/show=faults/);
    const rows = page.getByRole('table', { name: 'Filens rækker' }).getByRole('row');
    await expect(rows).toHaveCount(4);
    await expect(rows.nth(1)).toContainText('Række 99, CPR-nummer: Excel har lavet CPR-nummeret om');
    await expect(rows.nth(2)).toContainText('Række 100, CPR-nummer: CPR-nummeret har kun ni cifre.');
    await expect(rows.nth(3)).toContainText('Række 101, Fødselsdato: Fødselsdatoen passer ikke med CPR-nummeret.');
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d{10}|\d{6}-\d{4}/);
    await expectAccessible(page);

    const all = page.getByRole('button', { name: 'Importér alle 101 brugere' });
    await expect(all).toBeDisabled();
    await expect(all).toHaveAccessibleDescription(/3 rækker har fejl/);
    await page.reload();
    await page.getByRole('button', { name: 'Importér 98 brugere (3 springes over)' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kvittering' })).toBeVisible();
    await expect(page.getByText('98 brugere er importeret')).toBeVisible();
    await expect(page.getByText('Kun rækker uden fejl')).toBeVisible();
    await page.getByRole('link', { name: 'Ikke importeret (3)' }).click();
    await expect(page.getByText('Sprunget over').nth(1)).toBeVisible();
    await expectAccessible(page);
  });

  test('500 equal faults are one cause, and a hundred rows at a time are shown', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users/import');
    await preview(page, fileOfRows(bad));
    const causes = page.getByRole('table', { name: 'Fejl og advarsler efter årsag' }).getByRole('row');
    await expect(causes).toHaveCount(2);
    await expect(causes.nth(1)).toContainText('500 rækker');
    await expect(page.getByRole('button', { name: /^Importér/ })).toHaveCount(0);
    await expect(page.getByRole('table', { name: 'Filens rækker' }).getByRole('row')).toHaveCount(101);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Næste 100 rækker' }).click();
    await expect(page.getByRole('rowheader', { name: '102', exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Rækker', exact: true })).toBeFocused();
    await page.goBack();
    await expect(page.getByRole('rowheader', { name: '2', exact: true })).toBeVisible();
  });

  test('nothing is written before the choice, and an import can be cancelled', async ({ page }) => {
    const name = 'Aldrig-oprettet';
    await signIn(page, people.userAdministrator, '/users/import');
    await preview(page, fileOfRows([newRow({ lastName: name })]));
    const address = page.url();
    await page.goto(`/users?search=${name}`);
    await expect(page.getByRole('heading', { name: 'Ingen brugere fundet' })).toBeVisible();
    await page.goto(address);
    await page.getByRole('button', { name: 'Annuller importen' }).click();
    const question = page.getByRole('alertdialog', { name: 'Annuller importen?' });
    await expect(question.getByRole('button', { name: 'Tilbage' })).toBeFocused();
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Annuller importen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Importen er annulleret' })).toBeVisible();
    await expect(page.getByText('Ingen brugere blev oprettet.')).toBeVisible();
    await expectAccessible(page);
  });
});

test('rows that update or delete are named as not available', async ({ page }) => {
  await signIn(page, people.userAdministrator, '/users/import?menuItem=edit');
  await expect(page.getByText('I denne version kan en fil kun oprette brugere')).toBeVisible();
  await expectAccessible(page);
  await preview(page, sampleFile('users-update'), 'edit');
  await expect(page.getByRole('heading', { name: '3 rækker opdaterer eller sletter brugere' })).toBeVisible();
  await expect(page.getByText('Det gælder række 2, række 3 og række 4.')).toBeVisible();
  await expectAccessible(page);
  await preview(page, fileOfRows([newRow()]), 'edit');
  const button = page.getByRole('button', { name: 'Importér 1 bruger' });
  await expect(button).toBeDisabled();
  await page.getByLabel('Ja, filen skal oprette 1 ny bruger').check();
  await expect(button).toBeEnabled();
  await expectAccessible(page);
});

test('the template, a dropped file and the keyboard', async ({ page }) => {
  await signIn(page, people.userAdministrator, '/users/import');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Hent dansk skabelon' }).click();
  const template = readFileSync(await (await download).path());
  expect([...template.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(template.toString('utf8').slice(1).split('\r\n')[0]?.split(';')).toHaveLength(15);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Vælg fil' }).focus();
  await page.keyboard.press('Enter');
  await chooser;

  const file = fileOfRows([newRow()], 'trukket.csv');
  const transfer = await page.evaluateHandle(
    ({ name, text }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: 'text/csv' }));
      return data;
    },
    { name: file.name, text: file.buffer.toString() },
  );
  await page.getByText('Træk filen hertil').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByText('trukket.csv')).toBeVisible();
  await expect(async () => {
    await page.getByRole('button', { name: 'Kontrollér filen' }).press('Enter', { timeout: 2_000 });
    await page.waitForURL(/\/imports\//, { timeout: 5_000 });
  }).toPass({ timeout: 75_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Forhåndsvisning' })).toBeFocused();
});

test.describe('on a small screen, in English', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('a preview with long names and many faults scrolls nothing sideways', async ({ page }) => {
    await speakEnglish(page);
    await signIn(page, people.userAdministrator, '/users/import');
    await expect(page.getByRole('heading', { level: 1, name: 'Create and edit multiple users' })).toBeVisible();
    await page.getByText('What goes in the 15 columns?').click();
    await expectAccessible(page);
    const lastName = `Wolfeschlegelsteinhausenbergerdorff-${'Ågesensdatter'.repeat(4)}`;
    const rows = [newRow({ lastName }), newRow({ lastName, email: `${'x'.repeat(60)}-uden-snabel-a` })];
    await preview(page, fileOfRows(rows));
    await expect(page.getByText('Row 3, Email address:')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Import 1 user (1 skipped)' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Receipt' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go to imported users' }).click();
    await expect(page.getByRole('checkbox', { name: 'Select all on the page' })).toBeVisible();
    await expectAccessible(page);
  });
});
