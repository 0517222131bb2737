import type { Temporal } from 'temporal-polyfill';
import { createOrganisation } from '../../features/organisations/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { OrganisationId, Scope } from '../../platform/db/scope.ts';
import type { SystemWork, Work } from '../../platform/db/work.ts';
import { WrongUse } from '../wrong-use.ts';
import { readDirectory, syntheticName } from './seed-store.ts';
import { instantOfBatch, seedLogIns, seedUsers } from './seed-users.ts';
import { nextSyntheticCvr } from './synthetic-numbers.ts';

/** How much to seed. */
export type Amounts = { readonly users: number; readonly organisations: number; readonly events: number };
/** What seeding works with. */
export type SeedParts = {
  readonly work: Work;
  readonly systemWork: SystemWork;
  readonly keyring: Keyring;
  readonly now: Temporal.Instant;
  /** Told how many users and events there are so far. */
  readonly onProgress: (done: number) => void;
};
/** An organisation that was made. */
export type SeededOrganisation = { readonly organisationId: OrganisationId; readonly cvr: string };

const batchSize = 5_000;
// Small organisations are one short transaction each, and most of its time is waiting.
const organisationsAtOnce = 4;

/** Fills the database with synthetic organisations, users and history; throws wrong use where real organisations are. */
export async function seedDatabase(parts: SeedParts, amounts: Amounts): Promise<SeededOrganisation[]> {
  const { lastCvr, hasRealOrganisation } = await parts.systemWork(readDirectory);
  if (hasRealOrganisation)
    throw new WrongUse(
      'This database has organisations whose CVR numbers are no test numbers: nothing is seeded beside them.',
    );
  const cvrs: string[] = [];
  for (let number = 0; number < amounts.organisations; number += 1) cvrs.push(nextSyntheticCvr(cvrs.at(-1) ?? lastCvr));
  const made: SeededOrganisation[] = [];
  let next = 0;
  async function oneAfterAnother(): Promise<void> {
    for (let number = next++; number < cvrs.length; number = next++) {
      const cvr = cvrs[number] ?? '';
      made[number] = { cvr, organisationId: await seedOrganisation(parts, cvr, shareOf(amounts, number)) };
    }
  }
  await Promise.all(Array.from({ length: organisationsAtOnce }, oneAfterAnother));
  return made;
}

type Share = { readonly firstUser: number; readonly users: number; readonly events: number };

/** Even shares; what is over goes to the first organisations, one each. */
function shareOf({ users, events, organisations }: Amounts, number: number): Share {
  const least = Math.floor(users / organisations);
  const over = users % organisations;
  return {
    firstUser: number * least + Math.min(number, over),
    users: least + (number < over ? 1 : 0),
    events: Math.floor(events / organisations) + (number < events % organisations ? 1 : 0),
  };
}

async function seedOrganisation(parts: SeedParts, cvr: string, share: Share): Promise<OrganisationId> {
  const batches = Math.max(1, Math.ceil(share.users / batchSize));
  const userIds: string[] = [];
  async function seedBatch(tx: Parameters<typeof seedUsers>[0], batch: number): Promise<void> {
    const begun = batch * batchSize;
    const count = Math.min(batchSize, share.users - begun);
    if (count === 0) return;
    const range = { from: share.firstUser + begun, count, holdsAdministrator: batch === 0 };
    userIds.push(...(await seedUsers(tx, parts.keyring, range)));
    parts.onProgress(count);
  }
  const { organisationId, created } = await createOrganisation(
    { ...parts, clock: { now: () => instantOfBatch(parts.now, 0, batches) } },
    {
      cvr,
      name: `${syntheticName} ${cvr}`,
      kind: 'company',
      settings: { anonymityAllowed: true, referenceTextAllowed: true, privateAuthenticatorAllowed: true },
      furnish: (tx) => seedBatch(tx, 0),
    },
  );
  if (!created) throw new WrongUse(`An organisation with the CVR number ${cvr} is there and was not made by seeding.`);
  const scopeOf = (now: Temporal.Instant): Scope => ({
    organisationId,
    actor: { kind: 'system' },
    requestId: 'seed',
    now,
  });
  for (let batch = 1; batch < batches; batch += 1)
    await parts.work(scopeOf(instantOfBatch(parts.now, batch, batches)), (tx) => seedBatch(tx, batch));
  const eventBatches = userIds.length === 0 ? 0 : Math.ceil(share.events / batchSize);
  for (let batch = 0; batch < eventBatches; batch += 1) {
    const from = batch * batchSize;
    const count = Math.min(batchSize, share.events - from);
    await parts.work(scopeOf(instantOfBatch(parts.now, batch, eventBatches)), (tx) =>
      seedLogIns(tx, userIds, { from, count }),
    );
    parts.onProgress(count);
  }
  return organisationId;
}
