import { foldText } from '@tillid/domain/users/person-name';
import type { Tx } from '../../platform/db/work.ts';
import { asOfToday } from './settle-status.ts';
import type { UserRow } from './user-store.ts';

/** A person who is about to become a user, as far as names and days tell people apart. */
export type NamedPerson = {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly hasCpr: boolean;
};

/** A user who may be that person. */
export type Namesake = Pick<
  UserRow,
  'id' | 'first_name' | 'last_name' | 'full_name' | 'cpr_hash' | 'status' | 'deactivated_from' | 'deactivated_to'
>;

/**
 * The users with the name and date of birth of a person, where one of the two has no CPR number: then nobody can know whether they are
 * the same (decision 19).
 */
export async function findNamesakes(tx: Tx, person: NamedPerson): Promise<Namesake[]> {
  const name = foldText(`${person.firstName} ${person.lastName}`);
  const bornThen = await listUsersBornOn(tx, [person.dateOfBirth]);
  return bornThen
    .filter((user) => (!person.hasCpr || user.cpr_hash === null) && foldText(user.full_name) === name)
    .map((user) => asOfToday(tx, user));
}

/** Users with one of these whole names who were born on one of these days, by id. */
export async function listUsersNamed(tx: Tx, names: readonly string[], days: readonly string[]): Promise<string[]> {
  const folded = new Set(names.map(foldText));
  const bornThen = days.length === 0 ? [] : await listUsersBornOn(tx, days);
  return bornThen.filter((user) => folded.has(foldText(user.full_name))).map((user) => user.id);
}

function listUsersBornOn(tx: Tx, days: readonly string[]): Promise<Namesake[]> {
  return tx.db
    .selectFrom('business_user')
    .select(['id', 'first_name', 'last_name', 'full_name', 'cpr_hash', 'status', 'deactivated_from', 'deactivated_to'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('date_of_birth', 'in', days)
    .orderBy('id')
    .execute();
}
