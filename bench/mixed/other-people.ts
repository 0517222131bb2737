import { setTimeout as wait } from 'node:timers/promises';
import { newPerson } from '../../test/support/people.ts';
import { bodyOf, createHttpClient, type HttpClient } from '../harness/http.ts';
import type { BenchServer } from '../harness/server.ts';
import type { Session } from '../harness/session.ts';

/** What other people do meanwhile. */
export const acts = ['a page of users', 'a profile', 'create one user', 'begin a log-in'] as const;
/** One of the things that other people do. */
export type Act = (typeof acts)[number];
/** How long each act took, in milliseconds from the moment at which it was to begin. */
export type Durations = Readonly<Record<Act, number[]>>;

const actEveryMs = 50;

/** Other people of the same organisation and of another, who go on doing what they do, at the same steady rate whatever happens. */
export async function actMeanwhile(
  server: BenchServer,
  sessions: readonly Session[],
  until: { readonly isOver: () => boolean },
): Promise<Durations> {
  const clients = await Promise.all(sessions.map((session) => meet(createHttpClient(server, session))));
  const durations: Durations = Object.fromEntries(acts.map((act) => [act, []])) as never;
  const pending: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let number = 0; !until.isOver(); number += 1) {
    const due = begun + number * actEveryMs;
    await wait(Math.max(0, due - performance.now()));
    const act = acts[number % acts.length] ?? 'a profile';
    const person = clients[Math.floor(number / acts.length) % clients.length];
    if (person === undefined) throw new Error('nobody is there');
    pending.push(person[act]().then(() => durations[act].push(performance.now() - due)));
  }
  await Promise.all(pending);
  for (const client of clients) client.close();
  return durations;
}

type Person = Readonly<Record<Act, () => Promise<unknown>>> & { readonly close: () => void };

async function meet(client: HttpClient): Promise<Person> {
  const { items } = bodyOf(await client.get('/api/v1/users')) as { items: { userId: string }[] };
  const [user] = items;
  return {
    'a page of users': async () => bodyOf(await client.get('/api/v1/users')),
    'a profile': async () => bodyOf(await client.get(`/api/v1/users/${user?.userId}`)),
    'create one user': async () => bodyOf(await client.send('POST', '/api/v1/users', newUser()), 201),
    'begin a log-in': async () =>
      bodyOf(await client.send('POST', '/api/v1/sign-in/start', { returnTo: null, language: 'da' })),
    close: () => client.close(),
  };
}

function newUser() {
  const { firstName, lastName, cpr } = newPerson();
  const given = { firstName, lastName, cpr, email: 'en.anden@example.test', targetLevel: 'substantial' };
  const left = { dateOfBirth: null, phone: null, anonymous: false, referenceText: null };
  return { ...given, ...left, confirmedSamePerson: false };
}
