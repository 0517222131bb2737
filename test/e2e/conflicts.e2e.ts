import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { apiOf } from './support/api.ts';
import { createPending, newUser } from './support/new-user.ts';
import { people } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

function conflictIn(page: Page) {
  return page.getByRole('group', { name: 'En anden har ændret det samme imens' });
}

/** Opens the page that one window shows in another, as another administrator would. */
async function besides(page: Page, context: BrowserContext): Promise<Page> {
  await expect(
    page.getByRole('main').getByRole('button', { name: /^(?:Gem ændringer|Opdatér|Ret stamdata)$/ }),
  ).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  return other;
}

test('UX-42 what two change of an API client is put together where it can be, and asked where it cannot', async ({
  page,
  context,
  enter,
  tillid,
}) => {
  await enter(people.organisationAdministrator, '/settings/api-clients');
  const api = await apiOf(context, tillid.url);
  const { client } = await api<{ client: { apiClientId: string } }>('post', 'api-clients', {
    data: {
      name: 'Vagtplan til to',
      contactName: 'Bo Vang',
      contactEmail: 'bo@example.test',
      permissions: ['users:read'],
      authentication: 'secret',
      publicKeys: null,
      secretDays: 90,
    },
  });
  await page.goto(`/settings/api-clients/${client.apiClientId}/edit`);
  const other = await besides(page, context);
  await other.getByLabel('Kontaktperson', { exact: true }).fill('Ea Holm');
  await other.getByLabel('Kontaktpersonens e-mailadresse').fill('ea@example.test');
  await page.getByLabel('Kontaktperson', { exact: true }).fill('Per Lund');
  await other.getByRole('button', { name: 'Gem ændringer' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Vagtplan til to' })).toBeVisible();

  await page.getByRole('button', { name: 'Gem ændringer' }).click();
  const conflict = conflictIn(page);
  await expect(conflict).toBeFocused();
  await expect(conflict.getByLabel('Dit: Per Lund')).toBeChecked();
  await expect(conflict.getByLabel('Den andens: Ea Holm')).toBeVisible();
  await expect(conflict.getByRole('radio')).toHaveCount(2);
  await expect(page.getByLabel('Kontaktpersonens e-mailadresse')).toHaveValue('ea@example.test');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Gem ændringer' }).click();
  await expect(page.getByText('Per Lund')).toBeVisible();
  await expect(page.getByText('ea@example.test')).toBeVisible();
});

test('UX-42 two who correct the same person see both names, and another CPR number by its mask', async ({
  page,
  context,
  enter,
  tillid,
}) => {
  await enter(people.userAdministrator, '/users');
  const user = await createPending(await apiOf(context, tillid.url));
  const [theirs, yours] = [newUser().cpr, newUser().cpr];
  await page.goto(`/users/${user.userId}/correct`);
  const other = await besides(page, context);
  for (const [window, firstName, cpr] of [
    [other, 'Åsa', theirs],
    [page, 'Aase', yours],
  ] as const) {
    await window.getByLabel('Fornavn').fill(firstName);
    await window.getByLabel(/^Nyt CPR-nummer/).fill(cpr);
    await window.getByLabel('Begrundelse').fill('Tastefejl');
  }
  await other.getByRole('button', { name: 'Ret stamdata' }).click();
  await expect(other.getByRole('heading', { level: 1, name: `Åsa ${user.lastName}` })).toBeVisible();

  await page.getByRole('button', { name: 'Ret stamdata' }).click();
  const conflict = conflictIn(page);
  await expect(conflict.getByLabel('Den andens: Åsa')).toBeVisible();
  await expect(conflict.getByLabel(`Den andens: ${theirs.slice(0, 6)}-••••`)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(theirs.slice(6));
  await expectAccessible(page);
  await conflict.getByLabel(`Den andens: ${theirs.slice(0, 6)}-••••`).check();
  await expect(page.getByLabel(/^Nyt CPR-nummer/)).toHaveValue('');
  await page.getByRole('button', { name: 'Ret stamdata' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Aase ${user.lastName}` })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`${theirs.slice(0, 6)}-••••`);
});

test('UX-42 what two associate a user with is shown by its name', async ({ page, context, enter, tillid }) => {
  await enter(people.userAdministrator, '/users');
  const user = await createPending(await apiOf(context, tillid.url));
  await page.goto(`/users/${user.userId}/organisation`);
  const other = await besides(page, context);
  await page.getByLabel(/^Faktureringsmetode/).selectOption({ label: '5790001000028 Børn og Skole' });
  await other.getByLabel(/^Faktureringsmetode/).selectOption({ label: '5790001000011 Fællesforvaltningen' });
  await other.getByRole('button', { name: 'Opdatér' }).click();
  await expect(other.getByRole('heading', { level: 1, name: `Åse ${user.lastName}` })).toBeVisible();
  await page.getByRole('button', { name: 'Opdatér' }).click();
  const conflict = conflictIn(page);
  await expect(conflict.getByLabel('Dit: 5790001000028 Børn og Skole')).toBeChecked();
  await expect(conflict.getByLabel('Den andens: 5790001000011 Fællesforvaltningen')).toBeVisible();
  await expectAccessible(page);
  await conflict.getByLabel('Den andens: 5790001000011 Fællesforvaltningen').check();
  await page.getByRole('button', { name: 'Opdatér' }).click();
  await page.getByRole('button', { name: 'Organisation', exact: true }).click();
  await expect(page.getByText('5790001000011 Fællesforvaltningen')).toBeVisible();
});
