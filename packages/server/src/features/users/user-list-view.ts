import type * as z from 'zod/mini';
import type { userRow } from '@tillid/contract/users';
import type { Tx } from '../../platform/db/work.ts';
import { marksOf, readOpenActivations } from './activation-state.ts';
import { asOfToday } from './settle-status.ts';
import type { ListedUser } from './user-list-store.ts';

/** Tells listed users as rows of a list, with their marks. */
export async function listView(tx: Tx, users: readonly ListedUser[]): Promise<z.output<typeof userRow>[]> {
  const pending = users.filter((user) => user.status === 'pending-activation').map((user) => user.id);
  const activationOf = await readOpenActivations(tx, pending);
  return users
    .map((listed) => asOfToday(tx, listed))
    .map((user) => ({
      userId: user.id,
      firstName: user.first_name,
      lastName: user.last_name,
      email: user.email,
      status: user.status,
      marks: marksOf(user, activationOf(user.id)),
      hasCpr: user.cpr_hash !== null,
      createdAt: user.created_at,
    }));
}
