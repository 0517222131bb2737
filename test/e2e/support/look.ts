import { expect, type Locator, type Page } from '@playwright/test';
import { findAccessibilityFaults, sidewaysOverflow } from './accessible.ts';

/** What the page shows is all there: nothing is on its way and every section is open. */
export async function settle(page: Page): Promise<void> {
  await expect(page.locator('h1:not([data-provisional])').first()).toBeVisible();
  const closed = page.locator('main .section-button[aria-expanded=false]');
  for (let open = await closed.count(); open > 0; open -= 1) await closed.first().click();
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

/** Faults of the state that the page is in, each with the name of the state. */
export async function faultsOf(page: Page, state: string): Promise<string[]> {
  const moving = await page.evaluate(findMovements);
  // A window that is still being faded in is none to axe.
  await page.evaluate(endMovements);
  const faults = await findAccessibilityFaults(page);
  const overflow = await sidewaysOverflow(page);
  return [
    ...faults,
    ...(overflow === 0 ? [] : [`scrolls sideways by ${String(overflow)} pixels`]),
    ...moving.map((name) => `${name} moves although less motion is wanted`),
  ].map((fault) => `${state}: ${fault}`);
}

/** Faults that come with wider spacing of text (WCAG 2.2, 1.4.12): sideways scroll, or text that is cut off. */
export async function faultsWhenSpaced(page: Page, state: string): Promise<string[]> {
  const cut = await page.evaluate(spaceAndFindCut);
  const overflow = await sidewaysOverflow(page);
  await page.evaluate(() => document.adoptedStyleSheets.pop());
  return [
    ...cut.map((text) => `${state}, wider spacing: cut off: ${text}`),
    ...(overflow === 0 ? [] : [`${state}, wider spacing: scrolls sideways by ${String(overflow)} pixels`]),
  ];
}

/** The window that lies over the page. */
export function topWindow(page: Page): Locator {
  return page.getByRole('dialog').or(page.getByRole('alertdialog')).last();
}

// Runs in the page. The spinner goes on turning, slowly: standing still it would look finished.
function findMovements(): string[] {
  return document
    .getAnimations()
    .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 1)
    .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : ''))
    .filter((name) => !name.includes('spinner'));
}

// Runs in the page.
async function endMovements(): Promise<void> {
  const ends = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    .map(({ finished }) => finished);
  await Promise.allSettled(ends);
}

// Runs in the page.
function spaceAndFindCut(): string[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
  const isCut = (element: Element) => {
    const { overflowX, overflowY, clipPath, position } = getComputedStyle(element);
    const hidesText = position === 'absolute' && (clipPath !== 'none' || element.clientWidth <= 1);
    if (hidesText || element.clientWidth === 0) return false;
    const across = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
    return across || down;
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.textContent.trim() !== '' && isCut(element))
    .map((element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`);
}
