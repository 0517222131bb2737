import type { Temporal } from 'temporal-polyfill';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import type { Cpr } from '@tillid/domain/identifiers/cpr';
import { changesOfNew, cprColumns, foldedText, type UserRow } from '../../features/users/index.ts';
import type { Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { insertSeededAuthenticators, insertSeededLinks, insertSeededUsers } from './seed-store.ts';
import { syntheticPerson, type SyntheticPerson } from './synthetic-people.ts';

/** Which of the synthetic people become users of the organisation of a unit of work. */
export type SeededRange = { readonly from: number; readonly count: number; readonly holdsAdministrator: boolean };

/** Inserts users with their ways to sign in, links and events, in a few statements however many they are; gives their ids. */
export async function seedUsers(tx: Tx, keyring: Keyring, range: SeededRange): Promise<string[]> {
  const keys = await keyring.ofOrganisation(tx);
  const deployment = await keyring.ofDeployment(tx);
  const users = Array.from({ length: range.count }, (_, offset) => {
    const isFirst = range.holdsAdministrator && offset === 0;
    const person = syntheticPerson(range.from + offset, isFirst);
    const cpr = cprOf(person);
    return {
      row: rowOf(tx, keys, person, cpr),
      personHash: cpr === undefined ? null : deployment.personHashOfCpr(cpr),
    };
  });
  await insertSeededUsers(tx, users, { personKeyId: deployment.keyId });
  await insertSeededAuthenticators(
    tx,
    users.map(({ row }) => row),
  );
  const [first] = users;
  if (range.holdsAdministrator && first !== undefined) await insertAdministrator(tx, first.row.id);
  await insertSeededLinks(
    tx,
    users.map(({ row }) => row).filter((row) => row.status === 'pending-activation' && row.cpr_hash !== null),
  );
  await record(
    tx,
    ...users.map(
      ({ row }) =>
        ({
          kind: row.status === 'imported' ? 'user.imported' : 'user.created',
          entityType: 'user',
          entityId: row.id,
          version: 1,
          changes: changesOfNew(row),
        }) as const,
    ),
  );
  return users.map(({ row }) => row.id);
}

function cprOf({ cpr }: SyntheticPerson): Cpr | undefined {
  if (cpr === undefined) return undefined;
  const read = parseCpr(cpr, { testNumbers: true });
  if (!read.ok) throw new Error('a synthetic CPR number does not hold');
  return read.value;
}

function rowOf(tx: Tx, keys: OrganisationKeys, person: SyntheticPerson, cpr: Cpr | undefined): UserRow {
  const now = tx.scope.now.toString();
  const id = newId(tx.scope.now);
  const names = { first_name: person.firstName, last_name: person.lastName, email: person.email };
  const wasActivated = person.status === 'active' || person.status === 'deactivated';
  return {
    organisation_id: tx.scope.organisationId,
    id,
    version: 1,
    status: person.status,
    ...names,
    full_name: `${person.firstName} ${person.lastName}`,
    folded: foldedText({ ...names, reference_text: null }),
    phone: person.phone ?? null,
    date_of_birth: person.dateOfBirth,
    ...cprColumns(keys, id, cpr),
    anonymous: false,
    reference_text: null,
    target_level: 'substantial',
    registered_level: wasActivated ? 'substantial' : null,
    authenticator: 'private',
    authenticator_limit: 1,
    production_unit_id: null,
    se_number_id: null,
    invoicing_method_id: null,
    import_id: null,
    created_at: now,
    activated_at: wasActivated ? now : null,
    last_sign_in_at: null,
    last_sign_in_day: '-infinity',
    deactivated_from: null,
    deactivated_to: null,
  };
}

async function insertAdministrator(tx: Tx, userId: string): Promise<void> {
  const { organisationId } = tx.scope;
  await tx.db
    .insertInto('user_role')
    .values([
      { organisation_id: organisationId, user_id: userId, role: 'organisation-administrator' },
      { organisation_id: organisationId, user_id: userId, role: 'user-administrator' },
    ])
    .execute();
}

/** Adds log-ins to the history of users, by turns. */
export async function seedLogIns(
  tx: Tx,
  userIds: readonly string[],
  numbers: { from: number; count: number },
): Promise<void> {
  const events = Array.from({ length: numbers.count }, (_, offset) => {
    const userId = userIds[(numbers.from + offset) % userIds.length] ?? '';
    const actor = { kind: 'user', id: userId } as const;
    return { kind: 'user.signed-in', entityType: 'user', entityId: userId, actor } as const;
  });
  await record(tx, ...events);
}

/** The instant of one of so many batches, spread evenly over the last two years. */
export function instantOfBatch(now: Temporal.Instant, batch: number, batches: number): Temporal.Instant {
  const hours = Math.floor((17_520 * (batches - batch)) / batches);
  return now.subtract({ hours });
}
