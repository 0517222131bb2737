import type { Locator, Page } from '@playwright/test';
import { settle } from './support/look.ts';
import { operator, people } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 180_000 });

/** Pages that have every kind of control between them. */
const pages = [
  [people.userAdministrator, '/users'],
  [people.userAdministrator, '/users/new'],
  [people.userAdministrator, '/users/import'],
  [people.userAdministrator, '/imported-users'],
  [people.userAdministrator, '/history'],
  [people.organisationAdministrator, '/settings/organisation-data/new'],
  [people.organisationAdministrator, '/settings/api-clients/new'],
  [people.user, '/profile'],
  [operator, '/operator/organisations/new'],
] as const;

const margin = 12;

/** Pixels of a control and what is close around it, as they are now. */
async function picture(page: Page, control: Locator): Promise<string> {
  const box = await control.boundingBox();
  if (box === null) throw new Error('a control that nobody sees');
  const clip = {
    x: Math.max(0, box.x - margin),
    y: Math.max(0, box.y - margin),
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
  return (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
}

/** Marks the first of each kind of what the page has and gives their names. */
async function markKinds(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const kinds = new Map<string, Element>();
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      const isSeen = element.checkVisibility() && element.getBoundingClientRect().width > 1;
      const look = [...element.classList].filter((name) => !name.startsWith('_')).join('.');
      const kind = `${element.tagName.toLowerCase()}[${element.getAttribute('type') ?? ''}].${look}`;
      if (isSeen && !kinds.has(kind)) kinds.set(kind, element);
    }
    [...kinds.values()].forEach((element, place) => element.setAttribute('data-kind', String(place)));
    return [...kinds.keys()];
  }, selector);
}

/** The kinds of controls on a page that look the same in two states. */
async function sameInBoth(
  page: Page,
  selector: string,
  states: (control: Locator) => Promise<readonly [string, string]>,
): Promise<{ kinds: string[]; same: string[] }> {
  const kinds = await markKinds(page, selector);
  const same: string[] = [];
  for (const [place, kind] of kinds.entries()) {
    const [one, other] = await states(page.locator(`[data-kind="${String(place)}"]`));
    if (one === other) same.push(`${kind} on ${new URL(page.url()).pathname}`);
  }
  return { kinds, same };
}

async function blur(control: Locator): Promise<void> {
  await control.evaluate((element: HTMLElement) => element.blur());
}

test('UX-52 with forced colours the focus is seen on every kind of control', async ({ page, enter }) => {
  const found = new Set<string>();
  const faults: string[] = [];
  await page.emulateMedia({ forcedColors: 'active' });
  for (const [name, path] of pages) {
    await enter(name, path);
    await settle(page);
    // What is focused from now on is focused as if by keyboard.
    await page.keyboard.press('Tab');
    const { kinds, same } = await sameInBoth(
      page,
      'a[href], button, input, select, textarea, summary',
      async (control) => {
        await control.focus();
        const focused = await picture(page, control);
        const box = await control.boundingBox();
        await blur(control);
        // A link that shows only with the focus on it is gone now.
        if (box === null || (await control.boundingBox()) === null) return [focused, ''];
        return [focused, await picture(page, control)];
      },
    );
    kinds.forEach((kind) => found.add(kind));
    faults.push(...same);
  }
  expect(faults).toEqual([]);
  expect(found.size).toBeGreaterThan(20);
});

test('UX-52 with forced colours what is ticked or chosen differs from what is not', async ({ page, enter }) => {
  const found = new Set<string>();
  const faults: string[] = [];
  await page.emulateMedia({ forcedColors: 'active' });
  for (const [name, path] of pages) {
    await enter(name, path);
    await settle(page);
    const { kinds, same } = await sameInBoth(
      page,
      'input[type=checkbox]:enabled, input[type=radio]:enabled:not(:checked)',
      async (control) => {
        await control.scrollIntoViewIfNeeded();
        const before = await picture(page, control);
        await control.focus();
        await page.keyboard.press('Space');
        await blur(control);
        return [before, await picture(page, control)];
      },
    );
    kinds.forEach((kind) => found.add(kind.replace(/\].*/, ']')));
    faults.push(...same);
  }
  expect(faults).toEqual([]);
  expect([...found].toSorted()).toEqual(['input[checkbox]', 'input[radio]']);
});
