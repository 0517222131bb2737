import type { Browser, Page } from '@playwright/test';
import type { Tillid } from './support/tillid.ts';
import { expectAccessible } from './support/accessible.ts';
import { activationLink, logInFromLink, logInTyped } from './support/activation.ts';
import { create, newUser, type NewUser } from './support/new-user.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const refusals = {
  'link-expired': ['Linket er udløbet', 'The link has expired'],
  'link-used': ['Linket er allerede brugt', 'The link has already been used'],
  'link-replaced': ['Der er sendt en nyere mail', 'A newer email has been sent'],
  'user-deleted': ['Brugeren er slettet', 'The user has been deleted'],
  'user-recreated': ['Du er oprettet på ny', 'You have been created anew'],
  'user-deactivated': ['Brugeren er deaktiveret', 'The user is deactivated'],
  'already-active': ['Du er allerede aktiv bruger', 'You are already an active user'],
  'level-too-low': ['Dit MitID er ikke sikkert nok', 'Your MitID is not secure enough'],
  'wrong-person': ['Det var ikke den rette person', 'That was not the right person'],
  'no-cpr-from-provider': ['Vi fik ikke dit CPR-nummer fra MitID', 'We did not get your CPR number from MitID'],
  cancelled: ['Du afbrød log-in', 'You cancelled the login'],
  'provider-unavailable': ['MitID svarer ikke lige nu', 'MitID is not answering right now'],
  'answer-refused': ['Log-in lykkedes ikke', 'The login did not succeed'],
} as const;

/** A pending user; gives the link that was mailed. */
async function createPending(page: Page, tillid: Tillid, user: NewUser): Promise<string> {
  await signIn(page, people.userAdministrator, '/users/new');
  await create(page, user, 'cpr');
  await expect(page.getByRole('heading', { level: 1, name: `${user.firstName} ${user.lastName}` })).toBeVisible();
  return activationLink(tillid, user.email);
}

/** Somebody who opens a link in another browser. */
async function visit(browser: Browser, tillid: Tillid, link: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: tillid.url });
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

for (const [index, language] of (['da', 'en'] as const).entries()) {
  test(`every refusal has a page of its own (${language})`, async ({ page }) => {
    if (language === 'en') {
      await speakEnglish(page);
    }
    for (const [reason, titles] of Object.entries(refusals)) {
      await page.goto(`/activate/refused/${reason}`);
      await expect(page.getByRole('heading', { level: 1, name: titles[index] ?? '' })).toBeVisible();
      await expect(page.getByRole('main').getByRole('paragraph')).toHaveCount(2);
    }
    await expectAccessible(page);
    const unknown = language === 'da' ? 'Vi kender ikke linket' : 'We do not know the link';
    for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', 'cut']) {
      await page.goto(`/activate/${token}`);
      await expect(page.getByRole('heading', { level: 1, name: unknown })).toBeVisible();
    }
    await expectAccessible(page);
  });
}

test('opening a link changes nothing; the wrong person and a cancelled log-in are told apart', async ({
  page,
  browser,
  tillid,
}) => {
  const user = newUser();
  const link = await createPending(page, tillid, user);
  const visitor = await visit(browser, tillid, link);
  for (const _ of ['first', 'again']) {
    await visitor.reload();
    await expect(visitor.getByText('Du er ved at blive bruger hos Nordhavn Kommune.')).toBeVisible();
  }
  expect(await visitor.getByRole('main').innerText()).not.toContain(user.lastName);
  await expectAccessible(visitor);
  await visitor.getByRole('button', { name: 'English' }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: 'Activate yourself as a user' })).toBeVisible();
  await expectAccessible(visitor);
  await visitor.getByRole('button', { name: 'Dansk' }).click();

  await logInFromLink(visitor, 'Annuller login');
  await expect(visitor.getByRole('heading', { level: 1, name: 'Du afbrød log-in' })).toBeVisible();
  await visitor.goto(link);
  await logInFromLink(visitor, /^Eva Lind/);
  await expect(visitor.getByRole('heading', { level: 1, name: 'Det var ikke den rette person' })).toBeVisible();
  await expectAccessible(visitor);
  await visitor.context().close();

  await page.reload();
  await page.getByRole('button', { name: 'Historik' }).click();
  await expect(page.getByRole('rowheader', { name: /Aktiveringen blev afvist/ })).toHaveCount(1);
});

test('a link that was replaced or used says so', async ({ page, browser, tillid }) => {
  const person = { firstName: 'Pernille', lastName: 'Bro', cpr: '6501781234' };
  const user = newUser({ firstName: person.firstName, lastName: person.lastName, cpr: person.cpr });
  const old = await createPending(page, tillid, user);
  await page.getByRole('button', { name: 'Send aktiveringsmail igen' }).click();
  const link = await activationLink(tillid, user.email, 2);
  expect(link).not.toBe(old);
  const visitor = await visit(browser, tillid, old);
  await expect(visitor.getByRole('heading', { level: 1, name: 'Der er sendt en nyere mail' })).toBeVisible();
  await expectAccessible(visitor);
  await visitor.goto(link);
  await logInTyped(visitor, person);
  await expect(visitor.getByRole('heading', { level: 1, name: /^Velkommen Pernille/ })).toBeVisible();
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { level: 1, name: 'Linket er allerede brugt' })).toBeVisible();
  await visitor.context().close();
});

test('a wrong code waits, a right one activates however it is typed', async ({ page, browser, tillid }) => {
  const user = newUser({ firstName: 'Lucia', lastName: 'Romano' });
  await signIn(page, people.userAdministrator, '/users/new');
  await page.getByLabel('Fornavn').fill(user.firstName);
  await page.getByLabel('Efternavn').fill(user.lastName);
  await page.getByLabel('E-mailadresse').fill(user.email);
  await page.getByLabel('Nej, brugeren har ikke et CPR-nummer').check();
  await page.getByLabel('Fødselsdato').fill('24-12-1985');
  await page.getByRole('button', { name: 'Opret bruger' }).click();
  const shown = page.getByRole('group', { name: 'Midlertidig aktiveringskode' });
  await shown.getByRole('button', { name: 'Vis' }).click();
  const code = await shown.locator('code').innerText();

  const visitor = await visit(browser, tillid, await activationLink(tillid, user.email));
  await logInTyped(visitor, { firstName: user.firstName, lastName: user.lastName, birthDate: '24.12.1985' });
  await expect(visitor.getByRole('heading', { level: 1, name: 'Skriv din midlertidige kode' })).toBeVisible();
  await expectAccessible(visitor);
  const field = visitor.getByLabel('Midlertidig aktiveringskode');
  const submit = visitor.getByRole('button', { name: 'Aktivér mig' });
  await submit.click();
  await expect(visitor.getByRole('group', { name: 'Der er 1 fejl' })).toBeFocused();
  await visitor.getByRole('button', { name: 'English' }).click();
  await expect(visitor.getByRole('link', { name: 'Enter the code.' })).toBeVisible();
  await visitor.getByRole('button', { name: 'Dansk' }).click();
  await field.fill('kort');
  await submit.click();
  await expect(visitor.getByText('En kode har 14 bogstaver og tal.').first()).toBeVisible();
  for (const left of [9, 8, 7, 6]) {
    await field.fill('0000-0000-0000-00');
    await submit.click();
    await expect(visitor.getByText(`Du har ${left} forsøg tilbage`).first()).toBeVisible();
  }
  await expect(submit).toHaveAccessibleDescription(/^Du kan prøve igen om \d sekund/);
  await expectAccessible(visitor);
  await expect(submit).toBeEnabled();
  await field.fill(` ${code.toLowerCase().replaceAll('-', ' ')} `);
  await field.press('Enter');
  await expect(visitor.getByRole('heading', { level: 1, name: /^Velkommen Lucia/ })).toBeVisible();
  await expectAccessible(visitor);
  await visitor.context().close();

  const late = await visit(browser, tillid, `${tillid.url}/activate/code`);
  await expect(late.getByRole('heading', { level: 1, name: 'Begynd igen med linket i mailen' })).toBeVisible();
  await expectAccessible(late);
  await late.context().close();
});

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('somebody whose level is too low is told which next step there is', async ({ page, browser, tillid }) => {
    const user = newUser({ firstName: 'Oda', lastName: 'Vestermark', cpr: '6601781235' });
    const visitor = await visit(browser, tillid, await createPending(page, tillid, user));
    await visitor.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(visitor);
    await logInTyped(visitor, { firstName: user.firstName, lastName: user.lastName, cpr: user.cpr, level: 'Lav' });
    await expect(visitor.getByRole('heading', { level: 1, name: 'Dit MitID er ikke sikkert nok' })).toBeVisible();
    await expectAccessible(visitor);
    await visitor.context().close();
  });
});
