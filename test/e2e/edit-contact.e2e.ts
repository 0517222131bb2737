import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { mailsTo } from './support/mailbox.ts';
import { create, newUser, profileAddress } from './support/new-user.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

async function openForm(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Redigér', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Redigér bruger' })).toBeVisible();
}

test.describe('editing how a user is reached', () => {
  test('UX-47 both addresses are told, the profile shows what was saved, and a shared address is warned of', async ({
    page,
    tillid,
  }) => {
    const user = newUser();
    await signIn(page, people.userAdministrator, '/users/new');
    await create(page, user, 'cpr');
    await openForm(page);
    await expectAccessible(page);
    const email = page.getByLabel('E-mailadresse');
    await email.fill('bo.oestergaard@nordhavn.example');
    await page.getByLabel('Telefonnummer').focus();
    await expect(page.getByText(/Adressen bruges også af Bo Østergård/)).toBeVisible();
    await email.fill('åse@nordhavn.example');
    await page.getByLabel('Telefonnummer').focus();
    await expect(page.getByText('Adressen har æ, ø eller å.')).toBeVisible();
    await email.fill('ingen adresse');
    await page.getByRole('button', { name: 'Opdatér' }).click();
    await expect(page.getByRole('link', { name: /E-mailadresse/ })).toBeVisible();
    await expectAccessible(page);
    await email.fill(`ny.${user.email}`);
    await page.getByLabel('Telefonnummer').fill('12 34 56 78');
    await page.getByRole('button', { name: 'Opdatér' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Kontaktoplysningerne er opdateret' })).toBeVisible();
    await expect(page).toHaveURL(profileAddress);
    await expect(page.getByText('+45 12 34 56 78')).toBeVisible();
    for (const address of [user.email, `ny.${user.email}`]) {
      await expect
        .poll(async () => (await mailsTo(tillid, address)).map(({ subject }) => subject).join())
        .toContain('e-mailadresse');
    }
  });

  test('UX-58 what stopped the saving is told in the language that the page is switched to', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users/new');
    await create(page, newUser(), 'cpr');
    await openForm(page);
    await page.route('**/api/v1/users/*/contact', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.getByLabel('Telefonnummer').fill('12 34 56 78');
    await page.getByRole('button', { name: 'Opdatér' }).click();
    await expect(page.getByRole('group', { name: 'Der er 1 fejl' })).toContainText('Tjenesten er ikke klar lige nu');
    await page.getByRole('button', { name: /, menu$/ }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('group', { name: 'There is 1 error' })).toContainText(
      'The service is not ready right now',
    );
    await expect(page.getByRole('main')).not.toContainText('Tjenesten er ikke klar');
  });

  test('UX-42 two at once: both values are shown, and one is chosen field by field', async ({ page, context }) => {
    await signIn(page, people.userAdministrator, '/users/new');
    await create(page, newUser(), 'cpr');
    await openForm(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await page.getByLabel('Telefonnummer').fill('11111111');
    await other.getByLabel('Telefonnummer').fill('22222222');
    await other.getByRole('button', { name: 'Opdatér' }).click();
    await expect(other).toHaveURL(profileAddress);
    await page.getByRole('button', { name: 'Opdatér' }).click();
    const conflict = page.getByRole('group', { name: 'En anden har ændret det samme imens' });
    await expect(conflict).toBeFocused();
    await expect(conflict.getByLabel('Dit: 11111111')).toBeChecked();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 900 });
    await expectAccessible(page);
    await conflict.getByLabel('Den andens: +45 22 22 22 22').check();
    await expect(page.getByLabel('Telefonnummer', { exact: false }).last()).toHaveValue('+45 22 22 22 22');
    await conflict.getByLabel('Dit: 11111111').check();
    await page.getByRole('button', { name: 'Opdatér' }).click();
    await expect(page).toHaveURL(profileAddress);
    await expect(page.getByText('+45 11 11 11 11')).toBeVisible();
  });
});
