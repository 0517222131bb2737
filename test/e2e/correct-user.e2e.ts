import { newPerson } from '../support/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { mailsTo } from './support/mailbox.ts';
import { create, keepCode, newUser, profileAddress } from './support/new-user.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.describe('correcting master data', () => {
  test('another CPR number is said to ask for a new proof, mails a new link and stands in history', async ({
    page,
    tillid,
  }) => {
    const user = newUser();
    const { cpr = '' } = newPerson();
    await signIn(page, people.userAdministrator, '/users/new');
    await create(page, user, 'cpr');
    await page.getByRole('link', { name: 'Ret stamdata' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ret stamdata' })).toBeVisible();
    await page.getByRole('button', { name: 'Ret stamdata' }).click();
    await expect(page.getByRole('link', { name: /Begrundelse: Skriv, hvorfor/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Nyt CPR-nummer').fill(cpr);
    await page.getByLabel('Begrundelse').fill('To cifre var byttet om');
    await expect(page.getByText('Der sendes en ny aktiveringsmail')).toBeVisible();
    await page.setViewportSize({ width: 320, height: 900 });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ret stamdata' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Stamdata er rettet' })).toBeVisible();
    await expect(page).toHaveURL(profileAddress);
    expect(await mailsTo(tillid, user.email, 2)).toHaveLength(2);
    await page.getByRole('button', { name: 'Historik' }).click();
    await expect(page.getByRole('rowheader', { name: /stamdata blev rettet/ })).toContainText('To cifre var byttet om');
  });

  test('another date of birth gives a new code, shown once', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users/new');
    await create(page, newUser(), 'date');
    await keepCode(page);
    await page.getByRole('link', { name: 'Ret stamdata' }).click();
    await page.getByLabel('Fødselsdato').fill('25.12.1985');
    await page.getByLabel('Begrundelse').fill('Forkert dag');
    await page.getByRole('button', { name: 'Ret stamdata' }).click();
    const window = page.getByRole('alertdialog', { name: 'Ny midlertidig kode' });
    await expect(window.getByRole('group', { name: 'Midlertidig aktiveringskode' })).toBeVisible();
    await expectAccessible(page);
    await window.getByRole('checkbox').check();
    await window.getByRole('button', { name: 'Luk' }).last().click();
    await expect(page).toHaveURL(profileAddress);
    await expect(page.getByText('25.12.1985')).toBeVisible();
  });
});
