import type { Page } from '@playwright/test';
import { say, type Language } from '../support/sentences.ts';
import { faultsOf, faultsWhenSpaced, settle, topWindow } from './support/look.ts';
import { makeMaterial, type Material } from './support/material.ts';
import { placesOf, visitors, type Place, type Visitor } from './support/places.ts';
import { speakEnglish } from './support/sign-in.ts';
import { expect, test as withTillid, type Enter } from './support/test.ts';

// A page of 1280 pixels at 400 % is 320 wide and less high than a telephone (WCAG 2.2, 1.4.10).
const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 256 };
const failure = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'urn:tillid:problem:internal', title: 'internal', status: 500, instance: 'a' }),
};
const allButSession = /\/api\/v1\/(?!session$|operator\/session$)/;

const test = withTillid.extend<object, { material: Material }>({
  material: [
    async ({ browser, tillid, sessions }, use) => use(await makeMaterial({ browser, tillid, sessions })),
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.describe.configure({ timeout: 300_000 });

async function visit(page: Page, place: Place, language: Language): Promise<string[]> {
  await page.goto(place.address);
  await settle(page);
  const faults = await faultsOf(page, place.address);
  await page.setViewportSize(narrow);
  faults.push(...(await faultsOf(page, `${place.address}, small`)));
  faults.push(...(await faultsWhenSpaced(page, place.address)));
  for (const key of place.opens ?? []) {
    const name = nameOf(language, key);
    await page.getByRole('button', { name }).first().click();
    await expect(topWindow(page)).toBeVisible();
    faults.push(...(await faultsOf(page, `${place.address}, ${String(name)}`)));
    faults.push(...(await faultsWhenSpaced(page, `${place.address}, ${String(name)}`)));
    await page.keyboard.press('Escape');
    await expect(topWindow(page)).toHaveCount(0);
  }
  if (place.refuses) faults.push(...(await refuse(page, place)));
  await page.setViewportSize(wide);
  return faults;
}

/** What is said of a button, also where several things of a kind have numbers. */
function nameOf(language: Language, opened: NonNullable<Place['opens']>[number]): RegExp {
  const name =
    typeof opened === 'string'
      ? `${say(language, opened)}$`
      : say(language, 'authenticators.action.of', {
          action: say(language, opened.action),
          name: say(language, opened.of),
        });
  return new RegExp(`^${name.replaceAll(/[()?.]/g, String.raw`\$&`)}`);
}

/** Goes in as the visitor, on a page that asks for nothing of theirs. */
async function arrive(
  page: Page,
  visitor: Visitor,
  { enter, material }: { enter: Enter; material: Material },
): Promise<void> {
  if (visitor === 'nobody') return;
  if (visitor !== 'a user who activates') {
    await enter(visitor, '/docs/api');
    return;
  }
  await page.context().addCookies(material.activeSession.cookies);
  await page.goto('/docs/api');
}

/** Sends the form with nothing in it. */
async function refuse(page: Page, { address }: Place): Promise<string[]> {
  const form = page.locator('main form').last();
  for (const field of await form.getByRole('textbox').all()) await field.fill('');
  await form.locator('button[type=submit]').last().click();
  await expect(page.locator('main [aria-invalid=true]').first()).toBeVisible();
  return faultsOf(page, `${address}, refused`);
}

/** Pages that show what they ask for, while nothing comes. */
async function visitWaiting(page: Page, { address }: Place): Promise<string[]> {
  await page.goto(address);
  await expect(page.locator('.skeleton-line').first()).toBeVisible();
  return faultsOf(page, `${address}, waiting`);
}

/** Pages that show what they ask for, when it fails. */
async function visitFailing(page: Page, { address }: Place, language: Language): Promise<string[]> {
  await page.goto(address);
  await expect(page.getByRole('button', { name: say(language, 'ui.tryAgain') }).first()).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
  return faultsOf(page, `${address}, failed`);
}

async function speak(page: Page, language: Language): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  if (language === 'en') await speakEnglish(page);
}

for (const language of ['da', 'en'] as const) {
  for (const visitor of visitors) {
    test(`UX-57 UX-53 ${language}: the pages of ${visitor} have no fault, open or refused, at 320 pixels, with wider spacing`, async ({
      page,
      enter,
      material,
    }) => {
      await speak(page, language);
      await arrive(page, visitor, { enter, material });
      const faults: string[] = [];
      for (const place of placesOf(visitor, material)) faults.push(...(await visit(page, place, language)));
      expect(faults).toEqual([]);
    });

    test(`UX-57 ${language}: the pages of ${visitor} have no fault while they wait, and when what they ask for fails`, async ({
      page,
      enter,
      material,
    }) => {
      await speak(page, language);
      await arrive(page, visitor, { enter, material });
      const places = placesOf(visitor, material).filter(({ isFixed = false }) => !isFixed);
      const faults: string[] = [];
      await page.route(allButSession, () => undefined);
      for (const place of places) faults.push(...(await visitWaiting(page, place)));
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.route(allButSession, (route) => route.fulfill(failure));
      for (const place of places) faults.push(...(await visitFailing(page, place, language)));
      expect(faults).toEqual([]);
    });
  }
}
