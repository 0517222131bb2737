import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { dayIn } from './support/days.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Active people of the demo whom no other journey changes. */
const [shown, often] = ['Renée Uggerhøj', 'Tove Åkjær'];

function rows(page: Page) {
  return page.getByRole('table', { name: /^(Historik for|History of) Nordhavn/ }).getByRole('row');
}

async function openProfile(page: Page, name: string): Promise<void> {
  await page.goto('/users');
  await page.getByRole('searchbox').fill(name);
  await expect(page).toHaveURL(/search=/);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Has the CPR number of a user shown again and again, each time an event, as a script in the page would. */
async function showOften(page: Page, userId: string, times: number): Promise<void> {
  const failed = await page.evaluate(
    async ([id, count]) => {
      const session = (await (await fetch('/api/v1/session')).json()) as { organisation: { organisationId: string } };
      const headers = { 'X-Tillid-Organisation': session.organisation.organisationId };
      const statuses: number[] = [];
      for (let time = 0; time < Number(count); time += 1)
        statuses.push((await fetch(`/api/v1/users/${id}/cpr`, { method: 'POST', headers })).status);
      return statuses.filter((status) => status !== 200).length;
    },
    [userId, String(times)] as const,
  );
  expect(failed).toBe(0);
}

test.describe('the history of the organisation', () => {
  test('is filtered by type: the address and the rows follow, and reload and Back bring them again', async ({
    page,
  }) => {
    await signIn(page, people.userAdministrator, '/history');
    await expect(page).toHaveTitle('Historik – Tillid');
    await expect(page.getByRole('link', { name: 'Historik', exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(rows(page).filter({ hasText: 'Brugeren blev oprettet' }).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Type af hændelse Alle typer' }).click();
    await page.getByLabel('Find en type').fill('loggede');
    await expect(page.getByRole('status').filter({ hasText: /^\d+ typer$/ })).toBeVisible();
    await page.getByLabel('Brugeren loggede ind', { exact: true }).check();
    await expect(page).toHaveURL(/\/history\?types=user\.signed-in$/);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Type af hændelse 1 type valgt' })).toBeFocused();
    await expect(rows(page).filter({ hasText: 'Brugeren blev oprettet' })).toHaveCount(0);
    await expect(rows(page).filter({ hasText: 'Brugeren loggede ind' }).first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole('link', { name: 'Fjern filter Brugeren loggede ind' })).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Brugeren blev oprettet' })).toHaveCount(0);
    await page.goBack();
    await expect(page).toHaveURL(/\/history$/);
    await expect(rows(page).filter({ hasText: 'Brugeren blev oprettet' }).first()).toBeVisible();
  });

  test('is filtered by days and by who did it, found by name with the keyboard, in English', async ({ page }) => {
    await speakEnglish(page);
    await signIn(page, people.userAdministrator, '/history');
    await page.getByLabel('From').fill('31.02.2026');
    await page.getByLabel('To and including').focus();
    await expect(page.getByText('Enter the date as dd.mm.yyyy.')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('From').fill(dayIn(0));
    await page.getByLabel('From').press('Enter');
    await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d$/);
    await expect(page.getByLabel('From')).toBeFocused();
    await page.getByLabel('From').fill(dayIn(-1));
    await page.getByLabel('From').press('Tab');
    await expect(page.getByRole('link', { name: 'Remove filter From' })).toBeVisible();
    await expect(page.getByLabel('To and including')).toBeFocused();
    const field = page.getByRole('combobox', { name: 'Performed by' });
    await field.fill('ostergard');
    await expect(page.getByRole('status').filter({ hasText: 'Nobody found' })).toBeVisible();
    await field.fill('oestergaard');
    await expect(page.getByRole('option', { name: people.userAdministrator })).toBeVisible();
    await field.press('ArrowDown');
    await expectAccessible(page);
    await field.press('Enter');
    await expect(page).toHaveURL(/actor=[0-9a-f-]{36}/);
    expect(page.url()).not.toMatch(/stergaard/i);
    await expect(
      page.getByRole('link', { name: `Remove filter Performed by: ${people.userAdministrator}` }),
    ).toBeVisible();
    await expect(rows(page).filter({ hasText: 'The system' })).toHaveCount(0);
    await page.getByLabel('Sort by').selectOption('Type');
    await expect(page).toHaveURL(/sort=type/);
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect(rows(page).filter({ hasText: 'The system' }).first()).toBeVisible();
    await page.getByLabel('From').fill(dayIn(1));
    await page.getByLabel('From').press('Enter');
    await expect(page.getByRole('heading', { name: 'No events fit' })).toBeVisible();
    await expectAccessible(page);
  });

  test('has 200 on a page, older ones behind it, and fits a small screen', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    await openProfile(page, often);
    const userId = page.url().split('/').at(-1) ?? '';
    await showOften(page, userId, 205);
    await page.goto(`/history?types=user.cpr-shown&user=${userId}`);
    await expect(page.getByRole('status').filter({ hasText: 'Viser 200 hændelser' })).toBeVisible();
    await expect(page.getByRole('link', { name: `Fjern filter Vedrører: ${often}` })).toBeVisible();
    await page.getByRole('link', { name: 'Næste' }).click();
    await expect(page).toHaveURL(/after=/);
    await expect(page.getByRole('status').filter({ hasText: 'Viser 5 hændelser' })).toBeVisible();
    await page.setViewportSize({ width: 320, height: 900 });
    await expectAccessible(page);
    await page.reload();
    await page.getByRole('link', { name: 'Forrige' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Viser 200 hændelser' })).toBeVisible();
    await page.goto(`/history?after=${userId}`);
    await expect(page).toHaveURL(/\/history$/);
  });

  test('says so when it cannot be had, and tries again', async ({ page }) => {
    await signIn(page, people.rightsAdministrator, '/users');
    await page.route('**/api/v1/history?*', (route) => route.fulfill({ status: 500, body: '{}' }));
    await page.getByRole('link', { name: 'Historik', exact: true }).click();
    await expect(page.getByRole('alert').getByRole('button', { name: 'Prøv igen' })).toBeVisible();
    await expectAccessible(page);
    await page.unroute('**/api/v1/history?*');
    await page.getByRole('button', { name: 'Prøv igen' }).click();
    await expect(rows(page).first()).toBeVisible();
  });
});

test('UX-40 a CPR number is shown on request, goes by itself, stands in no address, and history tells', async ({
  page,
}) => {
  await signIn(page, people.userAdministrator, '/users');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await openProfile(page, shown);
  await page.clock.install();
  await expect(page.getByText(/^\d{6}-\d{4}$/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Vis CPR-nummer' }).click();
  const digits = page.getByText(/^\d{6}-\d{4}$/);
  await expect(digits).toBeVisible();
  const cpr = (await digits.innerText()).replace('-', '');
  await expectAccessible(page);
  await page.clock.fastForward(31_000);
  await expect(digits).toHaveCount(0);
  await page.getByRole('button', { name: 'Vis CPR-nummer' }).click();
  await page.getByRole('button', { name: 'Skjul CPR-nummer' }).click();
  await expect(digits).toHaveCount(0);
  await page.getByRole('button', { name: 'Historik' }).click();
  const told = page.getByRole('row').filter({ hasText: 'Brugerens CPR-nummer blev vist' });
  await expect(told.first()).toContainText(people.userAdministrator);
  await expectAccessible(page);
  await page.getByText('Filtrér og sortér').click();
  await page.getByLabel('Sortér efter').selectOption('Ældste først');
  await expect(page).toHaveURL(/\/users\/[0-9a-f-]{36}\?sort=oldest$/);
  await page.reload();
  await expect(told.first()).toBeVisible();
  expect(sent.filter((url) => url.includes(cpr))).toEqual([]);
  expect(page.url()).not.toContain(cpr);
});

test('whoever may not see a CPR number is told why', async ({ page }) => {
  await signIn(page, people.rightsAdministrator, '/users');
  await openProfile(page, shown);
  const button = page.getByRole('button', { name: 'Vis CPR-nummer' });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(/brugeradministrator/);
  await expectAccessible(page);
});

test('a user sees the own history and no other', async ({ page }) => {
  await signIn(page, people.user, '/profile');
  await page.getByRole('button', { name: 'Historik' }).click();
  const own = page.getByRole('table', { name: 'Din historik' }).getByRole('row');
  await expect(own.filter({ hasText: 'Brugeren loggede ind' }).first()).toContainText('Dig');
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectAccessible(page);
  await page.goto('/history');
  await expect(page.getByRole('heading', { name: 'Du har ikke adgang til siden' })).toBeVisible();
});
