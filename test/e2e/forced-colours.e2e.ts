import type { Locator, Page } from '@playwright/test';
import { apiOf } from './support/api.ts';
import { settle } from './support/look.ts';
import { createPending } from './support/new-user.ts';
import { operator, people } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newProductionUnitNumber, registerUnits } from './support/units.ts';

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
async function picture(page: Page, control: Locator, around = margin): Promise<string> {
  const box = await control.boundingBox();
  if (box === null) throw new Error('a control that nobody sees');
  const clip = {
    x: Math.max(0, box.x - around),
    y: Math.max(0, box.y - around),
    width: box.width + 2 * around,
    height: box.height + 2 * around,
  };
  return (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
}

/** Marks the first of each kind of what the page has and gives their names. */
async function markKinds(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    for (const marked of document.querySelectorAll('[data-kind]')) marked.removeAttribute('data-kind');
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

/** Gives the focus to what is farthest from a control in its window, which would close, or take the focus back, if it went elsewhere. */
async function leave(control: Locator, scope: string): Promise<void> {
  await control.evaluate((element, wanted) => {
    const away = (other: Element) => {
      const [here, there] = [element.getBoundingClientRect(), other.getBoundingClientRect()];
      return Math.hypot(here.x - there.x, here.y - there.y);
    };
    const others = [...(element.closest(wanted)?.querySelectorAll<HTMLElement>('a, button, input') ?? [])];
    const seen = others.filter((other) => other.checkVisibility() && !other.matches(':disabled'));
    seen.toSorted((one, other) => away(other) - away(one))[0]?.focus({ preventScroll: true });
  }, scope);
}

/** What opens over a page, and what a user administrator presses for it. */
const windows = [
  { name: 'the menu of the name', scope: '.menu-panel', path: '/users', button: /, menu$/ },
  { name: 'the types of history', scope: '.drop-down-box', path: '/history', button: /^Type af hændelse/ },
  { name: 'the keys', scope: '.dialog-window', path: '/users', button: 'Genvejstaster' },
  { name: 'a question', scope: '.dialog-window', path: 'profile', button: 'Slet bruger' },
] as const;

for (const { name, scope, path, button } of windows) {
  test(`UX-52 with forced colours focus and ticks are seen in what opens: ${name}`, async ({ page, enter, tillid }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await enter(people.userAdministrator, '/users');
    const { userId } = await createPending(await apiOf(page.context(), tillid.url));
    await page.goto(path === 'profile' ? `/users/${userId}` : path);
    await settle(page);
    await page.getByRole('button', { name: button }).first().click();
    await page.locator(scope).waitFor();
    await page.keyboard.press('Tab');
    const within = (selector: string) => `${scope} :is(${selector})`;
    const focusable = 'a[href], button:not([disabled], [tabindex="-1"]), input:enabled, select, summary';
    const { kinds, same } = await sameInBoth(page, within(focusable), async (control) => {
      await control.focus();
      const focused = await picture(page, control);
      await leave(control, scope);
      return [focused, await picture(page, control)];
    });
    expect(kinds.length).toBeGreaterThan(1);
    const ticks = within('input[type=checkbox]:enabled, input[type=radio]:enabled:not(:checked)');
    const ticked = await sameInBoth(page, ticks, async (control) => {
      await control.scrollIntoViewIfNeeded();
      await leave(control, scope);
      const before = await picture(page, control);
      const checked = await control.isChecked();
      await control.focus();
      await page.keyboard.press('Space');
      await expect(control).toBeChecked({ checked: !checked });
      await leave(control, scope);
      return [before, await picture(page, control)];
    });
    expect([...same, ...ticked.same]).toEqual([]);
  });
}

/** Moves on among options and gives the places of those that look other than before: where one was, and where one is. */
async function changedByStep(page: Page, options: Locator): Promise<number[]> {
  const look = async () => Promise.all((await options.all()).slice(0, 4).map((option) => picture(page, option, 0)));
  const before = await look();
  await page.keyboard.press('ArrowDown');
  const after = await look();
  return before.flatMap((pixels, place) => (pixels === after[place] ? [] : [place]));
}

test('UX-52 with forced colours the choice that the arrows have reached differs from the others', async ({
  page,
  enter,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await enter(people.organisationAdministrator, '/settings');
  await registerUnits(
    page,
    Array.from({ length: 30 }, (_, n) => ({ number: newProductionUnitNumber(), name: `Sted i farver ${n + 10}` })),
  );
  await page.context().clearCookies();
  await enter(people.userAdministrator, '/users');
  await page.getByRole('button', { name: 'Flere måder at oprette og redigere brugere på' }).press('ArrowDown');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  expect(await changedByStep(page, page.getByRole('menuitem')), 'menu').toEqual([0, 1]);

  // A native list has options as well, which no page draws.
  const offers = page.locator('[role=listbox] [role=option]');
  await page.goto('/history');
  await page.getByRole('combobox', { name: 'Udført af' }).click();
  await expect(offers.nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await changedByStep(page, offers), 'people').toEqual([0, 1]);

  await page.goto('/users/new');
  const field = page.getByRole('combobox', { name: 'P-nummer' });
  await field.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await field.fill('Sted i farver');
  await expect(offers.first()).toContainText('Sted i farver');
  await expect(offers.nth(3)).toContainText('Sted i farver');
  await page.keyboard.press('ArrowDown');
  expect(await changedByStep(page, offers), 'units').toEqual([0, 1]);
  // What is chosen stays told apart when the list is opened anew.
  const second = offers.nth(1);
  const name = await second.innerText();
  await page.keyboard.press('ArrowDown');
  const before = await picture(page, second, 0);
  await second.click();
  await field.fill('Sted i farver');
  const chosen = offers.and(page.getByRole('option', { name, selected: true }));
  await expect(chosen).toBeVisible();
  expect(await picture(page, chosen, 0)).not.toBe(before);
});
