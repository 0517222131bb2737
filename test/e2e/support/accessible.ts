import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// A blank page has no violations either: it passes five rules.
const fewestPasses = 15;

/** The state that the page is in has no fault that axe finds, and nothing that scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.locator('h1').filter({ visible: true }).waitFor();
  const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  expect(told).toEqual([]);
  expect(passes.length).toBeGreaterThanOrEqual(fewestPasses);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'pixels that scroll sideways').toBeLessThanOrEqual(0);
}
