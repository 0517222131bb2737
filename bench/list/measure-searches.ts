import { syntheticPerson } from '@tillid/server/cli/seed/synthetic-people';
import type { BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { bodyOf, createHttpClient, type HttpClient } from '../harness/http.ts';
import { latencyOf } from '../harness/latency.ts';
import type { BenchOptions } from '../harness/options.ts';
import type { BenchServer } from '../harness/server.ts';
import { makeSession } from '../harness/session.ts';
import { percentile } from '../harness/statistics.ts';
import { readable } from '../harness/table.ts';
import { findTerms } from './terms.ts';

type Parts = {
  readonly database: BenchDatabase;
  readonly server: BenchServer;
  readonly organisationId: string;
  readonly label: string;
  readonly options: BenchOptions;
};

const searchAim = [{ of: 'value', atMost: 50 }] as const;

/** Searches by words, a look-up by exact CPR number, and a creation that finds its number taken. */
export async function measureSearches(parts: Parts, client: HttpClient): Promise<Figure[]> {
  const { database, organisationId, label, options } = parts;
  const { seconds } = options;
  const figures: Figure[] = [];
  for (const { kind, texts } of await findTerms(database, organisationId)) {
    const search = async (number: number) =>
      bodyOf(await client.get(`/api/v1/users?search=${encodeURIComponent(texts[number % texts.length] ?? '')}`));
    figures.push(await latencyOf(`${label}: search for ${kind}, over HTTP`, search, { seconds, aims: searchAim }));
  }
  figures.push(await measureNumbers(parts));
  const { firstName, lastName, cpr } = syntheticPerson(0, true);
  const contact = { email: 'x@example.test', phone: null, referenceText: null };
  const person = { firstName, lastName, cpr, dateOfBirth: null, anonymous: false, targetLevel: 'substantial' };
  const draft = { ...person, ...contact, confirmedSamePerson: false };
  const refused = async () => bodyOf(await client.send('POST', '/api/v1/users', draft), 409);
  const what = `${label}: a creation that finds the CPR number taken, over HTTP`;
  return [...figures, await latencyOf(what, refused, { seconds, aims: searchAim })];
}

const administrators = 10;
// One administrator may look up thirty numbers in a minute.
const numbersOfEach = 25;

/** Whoever has a CPR number, found by many administrators one after the other, each as often as the limit allows. */
async function measureNumbers({ database, server, organisationId, label }: Parts): Promise<Figure> {
  const durationsMs: number[] = [];
  for (let number = 0; number < administrators * numbersOfEach; number += numbersOfEach) {
    const client = createHttpClient(server, await makeSession(database, organisationId));
    for (let index = number; index < number + numbersOfEach; index += 1) {
      const { cpr } = syntheticPerson(index, true);
      const begun = performance.now();
      bodyOf(await client.send('POST', '/api/v1/users/number-search', { number: cpr }));
      durationsMs.push(performance.now() - begun);
    }
    client.close();
  }
  return {
    what: `${label}: a user by exact CPR number, an event each, over HTTP`,
    value: percentile(durationsMs, 99),
    unit: 'ms p99',
    besides: `p50 ${readable(percentile(durationsMs, 50))} ms, ${durationsMs.length} calls`,
    aims: searchAim,
  };
}
