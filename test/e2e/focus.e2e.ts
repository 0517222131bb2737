import type { Page } from '@playwright/test';
import { settle } from './support/look.ts';
import { people } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const longPages = ['/users?size=100', '/history'] as const;
const widths = [1280, 320] as const;

test('UX-54 the first stop of the Tab key skips to the content', async ({ page, enter }) => {
  for (const address of longPages) {
    await enter(people.userAdministrator, address);
    await settle(page);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Gå til indhold' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  }
});

/** What lies over the element that has the focus, or nothing; its name and what it is, for it may be one of hundreds. */
async function coverOfFocused(): Promise<{ readonly stop: string; readonly cover: string | undefined }> {
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return { stop: '', cover: undefined };
  const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined;
  const name = (focused.getAttribute('aria-label') ?? label?.textContent ?? focused.textContent).trim().slice(0, 40);
  const stop = `${focused.tagName.toLowerCase()} ${name}`;
  // A link over two lines has nothing in the middle of both.
  const [box] = focused.getClientRects();
  if (box === undefined) return { stop, cover: 'nothing to see' };
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  // The box of a choice is drawn by its label.
  const isSeen = hit !== null && (focused.contains(hit) || (label?.contains(hit) ?? false));
  return { stop, cover: isSeen ? undefined : (hit?.outerHTML.slice(0, 80) ?? 'outside the window') };
}

/** Goes through all stops of a page, once; gives those that are covered. */
async function coveredStops(page: Page): Promise<{ covered: string[]; stops: number }> {
  const covered: string[] = [];
  for (let stops = 0; stops < 600; stops += 1) {
    await page.keyboard.press('Tab');
    const { stop, cover } = await page.evaluate(coverOfFocused);
    if (stop === '') return { covered, stops };
    if (cover !== undefined) covered.push(`${stop}: ${cover}`);
  }
  throw new Error('the stops come to no end');
}

for (const width of widths) {
  test(`UX-54 nothing covers what has the focus on long pages, ${String(width)} pixels wide`, async ({
    page,
    enter,
  }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const address of longPages) {
      await enter(people.userAdministrator, address);
      await settle(page);
      const { covered, stops } = await coveredStops(page);
      expect(covered, address).toEqual([]);
      expect(stops).toBeGreaterThan(40);
    }
  });
}
