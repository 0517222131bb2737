import type { Page } from '@playwright/test';

/** The people of the demo organisation, by what they may do. */
export const people = {
  userAdministrator: 'Bo Østergård',
  rightsAdministrator: 'Clara Winther',
  organisationAdministrator: 'Dan Aabye',
  user: 'Eva Lind',
} as const;

/** The operator of the demo. */
export const operator = 'Inge Holm';

/** Opens a page that needs a session and logs in at the demo eID; ends on that page. */
export async function signIn(page: Page, name: string | RegExp, path: string): Promise<void> {
  await page.goto(path);
  const { origin } = new URL(page.url());
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Log ind|Log in)/ })
    .click();
  await page.waitForURL((url) => url.origin !== origin);
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.origin === origin && url.pathname === new URL(path, origin).pathname);
}

/** A person of both demo organisations, who administers the users of both. */
export const inBoth = 'Frida Holm';

/** The second demo organisation, in which few journeys do anything. */
export const smallOrganisation = 'Fjordby Forsyning A/S';

/** Logs the person of both organisations in to the second one; ends on the page. */
export async function signInToSmall(page: Page, path: string): Promise<void> {
  await page.goto('/');
  const { origin } = new URL(page.url());
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Log ind|Log in)/ })
    .click();
  await page.waitForURL((url) => url.origin !== origin);
  await page.getByRole('button', { name: inBoth }).click();
  await page.waitForURL((url) => url.pathname === '/choose-organisation');
  await page.getByRole('button', { name: new RegExp(`^${smallOrganisation}`) }).click();
  await page.waitForURL((url) => url.pathname === '/users');
  await page.goto(path);
}

/** Lets the pages that are opened from now on be in English; without it they are in Danish. */
export async function speakEnglish(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('tillid-language', 'en'));
}
