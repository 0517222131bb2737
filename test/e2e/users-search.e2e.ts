import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { fileOfRows, importAll, newRow } from './support/import-file.ts';
import { profileAddress } from './support/new-user.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newProductionUnitNumber, registerUnits } from './support/units.ts';

// Uploads wait when the journeys before have sent many within a minute.
test.describe.configure({ timeout: 180_000 });

const field = (page: Page) => page.getByRole('searchbox', { name: 'Søg efter bruger' });
const told = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

test('UX-23: a search waits a moment for the next key, and an answer that comes too late is dropped', async ({
  page,
}) => {
  await signIn(page, people.userAdministrator, '/users');
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    const search = searchParams.get('search');
    if (pathname === '/api/v1/users' && search !== null && asked.at(-1) !== search) asked.push(search);
  });
  const late = Promise.withResolvers<void>();
  await page.route(/\/api\/v1\/users\?(.*&)?search=Bo(&|$)/, async (route) => {
    await late.promise;
    // Nobody may be waiting for it any more.
    await route.continue().catch(() => undefined);
  });
  const first = page.waitForRequest(/\/api\/v1\/users\?(.*&)?search=Bo(&|$)/);
  await field(page).pressSequentially('Bo', { delay: 40 });
  const old = await first;
  await field(page).press('ControlOrMeta+A');
  await field(page).pressSequentially('Clara Winther', { delay: 40 });
  await expect(told(page, '1 bruger fundet')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Clara Winther' })).toBeVisible();
  late.resolve();
  await old.response().catch(() => undefined);
  await expect(page).toHaveURL(/search=Clara\+Winther/);
  await expect(page.getByRole('rowheader')).toHaveText(['Clara Winther']);
  expect(asked).toEqual(['Bo', 'Clara Winther']);
});

test('UX-24: by name, e-mail address, user number, reference and P number; a CPR number only whole, and never in the address', async ({
  page,
}) => {
  await signIn(page, people.userAdministrator, '/users/import');
  await importAll(page, fileOfRows([newRow({ lastName: 'Søgelig', reference: 'Havnekontoret-17' })]));
  await page.goto('/users');
  for (const text of ['oestergaard', 'Østergård', 'BO.OESTERGAARD@nordhavn']) {
    await field(page).fill(text);
    await expect(told(page, '1 bruger fundet')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Bo Østergård' })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Bo Østergård' }).click();
  await expect(page).toHaveURL(profileAddress);
  const userId = page.url().split('/').at(-1) ?? '';
  await page.goBack();
  await expect(field(page)).toHaveValue('BO.OESTERGAARD@nordhavn');
  await field(page).fill(userId);
  await expect(page).toHaveURL(new RegExp(`search=${userId}`));
  await expect(page.getByRole('rowheader')).toHaveText(['Bo Østergård']);
  await field(page).fill('havnekontoret-17');
  await expect(page.getByRole('rowheader')).toHaveText(['Åse Søgelig']);

  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  const hits = page.getByRole('region', { name: 'Søgning på nummer' });
  await field(page).fill('1900000018');
  await page.keyboard.press('Enter');
  await hits.getByRole('link', { name: 'Brugere tilknyttet 1900000018 Rådhuset' }).click();
  await expect(page).toHaveURL(/\/users\?productionUnit=[0-9a-f-]+$/);
  await expect(hits).toHaveCount(0);
  await page.getByRole('link', { name: /^Fjern filter P-nummer: 1900000018 Rådhuset/ }).click();
  await expect(page).toHaveURL(/\/users$/);
  await field(page).pressSequentially('630985-1933', { delay: 60 });
  await expect(page.getByText('Det ligner et CPR-nummer')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(hits.getByRole('heading', { name: 'Bruger med CPR-nummeret' })).toBeVisible();
  await expect(hits.getByRole('link')).toHaveCount(1);
  await expectAccessible(page);
  await field(page).fill('630985-1934');
  await expect(hits).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(hits.getByRole('link')).toHaveCount(0);
  await expect(hits.getByRole('status')).toHaveText(/\S/);
  await field(page).fill('');
  await expect(hits).toHaveCount(0);
  await field(page).fill('630985-1933');
  await page.keyboard.press('Enter');
  await hits.getByRole('button', { name: 'Luk søgning på nummer' }).click();
  await expect(hits).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  await field(page).fill('Winther');
  await expect(told(page, '1 bruger fundet')).toBeVisible();
  expect(sent.filter((url) => url.includes('630985'))).toEqual([]);
  expect(page.url()).not.toContain('630985');
});

test('UX-25: "aa" and "å" find the same', async ({ page }) => {
  await signIn(page, people.userAdministrator, '/users');
  const hitsOf = async (text: string) => {
    await field(page).fill(text);
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe(text);
    await expect(page.getByRole('rowheader').first()).toContainText(/aa|å/i);
    await expect(told(page, /fundet/)).toBeVisible();
    return await page.getByRole('rowheader').allInnerTexts();
  };
  for (const [one, other, name] of [
    ['Aabye', 'Åbye', 'Dan Aabye'],
    ['Østergaard', 'østergård', 'Bo Østergård'],
  ] as const) {
    const hits = await hitsOf(one);
    expect(hits).toContain(name);
    expect(await hitsOf(other)).toEqual(hits);
  }
});

test('UX-26: the number of hits is announced', async ({ page }) => {
  await signIn(page, people.userAdministrator, '/users');
  const status = page.getByRole('main').locator('.list-status');
  await expect(status).toHaveAttribute('role', 'status');
  await expect(status).toContainText(/^Viser 25 brugere/);
  // The same place has other words: a place that came with them would not be read aloud.
  const place = await status.elementHandle();
  await field(page).fill('Clara Winther');
  await expect(status).toHaveText('1 bruger fundet');
  await field(page).fill('findes ikke');
  await expect(status).toHaveText('Ingen brugere fundet');
  await expect(page.getByRole('heading', { name: 'Ingen brugere fundet' })).toBeVisible();
  expect(await place?.evaluate((element) => element.isConnected)).toBe(true);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ryd søgning' }).click();
  await expect(field(page)).toHaveValue('');
  await expect(status).toContainText(/^Viser 25 brugere/);
});

test('UX-27: a list that is cut short says so, and a choice among many how many there are', async ({ page }) => {
  await signIn(page, people.organisationAdministrator, '/users');
  await expect(told(page, /^Viser 25 brugere; der er flere på næste side\. .*i alt/i)).toBeVisible();
  // Letters alone: digits would find numbers too.
  const name = (n: number) => `Afkortet ${String.fromCodePoint(97 + Math.floor(n / 10), 107 + (n % 10))}`;
  await registerUnits(
    page,
    Array.from({ length: 30 }, (_, n) => ({ number: newProductionUnitNumber(), name: name(n) })),
  );
  await page.reload();
  await page.getByText('Filtrér, sortér og vælg kolonner').click();
  const choice = page.getByRole('combobox', { name: 'P-nummer' });
  await choice.click();
  await expect(told(page, /^Viser 20 af \d+\. Skriv mere for at finde flere\.$/)).toBeVisible();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(20);
  await choice.fill('Afkortet');
  await expect(told(page, 'Viser 20 af 30. Skriv mere for at finde flere.')).toBeVisible();
  await choice.fill(name(17));
  await expect(told(page, '1 mulighed')).toBeVisible();
});
