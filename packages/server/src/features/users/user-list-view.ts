import type * as z from 'zod/mini';
import type { userRow } from '@tillid/contract/users';
import type { Tx } from '../../platform/db/work.ts';
import { marksOf, readOpenActivations } from './activation-state.ts';
import { asOfToday } from './settle-status.ts';
import { readSorts, readUnitNames, type ListedUser } from './user-list-store.ts';

/** One row of a list of users. */
export type UserListRow = z.output<typeof userRow>;

// What stands in the database for whoever never logged in.
const beforeAllDays = '-infinity';

/** Tells listed users as rows of a list, with their marks. */
export async function listView(tx: Tx, users: readonly ListedUser[]): Promise<UserListRow[]> {
  const ofStatus = (isOne: (user: ListedUser) => boolean) => users.filter(isOne).map((user) => user.id);
  const [activationOf, sortsOf, units] = await Promise.all([
    readOpenActivations(
      tx,
      ofStatus((user) => user.status === 'pending-activation'),
    ),
    readSorts(
      tx,
      ofStatus((user) => user.status !== 'imported'),
    ),
    readUnitNames(tx, unitsOf(users)),
  ]);
  const unit = (id: string | null) => (id === null ? null : (units.get(id) ?? null));
  return users
    .map((listed) => asOfToday(tx, listed))
    .map((user) => ({
      userId: user.id,
      firstName: user.first_name,
      lastName: user.last_name,
      email: user.email,
      phone: user.phone,
      status: user.status,
      marks: marksOf(user, activationOf(user.id)),
      hasCpr: user.cpr_hash !== null,
      authenticators: user.status === 'imported' ? chosen(user) : sortsOf(user.id),
      productionUnit: unit(user.production_unit_id),
      seNumber: unit(user.se_number_id),
      invoicingMethod: unit(user.invoicing_method_id),
      referenceText: user.reference_text,
      createdAt: user.created_at,
      lastSignInOn: user.last_sign_in_day === beforeAllDays ? null : user.last_sign_in_day,
    }));
}

function chosen({ authenticator }: ListedUser): UserListRow['authenticators'] {
  return authenticator === null ? [] : [authenticator];
}

function unitsOf(users: readonly ListedUser[]): string[] {
  const ids = users.flatMap((user) => [user.production_unit_id, user.se_number_id, user.invoicing_method_id]);
  return [...new Set(ids)].filter((id) => id !== null);
}
