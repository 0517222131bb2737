import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { mailsTo } from './mailbox.ts';
import type { Tillid } from './tillid.ts';

/** The link in the newest activation mail to an address. */
export async function activationLink(tillid: Tillid, address: string, mails = 1): Promise<string> {
  const [newest] = await mailsTo(tillid, address, mails);
  const link = newest?.links.find((found) => found.startsWith(`${tillid.url}/activate/`));
  if (link === undefined) throw new Error(`no activation link came to ${address}`);
  return link;
}

/** Opens a link in a browser of its own and logs in at the demo eID; `name` is the person's button there. */
export async function activateByLink(
  browser: Browser,
  tillid: Tillid,
  link: string,
  name: string | RegExp,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: tillid.url });
  const page = await context.newPage();
  await page.goto(link);
  await logInFromLink(page, name);
  return page;
}

/** From the page of a link to the demo eID and back. */
export async function logInFromLink(page: Page, name: string | RegExp): Promise<void> {
  const { origin } = new URL(page.url());
  await page.getByRole('button', { name: 'Log ind med MitID' }).click();
  await page.waitForURL((url) => url.origin !== origin);
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.origin === origin);
}

/** Somebody whom the demo eID is told to be. */
export type TypedPerson = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr?: string;
  readonly birthDate?: string;
  readonly level?: 'Lav' | 'Betydelig' | 'Høj';
};

/** From the page of a link to the demo eID, where a person is typed in, and back. */
export async function logInTyped(page: Page, person: TypedPerson, by = 'Log ind med MitID'): Promise<void> {
  await goToEid(page, by, (eid) => typePerson(eid, person));
}

/** From a button of a page to the demo eID, where somebody proves who they are, and back. */
export async function goToEid(page: Page, name: string | RegExp, prove: (eid: Page) => Promise<void>): Promise<void> {
  const { origin } = new URL(page.url());
  await page.getByRole('main').getByRole('button', { name }).click();
  await page.waitForURL((url) => url.origin !== origin);
  await prove(page);
  await page.waitForURL((url) => url.origin === origin);
}

/** Tells the demo eID, whose page it is, who to be. */
export async function typePerson(page: Page, person: TypedPerson): Promise<void> {
  const { firstName, lastName, cpr = '', birthDate = '', level = 'Betydelig' } = person;
  await page.getByLabel(/^(Fornavn|First name)/).fill(firstName);
  await page.getByLabel(/^(Efternavn|Surname)/).fill(lastName);
  await page.getByRole('textbox', { name: /^(CPR-nummer|CPR number)/ }).fill(cpr);
  await page.getByRole('textbox', { name: /^(Fødselsdato|Date of birth)/ }).fill(birthDate);
  await page.locator('input[type=radio]').nth(['Lav', 'Betydelig', 'Høj'].indexOf(level)).check();
  await page.getByRole('button', { name: /^(Log ind som denne person|Log in as this person)$/ }).click();
}

/** Logs in with the separate eID that was issued to somebody, whose page at the demo eID it is. */
export async function chooseSeparate(page: Page, name: string, means: string): Promise<void> {
  await separateButton(page, name, means).click();
}

/** The button of a separate eID at the demo eID; an eID that is blocked has none. */
export function separateButton(page: Page, name: string, means: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^${name}\\s+${means}\\b`) });
}

/** Activates somebody by the link of the newest mail in a browser of their own, where they stay logged in. */
export async function activateTyped(
  browser: Browser,
  tillid: Tillid,
  person: TypedPerson & { readonly email: string },
): Promise<Page> {
  const context = await browser.newContext({ baseURL: tillid.url });
  const page = await context.newPage();
  await page.goto(await activationLink(tillid, person.email));
  await logInTyped(page, person);
  await page.waitForURL((url) => url.pathname === '/activate/done');
  return page;
}

type ByCode = { readonly address: string; readonly name: string | RegExp; readonly code: string };

/** Activates somebody without CPR number, who types the code in small letters with blanks. */
export async function activateByCode(browser: Browser, tillid: Tillid, person: ByCode): Promise<Page> {
  const page = await activateByLink(browser, tillid, await activationLink(tillid, person.address), person.name);
  await expect(page.getByRole('heading', { level: 1, name: 'Skriv din midlertidige kode' })).toBeVisible();
  await page.getByLabel('Midlertidig aktiveringskode').fill(person.code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Aktivér mig' }).click();
  await page.waitForURL((url) => url.pathname === '/activate/done');
  return page;
}
