import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { apiOf, type Api } from './support/api.ts';
import { dayIn } from './support/days.ts';
import { fileOfRows, importAll, newRow } from './support/import-file.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

// Uploads wait when the journeys before have sent many within a minute.
test.describe.configure({ timeout: 180_000 });

const bulkChange = /\/bulk-changes\/[0-9a-f-]{36}$/;

/** Narrows the list; what is pressed before the page has followed would be pressed on the list of before. */
async function search(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox').fill(text);
  await expect(page).toHaveURL(new RegExp(`search=${text}`));
}

const bar = (page: Page) => page.getByRole('region', { name: /^(Valgte brugere|Selected users)$/ });
const selected = (page: Page) => bar(page).getByRole('status').first();
const tickPage = (page: Page) => page.getByRole('checkbox', { name: /^(Vælg alle på siden|Select all on the page)$/ });

async function choose(page: Page, action: string): Promise<void> {
  await bar(page)
    .getByRole('button', { name: /^(Handlinger|Actions)$/ })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** Users of this journey alone, whom no other one changes; ends on the list of them. */
async function importSome(page: Page, count: number, lastName: string): Promise<void> {
  await signIn(page, people.userAdministrator, '/users/import');
  await importAll(page, fileOfRows(Array.from({ length: count }, () => newRow({ lastName }))));
  await page.goto(`/users?search=${lastName}`);
}

/** The page as it is at 320 px, and back again. */
async function expectAccessibleWhenSmall(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 900 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test.describe('selection', () => {
  test('UX-28: none, some, page and all matching; the count is always there and survives paging, sorting and reload', async ({
    page,
  }) => {
    await importSome(page, 30, 'Valgbar');
    await expect(selected(page)).toHaveText('Ingen valgt');
    await expect(page.getByRole('button', { name: 'Handlinger' })).toHaveAccessibleDescription(
      'Vælg en eller flere brugere først.',
    );
    const first = page.getByRole('checkbox', { name: 'Vælg Åse Valgbar' }).first();
    await first.check();
    await expect(selected(page)).toHaveText('1 valgt');
    await tickPage(page).check();
    await expect(selected(page)).toHaveText('25 valgt');
    await page.getByRole('link', { name: 'Næste' }).click();
    await expect(first).not.toBeChecked();
    await expect(selected(page)).toHaveText('25 valgt');
    await page.getByRole('link', { name: 'Navn', exact: true }).click();
    await expect(page).toHaveURL(/sort=name-descending/);
    await expect(selected(page)).toHaveText('25 valgt');
    await page.getByRole('button', { name: 'Vælg alle 30' }).click();
    await expect(selected(page)).toHaveText('30 valgt');
    await expect(tickPage(page)).toBeChecked();
    await first.uncheck();
    await expect(selected(page)).toHaveText('29 valgt');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Åse Valgbar' }).nth(1).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Åse Valgbar' })).toBeVisible();
    await page.goBack();
    await expect(selected(page)).toHaveText('29 valgt');
    await page.reload();
    await expect(selected(page)).toHaveText('29 valgt');
    await expect(first).not.toBeChecked();
    await expectAccessibleWhenSmall(page);

    await search(page, 'Dahlgaard');
    await expect(page.getByText('Valget er ryddet, fordi listen nu viser andre brugere.')).toBeVisible();
    await expect(selected(page)).toHaveText('Ingen valgt');
    await tickPage(page).check();
    await expect(page.getByText('Valget er ryddet')).toHaveCount(0);
    await page.getByRole('button', { name: 'Ryd valg' }).click();
    await expect(selected(page)).toHaveText('Ingen valgt');
  });

  test('by the keyboard alone', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users?search=Dahlgaard');
    await page.getByRole('checkbox', { name: 'Vælg Birgitte Dahlgaard' }).focus();
    await page.keyboard.press('Space');
    await expect(selected(page)).toHaveText('1 valgt');
    await page.getByRole('button', { name: 'Handlinger' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Deaktivér' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Deaktivér brugere' })).toBeFocused();
    await page.getByRole('link', { name: 'Tilbage til listen' }).first().click();
    await expect(page).toHaveURL(/\/users\?search=Dahlgaard$/);
    await expect(selected(page)).toHaveText('1 valgt');
  });

  test('everybody may do what is theirs: units alone, or nothing', async ({ page, browser, tillid }) => {
    await signIn(page, people.organisationAdministrator, '/users?search=Dahlgaard');
    await tickPage(page).check();
    await page.getByRole('button', { name: 'Handlinger' }).click();
    await expect(page.getByRole('menuitem')).toHaveText([
      'Tilknyt P-nummer',
      'Tilknyt SE-nummer',
      'Vælg faktureringsmetode',
    ]);
    await page.goto('/bulk-changes/new?action=deactivate');
    await expect(page.getByRole('heading', { name: 'Du har ikke adgang til siden' })).toBeVisible();
    await page.goto('/bulk-changes/new?action=explode');
    await expect(page.getByRole('heading', { level: 1, name: 'Siden findes ikke' })).toBeVisible();

    const elsewhere = await browser.newContext({ baseURL: tillid.url });
    const reader = await elsewhere.newPage();
    await signIn(reader, people.rightsAdministrator, '/users');
    await expect(reader.getByRole('table')).toBeVisible();
    await expect(bar(reader)).toHaveCount(0);
    await expect(reader.getByRole('table').getByRole('checkbox')).toHaveCount(0);
    await elsewhere.close();
  });
});

test('a deactivation is checked, ordered for some days, told as it goes, found again and undone', async ({ page }) => {
  await signIn(page, people.userAdministrator, '/users?size=100');
  for (const name of ['Gorm Jæger', 'Karen Nørgaard', 'Bo Østergård', 'Cæcilie Ebbesen', 'Astrid Bøgh-Larsen']) {
    await page.getByRole('checkbox', { name: `Vælg ${name}` }).check();
  }
  await expect(selected(page)).toHaveText('5 valgt');
  await choose(page, 'Deaktivér');
  await expect(page.getByText('2 brugere bliver deaktiveret.')).toBeVisible();
  const leftOut = page.getByRole('alert').filter({ hasText: '3 af de valgte brugere er ikke med' });
  await expect(leftOut).toContainText('Din egen bruger. Du kan ikke gøre det ved dig selv.');
  await expect(leftOut.getByRole('link', { name: 'Cæcilie Ebbesen' })).toBeVisible();
  await expect(leftOut.getByRole('link', { name: 'Astrid Bøgh-Larsen' })).toBeVisible();
  await expect(leftOut.getByRole('link', { name: 'Gå til importerede brugere' })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Til og med').fill(dayIn(-1));
  await expect(page.getByRole('button', { name: 'Deaktivér 2 brugere' })).toHaveCount(0);
  await page.getByLabel('Fra og med').fill(dayIn(3));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ret datoerne for at se, hvem det gælder.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Til og med').fill(dayIn(9));
  await page.keyboard.press('Enter');
  const words = `Brugerne bliver deaktiveret ${dayIn(3)} kl. 00.00 og logget af. Det gælder til og med ${dayIn(9)}; brugerne er aktive igen ${dayIn(10)} kl. 00.00.`;
  await expect(page.getByText(words)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Til og med')).toHaveValue(dayIn(9));
  await expect(page.getByText(words)).toBeVisible();
  await expectAccessibleWhenSmall(page);
  await page.getByRole('button', { name: 'Deaktivér 2 brugere' }).click();

  await expect(page).toHaveURL(bulkChange);
  await expect(page.getByRole('heading', { level: 1, name: 'Deaktivering' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Deaktivering af 2 brugere er planlagt' })).toBeVisible();
  await page.reload();
  const main = page.getByRole('main');
  await expect(main).toContainText('3 brugere er ikke ændret');
  await expect(main).toContainText(`Fra og med ${dayIn(3)} til og med ${dayIn(9)}`);
  await expect(main).toContainText('Bo Østergård');
  await expectAccessible(page);
  await expectAccessibleWhenSmall(page);
  const address = new URL(page.url()).pathname;
  await page.goto('/users?search=Gorm');
  await expect(page.getByRole('row').filter({ hasText: 'Gorm Jæger' })).toContainText('Deaktivering planlagt');
  await expect(selected(page)).toHaveText('Ingen valgt');

  await page.getByRole('link', { name: 'Se masseændringer' }).click();
  const row = page.getByRole('row').filter({ hasText: `Fra og med ${dayIn(3)} til og med ${dayIn(9)}` });
  await expect(row).toContainText('Bo Østergård');
  await expect(row).toContainText('2 af 5');
  await expect(row).toContainText('Gennemført');
  await expectAccessible(page);
  await expectAccessibleWhenSmall(page);
  await row.getByRole('link', { name: 'Deaktivering' }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await page.getByRole('button', { name: 'Fortryd ændringen' }).click();
  const question = page.getByRole('alertdialog', { name: 'Fortryd ændringen?' });
  await expect(question).toContainText('2 brugere blev deaktiveret og bliver aktive igen.');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Fortryd' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fortrydelse af deaktivering' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Deaktiveringen af 2 brugere er fortrudt' })).toBeVisible();
  await page.getByRole('link', { name: 'Se den tidligere ændring' }).click();
  await expect(page.getByText('Ændringen er fortrudt.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Fortryd ændringen' })).toHaveCount(0);

  await page.goto('/history');
  const event = page.getByRole('row').filter({ hasText: 'En masseændring blev startet' }).nth(1);
  await expect(event).toContainText('Valgte brugere: 5');
  await expect(event).toContainText('Ændring: Deaktivering');
  await event.getByRole('link', { name: 'Masseændring' }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
});

test('in English: users get an SE number, their profile and history tell it, and it is taken back', async ({
  page,
}) => {
  await importSome(page, 3, 'Enhedsen');
  await page.evaluate(() => localStorage.setItem('tillid-language', 'en'));
  await page.reload();
  await tickPage(page).check();
  await expect(selected(page)).toHaveText('3 selected');
  await choose(page, 'Associate with SE number');
  await expect(page.getByText('Choose first what the users are to have.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('SE number', { exact: true }).selectOption({ label: '90010026 Nordhavn Forsyning' });
  await expect(page.getByText('3 users will be associated with 90010026 Nordhavn Forsyning.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('3 users will be associated with 90010026 Nordhavn Forsyning.')).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleWhenSmall(page);
  await page.getByLabel('No SE number').check();
  await expect(page.getByText('It cannot be done for any of the selected users.')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('3 have it already.');
  await page.getByLabel('An SE number in place of theirs').check();
  await page.getByLabel('SE number', { exact: true }).selectOption({ label: '90010026 Nordhavn Forsyning' });
  await page.getByRole('button', { name: 'Associate 3 users' }).click();
  await expect(
    page.getByRole('heading', { name: '3 users are associated with 90010026 Nordhavn Forsyning' }),
  ).toBeVisible();
  await expectAccessible(page);
  const address = page.url();

  await page.goto('/users?search=Enhedsen');
  await page.getByRole('link', { name: 'Åse Enhedsen' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Åse Enhedsen' })).toBeVisible();
  await page.getByRole('button', { name: 'Organisation', exact: true }).click();
  await expect(page.getByRole('definition').filter({ hasText: '90010026 Nordhavn Forsyning' })).toBeVisible();
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'was changed' }).first()).toContainText('Nordhavn Forsyning');
  await page.goto(address);
  await page.getByRole('button', { name: 'Undo the change' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'The associations of 3 users are undone' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Bulk changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk changes' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Undoing of an association' }).first()).toContainText('3 of 3');
  await expectAccessible(page);
});

test('activation emails go again to whoever waits for activation', async ({ page }) => {
  await signIn(page, people.userAdministrator, '/users?size=100');
  for (const name of ['Ellen-Margrethe Gydesen', 'Jørgen Mæhl', 'Ida Løvenskjold']) {
    await page.getByRole('checkbox', { name: `Vælg ${name}` }).check();
  }
  await choose(page, 'Send aktiveringsmail igen');
  await expect(page.getByText('2 brugere får en ny aktiveringsmail.')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('1 er aktiv.');
  await page.getByRole('button', { name: 'Send 2 aktiveringsmails' }).click();
  await expect(page.getByRole('heading', { name: 'Aktiveringsmails er sendt igen til 2 brugere' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Fortryd ændringen' })).toHaveCount(0);

  await page.goto('/bulk-changes/new?action=resend-activation-email');
  await expect(page.getByRole('heading', { name: 'Ingen brugere er valgt' })).toBeVisible();
  await expectAccessible(page);
});

/** Lets the server begin so many changes of the same users that what is ordered now waits for them; gives the way to end them. */
async function keepBusy(api: Api, lastName: string): Promise<() => Promise<void>> {
  const { items } = await api<{ items: { unitId: string }[] }>('get', 'units?kind=production-unit&search=1900000026');
  const unit = { kind: 'production-unit', unitId: items[0]?.unitId };
  const selection = { filter: { search: lastName }, exceptUserIds: [] };
  const started: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const data = { selection, unit };
    started.push((await api<{ bulkChangeId: string }>('post', 'bulk-changes/units', { data })).bulkChangeId);
  }
  return async () => {
    // One that has come to its end meanwhile cannot be stopped.
    for (const id of started) await api('post', `bulk-changes/${id}/cancel`).catch(() => undefined);
  };
}

test('of thousands the progress is seen, and stopped it says what was done', async ({ page, tillid }) => {
  await importSome(page, 9_000, 'Mangfoldig');
  await page.getByRole('button', { name: 'Vælg alle 9.000' }).click();
  await expect(selected(page)).toHaveText('9.000 valgt');
  await choose(page, 'Vælg faktureringsmetode');
  await page.getByLabel('Faktureringsmetode (EAN-nummer)').selectOption({ label: '5790001000028 Børn og Skole' });
  const endOthers = await keepBusy(await apiOf(page.context(), tillid.url), 'Mangfoldig');
  await page.getByRole('button', { name: 'Tilknyt 9.000 brugere' }).click();
  await expect(page.getByRole('progressbar', { name: 'Tilknytning i organisationen' })).toBeVisible();
  await expect(page.getByText(/^[0-9.]+ af 9\.000 brugere$/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  const stopped = page.getByRole('alert').filter({ hasText: 'Masseændringen blev stoppet.' });
  await endOthers();
  await expect(stopped).toContainText(/[0-9.]+ brugere blev ikke nået og er ikke ændret\./);
  await expectAccessible(page);
  await page.goto('/bulk-changes');
  await expect(page.getByRole('row').filter({ hasText: '5790001000028 Børn og Skole' }).first()).toContainText(
    'Stoppet',
  );
});
