import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import {
  activateTyped,
  chooseSeparate,
  goToEid,
  separateButton,
  typePerson,
  type TypedPerson,
} from './support/activation.ts';
import { apiOf } from './support/api.ts';
import { importWithApp } from './support/imported.ts';
import { settle } from './support/look.ts';
import { linkTo, mailsTo } from './support/mailbox.ts';
import { createPending } from './support/new-user.ts';
import { people, signIn, speakEnglish } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import type { Tillid } from './support/tillid.ts';

test.describe.configure({ timeout: 240_000 });

const ownEid = /^(Log ind|Log in) (med dit private MitID|with your private MitID)/;

function toast(page: Page, text: string | RegExp) {
  return page.getByRole('status').filter({ hasText: text });
}

/** What stands about one authenticator. */
function card(page: Page, name: string) {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: new RegExp(`^${name}`) }) });
}

function action(page: Page, name: string) {
  return page.getByRole('button', { name: new RegExp(`^${name}`) });
}

async function newPage(browser: Browser, tillid: Tillid): Promise<Page> {
  return (await browser.newContext({ baseURL: tillid.url })).newPage();
}

async function expectAccessibleWhenSmall(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 900 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** From a link in a mail through the own eID to what it leads to. */
async function openLink(page: Page, link: string, person: TypedPerson): Promise<void> {
  await page.goto(link);
  await expectAccessible(page);
  await goToEid(page, ownEid, (eid) => typePerson(eid, person));
}

/** Activates what the page offers by that name, with the separate eID of that means. */
async function activate(page: Page, offered: RegExp, [name, means]: readonly [string, string]): Promise<void> {
  await expect(async () => {
    // The eID makes what is ordered in its own time.
    await page.reload();
    await expect(page.getByRole('button', { name: offered })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectAccessible(page);
  await goToEid(page, offered, async (eid) => {
    await reachable(eid, name, means);
    await chooseSeparate(eid, name, means);
  });
  await expect(page).toHaveURL(/\/authenticators\/done$/);
  await expectAccessible(page);
}

/** The eID hears of orders and of blocks in its own time. */
async function reachable(eid: Page, name: string, means: string): Promise<void> {
  await expect(async () => {
    await eid.reload();
    await expect(separateButton(eid, name, means)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Logs in with a separate eID, in a browser of its own. */
async function logInBySeparate(
  browser: Browser,
  tillid: Tillid,
  [name, means]: readonly [string, string],
): Promise<Page> {
  const page = await newPage(browser, tillid);
  await signIn(page, new RegExp(`^${name}\\s+${means}\\b`), '/profile');
  await expect(page.getByRole('heading', { level: 1, name: 'Min profil' })).toBeVisible();
  return page;
}

/** Whoever tries to log in finds no such eID any more. */
async function expectNoWayIn(
  browser: Browser,
  tillid: Tillid,
  [name, means]: readonly [string, string],
): Promise<void> {
  const page = await newPage(browser, tillid);
  await page.goto('/profile');
  await page.getByRole('main').getByRole('button', { name: 'Log ind' }).click();
  await page.waitForURL((url) => url.origin !== tillid.url);
  await expect(async () => {
    await page.reload();
    await expect(separateButton(page, name, means)).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await page.context().close();
}

/** An active user without anything to log in with yet, whose profile an administrator sees; gives the user's own page as well. */
async function activeUser(page: Page, browser: Browser, tillid: Tillid) {
  const person = await createPending(await apiOf(page.context(), tillid.url));
  const own = await activateTyped(browser, tillid, person);
  await page.goto(`/users/${person.userId}`);
  await settle(page);
  return { ...person, name: `${person.firstName} ${person.lastName}`, own };
}

test('an administrator adds an app and a code display; the user activates by the mailed link and logs in with it, until it is lost', async ({
  page,
  browser,
  tillid,
  enter,
}) => {
  await enter(people.userAdministrator, '/users');
  const user = await activeUser(page, browser, tillid);
  await user.own.context().close();
  await expect(page.getByRole('heading', { name: 'Brugeren kan ikke logge ind' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Tilføj identifikationsmidler' }).click();
  const adding = page.getByRole('dialog', { name: `Tilføj identifikationsmidler til ${user.name}` });
  await adding.getByRole('button', { name: 'Tilføj identifikationsmidler' }).click();
  await expect(adding.getByText('Vælg mindst ét identifikationsmiddel.')).toBeVisible();
  await expectAccessible(page);
  await adding.getByRole('checkbox', { name: 'MitID app' }).check();
  await adding.getByRole('checkbox', { name: 'Kodeviser' }).check();
  await expect(adding.getByLabel('Antal Kodeviser').getByRole('option')).toHaveText(['1', '2', '3']);
  await adding.getByLabel('Antal Kodeviser').selectOption('2');
  await expect(adding.getByRole('status')).toContainText(/Pris i alt: 67,00.* ekskl\. moms/);
  await adding.getByLabel('Antal Kodeviser').selectOption('1');
  await expect(adding.getByRole('status')).toContainText('33,50');
  await expectAccessible(page);
  await expectAccessibleWhenSmall(page);
  await adding.getByRole('button', { name: /^Bestil for 33,50/ }).click();
  await expect(toast(page, 'Tilføjet: MitID app, Kodeviser')).toContainText(user.email);
  await expect(card(page, 'Kodeviser')).toContainText(/Bliver sendt til organisationen\. Ordrenummer [0-9A-F]{8}\./);
  await expect(card(page, 'MitID app')).toContainText('Klar til at blive aktiveret');
  await expectAccessible(page);

  const person = await newPage(browser, tillid);
  const link = { path: '/authenticators/', subject: /^Nyt identifikationsmiddel/ };
  await openLink(person, await linkTo(tillid, user.email, link), user);
  await expect(person.getByText('Det her er bestilt, men ikke klar endnu.')).toBeVisible();
  await activate(person, /^Aktivér MitID app/, [user.name, 'App']);
  await person.context().close();
  await expect(card(page, 'MitID app')).toContainText(/Aktiveret \d/);
  const own = await logInBySeparate(browser, tillid, [user.name, 'App']);

  await action(page, 'Spær: MitID app').click();
  const blocking = page.getByRole('alertdialog', { name: `Spær MitID app for ${user.name}?` });
  await blocking.getByRole('button', { name: 'Spær' }).click();
  await expect(blocking.getByText('Vælg, hvad der er sket.')).toBeVisible();
  await expect(blocking.getByText('Det er det eneste, brugeren kan logge ind med.')).toBeVisible();
  await expectAccessible(page);
  await blocking.getByLabel('Mistet').check();
  await blocking.getByRole('button', { name: 'Spær' }).click();
  await expect(toast(page, 'MitID app er spærret')).toBeVisible();
  await expect(card(page, 'MitID app')).toContainText('Spærret');
  await own.goto('/profile');
  await expect(own.getByRole('main').getByRole('button', { name: /^Log ind/ })).toBeVisible();
  await own.context().close();
  await expectNoWayIn(browser, tillid, [user.name, 'App']);
  const mails = await mailsTo(tillid, user.email, 3);
  expect(mails.map(({ subject }) => subject)).toContain(
    'Et identifikationsmiddel til Nordhavn Kommune virker ikke mere',
  );
});

test('after a new phone an app is activated anew; one is ordered in place of another, and one is removed', async ({
  page,
  browser,
  tillid,
  enter,
}) => {
  await enter(people.userAdministrator, '/users');
  const api = await apiOf(page.context(), tillid.url);
  const user = await activeUser(page, browser, tillid);
  const { userId, email, name, own } = user;
  await api('post', `users/${userId}/authenticators`, {
    data: {
      authenticators: [
        { choice: 'app', count: 1 },
        { choice: 'code-display', count: 1 },
      ],
    },
  });
  const link = { path: '/authenticators/', subject: /^Nyt identifikationsmiddel/ };
  await openLink(own, await linkTo(tillid, email, link), user);
  await activate(own, /^Aktivér MitID app/, [name, 'App']);

  await page.reload();
  await settle(page);
  await action(page, 'Send ny aktivering: MitID app').click();
  const renewing = page.getByRole('alertdialog', { name: `Send ${name} en ny aktivering af MitID app?` });
  await expectAccessible(page);
  await renewing.getByRole('button', { name: 'Send ny aktivering' }).click();
  await expect(toast(page, 'En mail med link til ny aktivering er på vej')).toBeVisible();
  await expect(card(page, 'MitID app')).toContainText('Klar til at blive aktiveret');
  const again = await newPage(browser, tillid);
  await openLink(
    again,
    await linkTo(tillid, email, { path: '/authenticators/', subject: /^Aktivér dit .* igen/ }),
    user,
  );
  await activate(again, /^Aktivér MitID app/, [name, 'App']);
  await again.context().close();

  await action(page, 'Erstat med en ny: MitID app').click();
  const replacing = page.getByRole('alertdialog', { name: `Erstat MitID app for ${name}?` });
  await expect(replacing).toContainText('Det nye er gratis.');
  await expectAccessible(page);
  await replacing.getByRole('button', { name: 'Bestil et nyt' }).click();
  await expect(toast(page, 'MitID app er bestilt på ny')).toBeVisible();
  await page.getByText('Vis 1 tidligere').click();
  await expect(page.getByText('Bestilt i stedet for et, der blev spærret')).toBeVisible();

  await action(page, 'Fjern: Kodeviser').click();
  const removing = page.getByRole('alertdialog', { name: `Fjern Kodeviser fra ${name}?` });
  await expect(removing).toContainText('annulleres bestillingen');
  await expectAccessible(page);
  await removing.getByRole('button', { name: 'Fjern' }).click();
  await expect(toast(page, 'Kodeviser er fjernet')).toBeVisible();
  await expect(page.getByText('Vis 2 tidligere')).toBeVisible();
  await expectAccessible(page);
  await own.context().close();
});

test('on the own page a user activates an app, gives and withdraws consent to the own eID, orders one more and reports one lost', async ({
  page,
  browser,
  tillid,
  enter,
}) => {
  await enter(people.userAdministrator, '/users');
  const api = await apiOf(page.context(), tillid.url);
  const user = await importWithApp(api, 2);
  const name = `${user.firstName} ${user.lastName}`;
  const first = await activateTyped(browser, tillid, user);
  await api('post', `users/${user.userId}/authenticators`, {
    data: { authenticators: [{ choice: 'private', count: 1 }] },
  });
  await first.goto('/profile');
  await settle(first);
  await activate(first, /^Aktivér: MitID app/, [name, 'App']);
  const own = await logInBySeparate(browser, tillid, [name, 'App']);
  await settle(own);
  await own.getByRole('button', { name: 'Giv samtykke' }).click();
  const consenting = own.getByRole('alertdialog', { name: 'Vil du logge ind med dit private MitID?' });
  await expect(consenting).toContainText('Nordhavn Kommune');
  await expectAccessible(own);
  await consenting.getByRole('button', { name: 'Jeg giver samtykke' }).click();
  await expect(toast(own, 'Du kan nu logge ind med dit private MitID')).toBeVisible();

  const byOwnEid = await newPage(browser, tillid);
  await byOwnEid.goto('/profile');
  await goToEid(byOwnEid, /^Log ind$/, (eid) => typePerson(eid, user));
  await expect(byOwnEid.getByRole('heading', { level: 1, name: 'Min profil' })).toBeVisible();

  await own.getByRole('button', { name: 'Træk samtykke tilbage' }).click();
  const withdrawing = own.getByRole('alertdialog', { name: 'Træk samtykke til privat MitID tilbage?' });
  await expectAccessible(own);
  await withdrawing.getByRole('button', { name: 'Træk samtykke tilbage' }).click();
  await expect(toast(own, 'Samtykket er trukket tilbage')).toBeVisible();
  await byOwnEid.goto('/profile');
  await goToEid(byOwnEid, /^Log ind$/, (eid) => typePerson(eid, user));
  await expect(byOwnEid).toHaveURL(/\/sign-in-refused/);
  await byOwnEid.context().close();

  await own.getByRole('button', { name: 'Bestil', exact: true }).click();
  const ordering = own.getByRole('alertdialog', { name: 'Bestil et identifikationsmiddel' });
  await expect(ordering).toContainText('Du kan bestille 1 til.');
  await ordering.getByRole('button', { name: 'Bestil' }).click();
  await expect(ordering.getByText('Vælg, hvad du vil bestille.')).toBeVisible();
  await expectAccessible(own);
  await expectAccessibleWhenSmall(own);
  await ordering.getByLabel('Kodeviser').check();
  await ordering.getByRole('button', { name: 'Bestil' }).click();
  await expect(toast(own, 'Kodeviser er bestilt')).toBeVisible();
  await expect(card(own, 'Kodeviser')).toBeVisible();
  await expect(own.getByRole('button', { name: 'Bestil', exact: true })).toHaveCount(0);
  await expectAccessible(own);

  await action(own, 'Meld mistet: MitID app').click();
  const losing = own.getByRole('alertdialog', { name: 'Meld MitID app mistet?' });
  await expectAccessible(own);
  await losing.getByRole('button', { name: 'Spær' }).click();
  await expect(own.getByRole('main').getByRole('button', { name: /^Log ind/ })).toBeVisible();
  await own.context().close();
  await first.context().close();
});

test('in English and on a small screen authenticators are added, activated and removed', async ({
  page,
  browser,
  tillid,
  enter,
}) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await speakEnglish(page);
  await enter(people.userAdministrator, '/users');
  const user = await activeUser(page, browser, tillid);
  await user.own.context().close();
  await page.getByRole('button', { name: 'Add authenticators' }).click();
  const adding = page.getByRole('dialog', { name: `Add authenticators to ${user.name}` });
  await adding.getByRole('checkbox', { name: 'Chip' }).check();
  await adding.getByRole('checkbox', { name: 'MitID app' }).check();
  await expect(adding.getByRole('status')).toContainText('115.00');
  await expectAccessible(page);
  await adding.getByRole('button', { name: /115\.00/ }).click();
  await expect(card(page, 'Chip')).toContainText(/Will be sent to the organisation\. Order number [0-9A-F]{8}\./);
  await expectAccessible(page);

  const person = await newPage(browser, tillid);
  await person.setViewportSize({ width: 320, height: 900 });
  await speakEnglish(person);
  await openLink(person, await linkTo(tillid, user.email, { path: '/authenticators/' }), user);
  await activate(person, /^Activate MitID app/, [user.name, 'App']);
  await person.context().close();

  await action(page, 'Remove: MitID app').click();
  const removing = page.getByRole('alertdialog');
  await expect(removing).toContainText('the only');
  await expectAccessible(page);
  await removing.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Show 1 former one')).toBeVisible();
  await expectAccessible(page);
});
