import type { Browser, BrowserContext } from '@playwright/test';
import { operator, signIn } from './sign-in.ts';

/** What a browser keeps of somebody who is logged in. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The session of a person of the demo, who logs in but once for all journeys of a worker that ask. */
export type Sessions = (name: string) => Promise<Session>;

/** Logs people in when they are first asked for. Whoever ends a session in a journey logs in for that by `signIn`. */
export function makeSessions(browser: Browser, baseURL: string): Sessions {
  const kept = new Map<string, Promise<Session>>();
  async function logIn(name: string): Promise<Session> {
    const context = await browser.newContext({ baseURL });
    await signIn(await context.newPage(), name, name === operator ? '/operator' : '/profile');
    const session = await context.storageState();
    await context.close();
    return session;
  }
  return (name) => {
    const session = kept.get(name) ?? logIn(name);
    kept.set(name, session);
    return session;
  };
}
