import { expectAccessible } from './support/accessible.ts';
import { activateTyped, logInTyped } from './support/activation.ts';
import { apiOf, type Api } from './support/api.ts';
import { fileOfRows, newRow } from './support/import-file.ts';
import { mailsTo } from './support/mailbox.ts';
import { createPending, newUser, type NewUser } from './support/new-user.ts';
import { people, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const numbered = (name: string) => new RegExp(`^${name}, ordrenummer [0-9A-F]{8}$`);

test('devices of one kind are told apart, and a deletion says what becomes of what was ordered', async ({
  page,
  tillid,
}) => {
  await signIn(page, people.userAdministrator, '/users');
  const api = await apiOf(page.context(), tillid.url);
  const user = await createPending(api, 'cpr', [{ choice: 'code-display', count: 2 }]);
  await page.goto(`/users/${user.userId}`);
  await page.getByRole('button', { name: 'MitID identifikationsmidler' }).click();
  const cards = page.getByRole('heading', { name: numbered('Kodeviser') });
  await expect(cards).toHaveCount(2);
  expect(await cards.first().textContent()).not.toBe(await cards.last().textContent());
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Slet bruger' }).click();
  const deletion = page.getByRole('alertdialog', { name: /^Slet/ });
  await expect(deletion).toContainText('2 bestillinger, der ikke er sendt. De annulleres, og I betaler ikke for dem.');
  await expectAccessible(page);
  await deletion.getByRole('button', { name: 'Slet bruger' }).click();
  await expect(page).toHaveURL(/\/users$/);
});

test('a link names nothing before the proof; then each is activated by a button of its own', async ({
  page,
  browser,
  tillid,
}) => {
  await signIn(page, people.userAdministrator, '/users');
  const api = await apiOf(page.context(), tillid.url);
  const user = await createPending(api);
  const person = await activateTyped(browser, tillid, user);
  await person.context().close();
  await api('post', `users/${user.userId}/authenticators`, { data: { authenticators: [{ choice: 'app', count: 2 }] } });
  const mails = await mailsTo(tillid, user.email, 2);
  const link = mails.flatMap(({ links }) => links).find((each) => each.includes('/authenticators/')) ?? '';

  const own = await (await browser.newContext({ baseURL: tillid.url })).newPage();
  await own.goto(link);
  await expect(own.getByRole('heading', { name: 'Vis først, hvem du er' })).toBeVisible();
  await expect(own.getByRole('main')).not.toContainText('app');
  await expectAccessible(own);
  await logInTyped(own, user, 'Log ind med dit private MitID');
  const buttons = own.getByRole('button', { name: numbered('Aktivér MitID app') });
  await expect(async () => {
    await own.reload();
    await expect(buttons).toHaveCount(2, { timeout: 3_000 });
  }).toPass();
  await expectAccessible(own);
  await own.route('**/activate', () => undefined);
  await buttons.first().click();
  await expect(own.getByRole('button', { name: 'Åbner MitID …' })).toHaveCount(1);
  await expect(buttons).toHaveCount(1);
  await own.context().close();

  await page.goto(`/users/${user.userId}`);
  await page.getByRole('button', { name: 'MitID identifikationsmidler' }).click();
  const removals = page.getByRole('button', { name: numbered('Fjern: MitID app') });
  await expect(removals).toHaveCount(2);
  const label = (await removals.first().getAttribute('aria-label')) ?? '';
  await removals.first().click();
  await expect(
    page.getByRole('alertdialog', { name: `${label.replace(':', '')} fra ${user.firstName}` }),
  ).toBeVisible();
});

test('what one orders is seen to be ready without asking for the page again', async ({ page, browser, tillid }) => {
  await signIn(page, people.userAdministrator, '/users');
  const person = newUser();
  await importOne(await apiOf(page.context(), tillid.url), person);
  const own = await activateTyped(browser, tillid, person);
  await own.goto('/profile');
  await own.getByRole('button', { name: 'Bestil', exact: true }).click();
  const dialog = own.getByRole('alertdialog', { name: 'Bestil et identifikationsmiddel' });
  await dialog.getByRole('radio', { name: /app/ }).check();
  await dialog.getByRole('button', { name: 'Bestil' }).click();
  await expect(own.getByText('Klar til at blive aktiveret')).toBeVisible({ timeout: 20_000 });
  await expect(own.getByText('Bestilles', { exact: true })).toHaveCount(0);
  await expectAccessible(own);
  await own.context().close();
});

type Import = { readonly importId: string; readonly version: number; readonly status: string };

/** Imports somebody who may order authenticators, and sends the activation. */
async function importOne(api: Api, { lastName, cpr, email }: NewUser): Promise<void> {
  const file = fileOfRows([newRow({ lastName, cpr, email })]);
  const { importId } = await api<Import>('post', 'imports?menuItem=create', { file });
  const read = () => api<Import>('get', `imports/${importId}`);
  const reached = (status: string) => expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe(status);
  await reached('checked');
  await api('post', `imports/${importId}/apply`, { data: { mode: 'all-or-nothing' }, version: (await read()).version });
  await reached('applied');
  const { items } = await api<{ items: { userId: string }[] }>('get', `imported-users?importId=${importId}`);
  const selection = { userIds: items.map(({ userId }) => userId) };
  await api('post', 'activation-orders', { data: { selection, authenticator: 'private', authenticatorLimit: 2 } });
}
