import type { Page } from '@playwright/test';
import { foreignTo, say, type Language } from '../support/sentences.ts';
import { apiOf } from './support/api.ts';
import { settle } from './support/look.ts';
import { createPending } from './support/new-user.ts';
import { people } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 180_000 });

/** Everything that the page says, seen or heard; the button to the other language speaks that language. */
function wordsOfPage(): string {
  const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
  const heard = [...document.querySelectorAll('body *')]
    .filter((element) => element.closest('[lang]:not(html)') === null)
    .flatMap((element) => attributes.map((name) => element.getAttribute(name) ?? ''));
  const seen = document.body.cloneNode(true) as HTMLElement;
  for (const other of seen.querySelectorAll('[lang], script, style')) other.remove();
  // One part of a sentence may be strong.
  return [document.title, seen.textContent, ...heard].join('\n').replaceAll(/\s+/g, ' ');
}

async function expectOnly(page: Page, language: Language): Promise<void> {
  await settle(page);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  const words = await page.evaluate(wordsOfPage);
  expect(words.length).toBeGreaterThan(200);
  expect(
    foreignTo(language).filter((sentence) => words.includes(sentence)),
    new URL(page.url()).pathname,
  ).toEqual([]);
}

async function changeLanguage(page: Page): Promise<void> {
  await page.getByRole('button', { name: /, menu$/ }).click();
  await page.getByRole('button', { name: /^(English|Dansk)$/ }).click();
  await page.keyboard.press('Escape');
}

test('UX-58 a changed language leaves no sentence of the other one on any of the pages', async ({
  page,
  enter,
  tillid,
}) => {
  await enter(people.userAdministrator, '/users');
  const { userId } = await createPending(await apiOf(page.context(), tillid.url), 'date');
  const addresses = [
    '/users',
    `/users/${userId}`,
    '/users/new',
    '/users/import',
    '/imported-users',
    '/history',
    '/profile',
    '/settings',
    '/prices',
  ];
  expect(foreignTo('en')).toContain(say('da', 'authenticators.choose.missing'));
  expect(foreignTo('da').length).toBeGreaterThan(500);
  for (const address of addresses) {
    await page.goto(address);
    await expectOnly(page, 'da');
    await changeLanguage(page);
    await expectOnly(page, 'en');
    await changeLanguage(page);
    await expectOnly(page, 'da');
  }
});
