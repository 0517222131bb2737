import { expectAccessible } from './support/accessible.ts';
import { profileAddress } from './support/new-user.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

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

  test('pages forth and back, and keeps its place when it is read anew', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    await expect(page.getByRole('status').filter({ hasText: 'Viser 25 brugere' })).toBeVisible();
    await page.getByRole('link', { name: 'Næste' }).click();
    await expect(page).toHaveURL(/after=/);
    await expect(page.getByRole('link', { name: 'Bo Østergård' })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('link', { name: 'Forrige' })).toBeVisible();
    await page.getByRole('link', { name: 'Forrige' }).click();
    await expect(page.getByRole('link', { name: 'Bo Østergård' })).toBeVisible();
    await page.goto('/users?after=not-a-place');
    await expect(page).toHaveURL(/\/users$/);
    await expect(page.getByRole('link', { name: 'Bo Østergård' })).toBeVisible();
  });

  test('finds by name however it is spelt, by address and by user number', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    const field = page.getByRole('searchbox', { name: 'Søg efter bruger' });
    for (const text of ['oestergaard', 'Østergård', 'BO.OESTERGAARD@nordhavn']) {
      await field.fill(text);
      await expect(page.getByRole('status').filter({ hasText: '1 bruger fundet' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Bo Østergård' })).toBeVisible();
    }
    await expect(page).toHaveURL(/search=BO/);
    await page.getByRole('link', { name: 'Bo Østergård' }).click();
    await expect(page).toHaveURL(profileAddress);
    const userId = page.url().split('/').at(-1) ?? '';
    await page.goBack();
    await expect(field).toHaveValue('BO.OESTERGAARD@nordhavn');
    await field.fill(userId);
    await expect(page).toHaveURL(new RegExp(`search=${userId}`));
    await expect(page.getByRole('link', { name: 'Bo Østergård' })).toBeVisible();
    await field.fill('findes ikke');
    await expect(page.getByRole('heading', { name: 'Ingen brugere fundet' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Ryd søgning' }).click();
    await expect(field).toHaveValue('');
  });

  test('lets no CPR number into the address or a request', async ({ page }) => {
    await signIn(page, people.userAdministrator, '/users');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    const field = page.getByRole('searchbox', { name: 'Søg efter bruger' });
    await field.pressSequentially('630985-1933', { delay: 60 });
    await expect(page.getByText('Det ligner et CPR-nummer.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await field.fill('Winther');
    await expect(page.getByRole('status').filter({ hasText: '1 bruger fundet' })).toBeVisible();
    expect(sent.filter((url) => url.includes('630985'))).toEqual([]);
    expect(page.url()).not.toContain('630985');
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
