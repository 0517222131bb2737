import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

let made = 0;
/** A name that no other journey uses. */
function newName(): string {
  made += 1;
  return `Lønsystem ${Date.now() % 1_000_000}-${made}`;
}

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Programmets navn').fill(name);
  await page.getByLabel('Kontaktperson', { exact: true }).fill('Bo Vang');
  await page.getByLabel('Kontaktpersonens e-mailadresse').fill('bo@example.test');
  await page.getByLabel('Se brugere').check();
}

/** The secret as it is read from the page. */
async function readSecret(page: Page): Promise<string> {
  const group = page.getByRole('group', { name: 'Hemmelighed' });
  await expect(group).toContainText('••••');
  await group.getByRole('button', { name: 'Vis' }).click();
  return await group.locator('code').innerText();
}

async function makeProgram(page: Page, name: string): Promise<{ clientId: string; secret: string }> {
  await signIn(page, people.organisationAdministrator, '/settings/api-clients/new');
  await fillIn(page, name);
  await page.getByRole('button', { name: 'Opret API-klient' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'API-klienten er oprettet' })).toBeVisible();
  const clientId = await page.locator('dd code').first().innerText();
  const secret = await readSecret(page);
  await page.getByLabel('Jeg har lagt hemmeligheden ind').check();
  await page.getByRole('button', { name: 'Gå til API-klienten' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return { clientId, secret };
}

test.describe('API clients', () => {
  test('an organisation administrator finds them under Settings, and nobody else does', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    await expect(page.getByRole('link', { name: 'Brugere', exact: true })).toBeVisible();
    await page.goto('/settings');
    await expect(page.getByRole('link', { name: 'Organisationsdata' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'API-klienter' })).toHaveCount(0);
    await page.goto('/settings/api-clients');
    await expect(page.getByRole('heading', { name: 'Du har ikke adgang til siden' })).toBeVisible();
    await page.context().clearCookies();
    await signIn(page, people.organisationAdministrator, '/users');
    await page.getByRole('link', { name: 'Indstillinger' }).click();
    await page.getByRole('link', { name: 'API-klienter' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'API-klienter' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Indstillinger' })).toHaveAttribute('aria-current', 'page');
    await expectAccessible(page);
  });

  test('one is made, lets its program in, and shuts it out when it is blocked', async ({ page, request }) => {
    const name = newName();
    const { clientId, secret } = await makeProgram(page, name);
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret };
    const token = await request.post('/api/v1/token', { form });
    expect(token.status()).toBe(200);
    const headers = { authorization: `Bearer ${(await token.json()).access_token as string}` };
    expect((await request.get('/api/v1/users', { headers })).status()).toBe(200);
    await expect(page.locator('main')).not.toContainText(secret);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Spær', exact: true }).click();
    const question = page.getByRole('alertdialog', { name: `Spær ${name}?` });
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Spær' }).click();
    await expect(page.getByRole('heading', { name: /^Spærret \d/ })).toBeVisible();
    expect((await request.get('/api/v1/users', { headers })).status()).toBe(401);
    await page.getByRole('button', { name: 'Åbn igen' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'er åbnet igen' })).toBeVisible();
    expect((await request.post('/api/v1/token', { form })).status()).toBe(200);
  });

  test('its secret is not lost by a slip, and can be changed without a break', async ({ page }) => {
    await makeProgram(page, newName());
    await page.getByRole('button', { name: 'Lav ny hemmelighed' }).click();
    const ask = page.getByRole('dialog', { name: 'Lav en ny hemmelighed' });
    await ask.getByLabel('Hemmeligheden gælder i').selectOption('90 dage');
    await ask.getByRole('button', { name: 'Lav ny hemmelighed' }).click();
    const window = page.getByRole('alertdialog', { name: 'Ny hemmelighed' });
    await expect(window.getByRole('group', { name: 'Hemmelighed' })).toContainText('••••');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(window.getByText('Sæt kryds, når hemmeligheden er gemt.')).toBeVisible();
    await expect(window.getByRole('checkbox')).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(window).toHaveCount(0);
    const rows = page.getByRole('region', { name: /^Hemmeligheder til/ }).getByRole('row');
    await expect(rows).toHaveCount(3);
    const more = page.getByRole('button', { name: 'Lav ny hemmelighed' });
    await expect(more).toBeDisabled();
    await expect(more).toHaveAccessibleDescription(/Der er allerede to/);
    await page
      .getByRole('button', { name: /^Slet hemmelighed fra/ })
      .first()
      .click();
    const question = page.getByRole('alertdialog', { name: /^Slet hemmeligheden fra/ });
    await question.getByRole('button', { name: 'Slet hemmelighed' }).click();
    await expect(rows).toHaveCount(2);
  });

  test('a form with faults names them, and a name that is taken', async ({ page }) => {
    const name = newName();
    await makeProgram(page, name);
    await page.goto('/settings/api-clients/new');
    await page.getByRole('button', { name: 'Opret API-klient' }).click();
    const summary = page.getByRole('group', { name: 'Der er 4 fejl' });
    await expect(summary).toBeFocused();
    await expectAccessible(page);
    await summary.getByRole('link', { name: /^Rettigheder/ }).click();
    await expect(page.getByRole('group', { name: 'Rettigheder' })).toBeFocused();
    await fillIn(page, name);
    // The error above the boxes goes when the first is left, and the press on the second still counts.
    await page.getByLabel('Importere brugere fra filer').check();
    await page.getByRole('button', { name: 'Opret API-klient' }).click();
    await expect(
      page.getByRole('link', { name: /Et andet program i organisationen har allerede dette navn/ }),
    ).toBeVisible();
    await page.getByLabel('Programmets navn').fill(newName());
    await page.getByLabel('Med en privat nøgle').check();
    await page.getByLabel('Offentlige nøgler').fill('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----');
    await page.getByRole('button', { name: 'Opret API-klient' }).click();
    await expect(page.getByRole('link', { name: /Det er en privat nøgle/ })).toBeVisible();
  });

  test('is edited, and deleted after a question that starts on the harmless button', async ({ page }) => {
    const name = newName();
    await makeProgram(page, name);
    await page.getByRole('link', { name: 'Redigér' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Redigér API-klient' })).toBeVisible();
    await page.getByLabel('Importere brugere fra filer').check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gem ændringer' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Importere brugere fra filer' })).toBeVisible();
    await page.getByRole('button', { name: 'Slet API-klient' }).click();
    const question = page.getByRole('alertdialog', { name: `Slet ${name}?` });
    await expect(question.getByRole('button', { name: 'Annuller' })).toBeFocused();
    await question.getByRole('button', { name: 'Slet API-klient' }).click();
    await expect(page).toHaveURL(/\/settings\/api-clients$/);
    await expect(page.getByRole('status').filter({ hasText: `${name} er slettet` })).toBeVisible();
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  });

  test('in English, and on a small screen without a line that runs out', async ({ page }) => {
    await speakEnglish(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await signIn(page, people.organisationAdministrator, '/settings/api-clients/new');
    await expect(page.getByRole('heading', { level: 1, name: 'Create API client' })).toBeVisible();
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
