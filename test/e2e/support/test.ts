import { test as base } from '@playwright/test';
import { makeSessions, type Sessions } from './sessions.ts';
import { startTillid, type PortRange, type Tillid } from './tillid.ts';

// What the browser says when the content security policy stopped something, in the words of Chromium.
const policyWords = /content.security.policy/i;

/** Opens a page as somebody who is logged in already. */
export type Enter = (name: string, path: string) => Promise<void>;

/** A test with the product running (once for all journeys of a worker) and a console that must stay free of faults. */
export const test = base.extend<
  { quietConsole: undefined; enter: Enter },
  { portRange: PortRange; tillid: Tillid; sessions: Sessions }
>({
  portRange: [
    { first: 22_000, last: 29_000 },
    { scope: 'worker', option: true },
  ],
  tillid: [
    async ({ portRange }, use) => {
      const tillid = await startTillid(portRange);
      await use(tillid);
      await tillid.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  sessions: [
    async ({ browser, tillid }, use) => use(makeSessions(browser, tillid.url)),
    { scope: 'worker', timeout: 60_000 },
  ],
  enter: async ({ page, sessions }, use) =>
    use(async (name, path) => {
      const { cookies } = await sessions(name);
      await page.context().addCookies(cookies);
      await page.goto(path);
    }),
  baseURL: async ({ tillid }, use) => use(tillid.url),
  quietConsole: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (policyWords.test(message.text())) faults.push(message.text());
      });
      await use(undefined);
      if (faults.length > 0) throw new Error(`The browser's console has faults:\n${faults.join('\n')}`);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
