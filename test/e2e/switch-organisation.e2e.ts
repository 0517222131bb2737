import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { activationLink, logInTyped } from './support/activation.ts';
import { inBoth as both, people, signIn, smallOrganisation as small } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const large = 'Nordhavn Kommune';

/** Logs in somebody who has to choose, and chooses. */
async function chooseAt(page: Page, name: string, organisation: string): Promise<void> {
  await page.goto('/');
  const { origin } = new URL(page.url());
  await page.getByRole('main').getByRole('button', { name: 'Log ind' }).click();
  await page.waitForURL((url) => url.origin !== origin);
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname === '/choose-organisation');
  await page.getByRole('button', { name: new RegExp(`^${organisation}`) }).click();
  await page.waitForURL((url) => url.pathname === '/users');
  // A page that comes takes the focus, which closes a menu.
  await expect(page.getByRole('table')).toBeVisible();
}

async function openMenu(page: Page, name = both): Promise<void> {
  await page.getByRole('button', { name: `${name}, menu` }).click();
}

async function switchTo(page: Page, organisation: string): Promise<void> {
  await openMenu(page);
  await page.getByRole('button', { name: new RegExp(`^${organisation}`) }).click();
}

test('after the log-in a person with two organisations chooses one', async ({ page }) => {
  await page.goto('/');
  const { origin } = new URL(page.url());
  await page.getByRole('main').getByRole('button', { name: 'Log ind' }).click();
  await page.waitForURL((url) => url.origin !== origin);
  await page.getByRole('button', { name: both }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Vælg organisation' })).toBeVisible();
  await expect(page.getByRole('button', { name: /CVR-nummer/ })).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole('button', { name: new RegExp(`^${small}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Brugere' })).toBeVisible();
  await expect(page.getByRole('banner').getByText(small)).toBeVisible();
  // Fewer than nine users: the list comes first, and nothing to search for.
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await expect(page.getByText('Jens Ravn')).toBeVisible();
  await expectAccessible(page);
});

test('the menu switches to the other organisation and back, without another log-in', async ({ page }) => {
  await chooseAt(page, both, large);
  await openMenu(page);
  await expect(page.getByRole('heading', { name: 'Skift organisation' })).toBeVisible();
  await expect(page.getByRole('button', { name: `${small} CVR-nummer 90010085` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: new RegExp(`^${small}`) }).click();
  await expect(page.getByRole('banner').getByText(small)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Brugere' })).toBeVisible();
  await expect(page.getByText('Jens Ravn')).toBeVisible();
  await switchTo(page, large);
  await expect(page.getByRole('banner').getByText(large)).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeVisible();
});

test('whoever has one organisation sees no switch', async ({ page }) => {
  await signIn(page, people.userAdministrator, '/users');
  const read = page.waitForResponse((response) => response.url().endsWith('/api/v1/session/choices'));
  await openMenu(page, people.userAdministrator);
  await read;
  await expect(page.getByRole('button', { name: 'Log af' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Skift organisation' })).toHaveCount(0);
});

test('what is not saved is asked about before the switch, and is there when the person stays', async ({ page }) => {
  await chooseAt(page, both, large);
  await page.goto('/users/new');
  await page.getByLabel('Fornavn').fill('Ufærdig');
  await switchTo(page, small);
  const question = page.getByRole('alertdialog', { name: 'Du har ændringer, der ikke er gemt' });
  await question.getByRole('button', { name: 'Bliv på siden' }).click();
  await expect(page.getByLabel('Fornavn')).toHaveValue('Ufærdig');
  await expect(page.getByRole('banner').getByText(large)).toBeVisible();
  await switchTo(page, small);
  await question.getByRole('button', { name: 'Forlad siden' }).click();
  await expect(page.getByRole('banner').getByText(small)).toBeVisible();
});

test('the other window says what happened, keeps what was typed, and goes either way', async ({ page, context }) => {
  await chooseAt(page, both, large);
  await page.goto('/users/new');
  await page.getByLabel('Fornavn').fill('Halvvejs');
  const other = await context.newPage();
  await other.goto('/users');
  await switchTo(other, small);
  await expect(other.getByText('Jens Ravn')).toBeVisible();

  await expect(page.getByRole('heading', { level: 1, name: `Du er skiftet til ${small}` })).toBeVisible();
  await expect(page.getByLabel('Fornavn')).toBeHidden();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Skift tilbage til ${large}` }).click();
  await expect(page.getByLabel('Fornavn')).toHaveValue('Halvvejs');
  await expect(page.getByRole('heading', { level: 1, name: 'Opret bruger' })).toBeVisible();

  await expect(other.getByRole('heading', { level: 1, name: `Du er skiftet til ${large}` })).toBeVisible();
  await other.getByRole('button', { name: `Fortsæt for ${large}` }).click();
  await expect(other.getByRole('banner').getByText(large)).toBeVisible();
  await expect(other.getByRole('searchbox')).toBeVisible();
});

test('a window that was told nothing learns it from its next request', async ({ page, context, tillid }) => {
  await chooseAt(page, both, large);
  await expect(page.getByRole('searchbox')).toBeVisible();
  const session = (await (await context.request.get('/api/v1/session')).json()) as { organisation: Organisation };
  const headers = { origin: tillid.url, 'x-tillid-organisation': session.organisation.organisationId };
  const choices = await context.request.get('/api/v1/session/choices', { headers });
  const { organisations } = (await choices.json()) as { organisations: readonly Organisation[] };
  const [to] = organisations;
  const data = { organisationId: to?.organisationId, userId: to?.userId };
  expect((await context.request.post('/api/v1/session/switch', { headers, data })).ok()).toBe(true);
  await page.getByRole('searchbox').fill('Møller');
  await expect(page.getByRole('heading', { level: 1, name: `Du er skiftet til ${small}` })).toBeVisible();
});

type Organisation = { readonly organisationId: string; readonly userId?: string };
type Created = { readonly sent: { readonly code: string } };

/** Creates a user as the page that is signed in; gives the code. */
async function createByApi(page: Page, email: string): Promise<string> {
  const created = await page.evaluate(async (address) => {
    const session = (await (await fetch('/api/v1/session')).json()) as { organisation: { organisationId: string } };
    const reply = await fetch('/api/v1/users', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tillid-organisation': session.organisation.organisationId },
      body: JSON.stringify({
        firstName: 'Wilhelmine',
        lastName: 'Tvilling',
        cpr: null,
        dateOfBirth: '1985-12-24',
        email: address,
        phone: null,
        anonymous: false,
        referenceText: null,
        targetLevel: 'substantial',
        confirmedSamePerson: true,
        authenticators: [{ choice: 'private', count: 1 }],
      }),
    });
    return (await reply.json()) as unknown;
  }, email);
  return (created as Created).sent.code;
}

test('a person who is two users of one organisation is told which is which', async ({ page, browser, tillid }) => {
  const twin = { firstName: 'Wilhelmine', lastName: 'Tvilling', birthDate: '24-12-1985' };
  await signIn(page, people.userAdministrator, '/users');
  const context = await browser.newContext({ baseURL: tillid.url });
  const visit = await context.newPage();
  for (const email of ['wilhelmine.1@nordhavn.example', 'wilhelmine.2@nordhavn.example']) {
    const code = await createByApi(page, email);
    await visit.goto(await activationLink(tillid, email));
    await visit.getByRole('checkbox', { name: /^Jeg giver samtykke/ }).check();
    await logInTyped(visit, twin);
    await visit.getByLabel('Midlertidig aktiveringskode').fill(code);
    await visit.getByRole('button', { name: 'Aktivér mig' }).click();
    await visit.waitForURL((url) => url.pathname === '/activate/done');
  }
  await visit.goto('/profile');
  await openMenu(visit, 'Wilhelmine Tvilling');
  const other = visit.getByRole('button', { name: /^Nordhavn Kommune.*Bruger oprettet/ });
  await expect(other).toHaveCount(1);
  const second = await context.newPage();
  await second.goto('/profile');
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
  await other.click();
  await expect(second.getByRole('heading', { level: 1, name: 'Du er skiftet til en anden bruger' })).toBeVisible();
  await expectAccessible(second);
  await second.getByRole('button', { name: 'Skift tilbage til den forrige bruger' }).click();
  await expect(second.getByRole('button', { name: 'Wilhelmine Tvilling, menu' })).toBeVisible();
  await context.close();
});
