import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/accessible.ts';
import { fileOfRows, importAll, newRow } from './support/import-file.ts';
import { profileAddress } from './support/new-user.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

// Uploads wait when the journeys before have sent many within a minute.
test.describe.configure({ timeout: 180_000 });

test.describe('the list', () => {
  test('shows names, addresses and statuses, and every way to create', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    await expect(page).toHaveTitle('Brugere – Tillid');
    const rows = page.getByRole('table', { name: /Brugere i/ }).getByRole('row');
    await expect(rows).toHaveCount(26);
    const row = rows.filter({ hasText: 'Bo Østergård' });
    await expect(row).toContainText('bo.oestergaard@nordhavn.example');
    await expect(row).toContainText('Aktiv');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Flere måder at oprette og redigere brugere på' }).click();
    await expect(page.getByRole('menuitem')).toHaveText([
      'Opret bruger',
      'Opret brugere med .csv-fil',
      'Redigér brugere med .csv-fil',
    ]);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Opret bruger' }).click();
    await expect(page).toHaveURL(/\/users\/new$/);
  });

  test('opens its menu by keyboard, also when its code comes late, and gives the focus back', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    const comes = Promise.withResolvers<void>();
    await page.route('**/assets/menu-window-*', async (route) => {
      await comes.promise;
      await route.continue();
    });
    await page.reload();
    const button = page.getByRole('button', { name: 'Flere måder at oprette og redigere brugere på' });
    await button.press('Enter');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(button).toBeFocused();
    comes.resolve();
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem').nth(1)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute('aria-expanded', 'false');

    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('menuitem').last()).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/users\/new$/);
  });

  test('is narrowed, sorted and shown otherwise, all in the address, and fetched as a file', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    await expect(page.getByRole('status').filter({ hasText: /i alt/i })).toBeVisible();
    await page.getByText('Filtrér, sortér og vælg kolonner').click();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Status/ }).click();
    await page.getByRole('checkbox', { name: 'Deaktiveret' }).check();
    await expect(page).toHaveURL(/status=deactivated/);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    const rows = page.getByRole('table', { name: /Brugere i/ }).getByRole('row');
    await expect(rows.filter({ hasText: 'Bo Østergård' })).toHaveCount(0);
    await expect(rows.filter({ hasText: 'Deaktiveret' }).first()).toBeVisible();

    await page.getByRole('button', { name: /^Kolonner/ }).click();
    await page.getByRole('checkbox', { name: 'Oprettet', exact: true }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Oprettet', exact: true }).click();
    await expect(page).toHaveURL(/sort=created(&|$)/);
    await expect(page.getByRole('columnheader', { name: 'Oprettet' })).toHaveAttribute('aria-sort', 'ascending');
    await page.getByRole('link', { name: 'Oprettet', exact: true }).click();
    await expect(page).toHaveURL(/sort=created-descending/);
    await page.reload();
    await expect(page.getByRole('columnheader', { name: 'Oprettet' })).toHaveAttribute('aria-sort', 'descending');
    await page.setViewportSize({ width: 320, height: 800 });
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 800 });

    await page.getByText('Filtrér, sortér og vælg kolonner').click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hent visningen som .csv-fil' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('brugere.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('Oprettet');
    expect(text).not.toContain('Østergård');

    await page.getByRole('link', { name: 'Fjern filter Deaktiveret' }).click();
    await expect(page).not.toHaveURL(/status=/);
    await page.goto('/users?notSignedInSince=2000-01-01&neverActivated=yes&createdTo=2001-01-01');
    await expect(page.getByRole('heading', { name: 'Ingen brugere fundet' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Ryd filtre' }).last().click();
    await expect(page).toHaveURL(/\/users$/);

    const gone = '01900000-0000-7000-8000-000000000000';
    await page.goto(`/users?productionUnit=${gone}&import=${gone}`);
    await expect(page.getByRole('link', { name: `Fjern filter P-nummer: ${gone}` })).toBeVisible();
    await page.getByRole('link', { name: 'Fjern filter Fra én import' }).click();
    await expect(page).toHaveURL(/\/users\?productionUnit=[0-9a-f-]+$/);
  });

  test('nobody is ticked among the users of the former filter while those of the next are on their way', async ({
    page,
  }) => {
    await signIn(page, people.userAdministrator, '/users');
    const comes = Promise.withResolvers<void>();
    await page.route(/\/api\/v1\/users\?(.*&)?anonymous=no(&|$)/, async (route) => {
      await comes.promise;
      await route.continue();
    });
    const ticks = page.getByRole('table').getByRole('checkbox');
    await expect(ticks.first()).toBeEnabled();
    await page.getByText('Filtrér, sortér og vælg kolonner').click();
    await page.getByLabel('Anonymitet').selectOption({ label: 'Ikke anonyme brugere' });
    await expect(page).toHaveURL(/anonymous=no/);
    for (const tick of await ticks.all()) await expect(tick).toBeDisabled();
    comes.resolve();
    await expect(ticks.first()).toBeEnabled();
    await ticks.nth(1).check();
    await expect(page.getByText('1 valgt')).toBeVisible();
  });

  test('the focus stays in a filter that is typed in, and goes on from one that is taken away', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users?anonymous=no&neverActivated=yes');
    await page.getByText('Filtrér, sortér og vælg kolonner').click();
    const day = page.getByLabel('Oprettet fra og med');
    await day.fill('01.01.2020');
    await day.press('Enter');
    await expect(page).toHaveURL(/createdFrom=2020-01-01/);
    await expect(day).toBeFocused();
    await page.getByRole('link', { name: 'Fjern filter Oprettet fra og med' }).press('Enter');
    await expect(page).not.toHaveURL(/createdFrom/);
    await expect(page.getByRole('link', { name: 'Fjern filter Ikke anonyme brugere' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(/anonymous/);
    await expect(page.getByRole('link', { name: /^Fjern filter/ })).toBeFocused();
    await page.getByRole('list', { name: 'Valgte filtre' }).getByRole('link', { name: 'Ryd filtre' }).press('Enter');
    await expect(page).toHaveURL(/\/users$/);
    await expect(page.getByRole('status').filter({ hasText: /^Viser 25 brugere/ })).toBeFocused();
    await expectAccessible(page);
  });

  test('UX-21: at most 100 rows stand in the page, however many users there are', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users/import');
    await importAll(page, fileOfRows(Array.from({ length: 110 }, () => newRow({ lastName: 'Hundredsen' }))));
    await page.goto('/users');
    await page.getByText('Filtrér, sortér og vælg kolonner').click();
    const size = page.getByLabel('Brugere pr. side');
    const sizes = await size
      .locator('option')
      .evaluateAll((all) => all.map((option) => Number((option as HTMLOptionElement).value)));
    expect(Math.max(...sizes)).toBe(100);
    await size.selectOption('100');
    await expect(page).toHaveURL(/size=100/);
    await expect(page.getByRole('status').filter({ hasText: /^Viser 100 brugere.* i alt/i })).toBeVisible();
    expect(await page.locator('tbody tr').count()).toBe(100);
    await page.getByRole('link', { name: 'Næste' }).click();
    await expect(page).toHaveURL(/after=/);
    await expect(page.getByRole('link', { name: 'Forrige' })).toBeVisible();
    expect(await page.locator('tbody tr').count()).toBeLessThanOrEqual(100);
  });

  test('UX-22: filter, order and page stand in the address; Back and reload restore them', async ({ page }) => {
    const names = () => page.getByRole('rowheader').allInnerTexts();
    await signIn(page, people.userAdministrator, '/users');
    await page.getByText('Filtrér, sortér og vælg kolonner').click();
    await page.getByLabel('Anonymitet').selectOption({ label: 'Ikke anonyme brugere' });
    await expect(page).toHaveURL(/anonymous=no/);
    await page.getByRole('link', { name: 'Navn', exact: true }).click();
    await expect(page).toHaveURL(/sort=name-descending/);
    await expect(page.getByRole('columnheader', { name: 'Navn' })).toHaveAttribute('aria-sort', 'descending');
    await expect(page.getByRole('rowheader').first()).toContainText('Å');
    const firstPage = await names();
    await page.getByRole('link', { name: 'Næste' }).click();
    await expect(page).toHaveURL(/after=/);
    await expect(page.getByRole('rowheader').first()).not.toHaveText(firstPage[0] ?? '');
    const secondPage = await names();
    const address = page.url();

    await page.reload();
    await expect(page.getByRole('link', { name: 'Fjern filter Ikke anonyme brugere' })).toBeVisible();
    expect(page.url()).toBe(address);
    expect(await names()).toEqual(secondPage);
    await page.getByRole('rowheader').first().getByRole('link').click();
    await expect(page).toHaveURL(profileAddress);
    await page.goBack();
    await expect(page.getByRole('columnheader', { name: 'Navn' })).toHaveAttribute('aria-sort', 'descending');
    expect(await names()).toEqual(secondPage);
    await page.goBack();
    await expect(page).not.toHaveURL(/after=/);
    await expect(page.getByRole('rowheader').first()).toHaveText(firstPage[0] ?? '');
    await page.goto('/users?after=not-a-place');
    await expect(page).toHaveURL(/\/users$/);
  });

  test('UX-30: the view is a file with its filter, order and columns, that a spreadsheet reckons nothing from', async ({
    page,
  }) => {
    await signIn(page, people.userAdministrator, '/users/import');
    const rows = ['=1+1', '+45', '-1', '@SUM(A1)', 'Ganske almindelig'].map((reference) =>
      newRow({ lastName: 'Regnestykke', reference }),
    );
    await importAll(page, fileOfRows(rows));
    await page.goto('/users?search=Regnestykke&columns=referenceText,created&sort=created');
    await page.getByText('Filtrér, sortér og vælg kolonner').click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hent visningen som .csv-fil' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('brugere.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [head = '', ...lines] = text.slice(1).trimEnd().split('\r\n');
    expect(head).toContain('Referencetekst');
    expect(head).not.toContain('E-mailadresse');
    expect(lines.every((line) => line.includes('Regnestykke'))).toBe(true);
    const cells = lines.flatMap((line) => line.split(';'));
    expect(cells).toEqual(expect.arrayContaining(["'=1+1", "'+45", "'-1", "'@SUM(A1)", 'Ganske almindelig']));
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  });

  test('UX-33: a status has words and an icon besides its colour, also where colours are forced', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users?size=100');
    const icons = new Set<string>();
    for (const status of ['Importeret', 'Afventer aktivering', 'Aktiv', 'Deaktiveret']) {
      const tag = page
        .locator('.status-tag')
        .filter({ has: page.getByText(status, { exact: true }) })
        .first();
      await expect(tag).toBeVisible();
      await expect(tag.locator('svg')).toBeVisible();
      icons.add(await tag.locator('svg').evaluate((svg) => svg.outerHTML));
    }
    expect(icons.size).toBe(4);
    await page.emulateMedia({ forcedColors: 'active' });
    const tag = page.locator('.status-tag').first();
    const [ground, line, icon] = await tag.evaluate((shown) => {
      const svg = shown.querySelector('svg');
      return [
        getComputedStyle(shown).backgroundColor,
        getComputedStyle(shown).color,
        svg ? getComputedStyle(svg).fill : '',
      ];
    });
    expect(line).not.toBe(ground);
    expect(icon).not.toBe(ground);
    await expectAccessible(page);
  });

  test('speaks English', async ({ page }) => {
    await speakEnglish(page);
    await signIn(page, people.userAdministrator, '/users?status=active&sort=last-sign-in-descending');
    await page.getByText('Filter, sort and choose columns').click();
    await expect(page.getByRole('link', { name: 'Remove filter Active' })).toBeVisible();
    await expect(page.getByLabel('Sort by')).toHaveValue('last-sign-in-descending');
    await expectAccessible(page);
  });

  test('tells a rights administrator why there is no creating', async ({ page }) => {
    await signIn(page, people.rightsAdministrator, '/users');
    const button = page.getByRole('button', { name: 'Opret bruger' });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription('Kun en brugeradministrator kan oprette brugere.');
    await expectAccessible(page);
    await page.goto('/users/new');
    await expect(page.getByRole('heading', { name: 'Du har ikke adgang til siden' })).toBeVisible();
  });
});
