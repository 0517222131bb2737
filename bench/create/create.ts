import { syntheticPerson } from '@tillid/server/cli/seed/synthetic-people';
import type { Bench } from '../harness/bench.ts';
import { startBenchDatabase, type BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { bodyOf, createHttpClient, type HttpClient } from '../harness/http.ts';
import { latencyOf } from '../harness/latency.ts';
import { alternate, repeat } from '../harness/measure.ts';
import type { BenchOptions } from '../harness/options.ts';
import { makeOrganisation } from '../harness/organisation.ts';
import { startBenchServer } from '../harness/server.ts';
import { makeSession } from '../harness/session.ts';
import { bareInserts } from './bare-inserts.ts';
import { startBetterAuth, type Peer } from './better-auth.ts';

type Create = (number: number) => Promise<unknown>;

/** Creating one user through the API, at one and at sixteen at once, beside single-row inserts and beside better-auth. */
export const measureCreation: Bench = async (options, say) => {
  const database = await startBenchDatabase();
  try {
    const server = await startBenchServer(database);
    const peer = options.peers ? await startBetterAuth(database, say) : undefined;
    try {
      const session = await makeSession(database, await makeOrganisation(database));
      const client = createHttpClient(server, session);
      const figures = await measure({ database, organisationId: session.organisationId, client, peer }, options, say);
      client.close();
      return { figures, postgresql: database.version };
    } finally {
      await peer?.stop();
      await server.stop();
    }
  } finally {
    await database.stop();
  }
};

type Parts = {
  readonly database: BenchDatabase;
  readonly organisationId: string;
  readonly client: HttpClient;
  readonly peer: Peer | undefined;
};

async function measure(parts: Parts, options: BenchOptions, say: (line: string) => void): Promise<Figure[]> {
  const { peer } = parts;
  const create = creationsOf(parts.client);
  const insert = await bareInserts(parts.database, parts.organisationId);
  const figures: Figure[] = [];
  for (const atOnce of [1, 16]) {
    say(`creating at ${atOnce}`);
    const rateOf = (one: Create) => async () => (await repeat(one, { seconds: options.seconds, atOnce })).perSecond;
    const beside = async (what: string, other: Create) => {
      const rates = await alternate({ measured: rateOf(create), limit: rateOf(other) }, options.runs);
      return { value: rates.measured, unit: 'users per s', limit: { what, value: rates.limit } };
    };
    const label = `create one user, ${atOnce} at once`;
    figures.push({
      what: `${label}, beside inserts`,
      ...(await beside('single-row inserts, a commit each, no trigger', insert)),
    });
    if (peer !== undefined) {
      const besidePeer = await beside('better-auth, admin create-user without a password', peer.create);
      figures.push({ what: `${label}, beside better-auth`, ...besidePeer, aims: [{ of: 'ratio', atLeast: 3 }] });
    }
  }
  figures.push(await latencyOf('create one user', create, { seconds: options.seconds }));
  return figures;
}

/** Creates the next synthetic person whenever it is called: user, history, link and mail in one commit. */
function creationsOf(client: HttpClient): Create {
  let made = 0;
  return async () => {
    const { firstName, lastName, cpr, dateOfBirth, email } = withCpr(made);
    made += 1;
    const body = { firstName, lastName, cpr, dateOfBirth, email, phone: null, anonymous: false, referenceText: null };
    bodyOf(
      await client.send('POST', '/api/v1/users', { ...body, targetLevel: 'substantial', confirmedSamePerson: false }),
      201,
    );
  };
}

/** As the first of an organisation a synthetic person always has a number. */
function withCpr(index: number) {
  return { ...syntheticPerson(index, true), dateOfBirth: null };
}
