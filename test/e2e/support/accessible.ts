import axe from 'axe-core';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// A blank page has no violations either: it passes five rules.
const fewestPasses = 15;

/** What axe finds in the state that the page is in, and whether it looked at a page at all. */
export async function findAccessibilityFaults(page: Page): Promise<string[]> {
  const hasAxe = await page.evaluate(() => 'axe' in window);
  if (!hasAxe) await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(runAxe, rules);
  const blank = passes >= fewestPasses ? [] : [`only ${String(passes)} rules had anything to look at`];
  return [...violations, ...blank];
}

/** Pixels by which the page scrolls sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(document.documentElement.scrollWidth - window.innerWidth, 0));
}

/** The state that the page is in has no fault that axe finds, and nothing that scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.locator('h1').filter({ visible: true }).waitFor();
  expect(await findAccessibilityFaults(page)).toEqual([]);
  expect(await sidewaysOverflow(page), 'pixels that scroll sideways').toBe(0);
}

type AxeWindow = { readonly axe: typeof axe };

// Runs in the page. Only what is told goes back, for the whole report of a long table is megabytes.
async function runAxe(tags: string[]): Promise<{ violations: string[]; passes: number }> {
  const { axe: inPage } = window as unknown as AxeWindow;
  const { violations, passes } = await inPage.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
  });
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
    passes: passes.length,
  };
}
