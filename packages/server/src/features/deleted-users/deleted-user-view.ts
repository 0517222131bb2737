import { Temporal } from 'temporal-polyfill';
import type * as z from 'zod/mini';
import type { deletedUserRow } from '@tillid/contract/deleted-users';
import { forgottenOn } from '@tillid/domain/users/deleted-user';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Deleter } from './deleted-user-list-store.ts';
import type { NamedDeletion } from './deletion-page.ts';

/** Tells a deleted user. */
export function deletedUserView(
  { row, name }: NamedDeletion,
  about: {
    readonly deleters: ReadonlyMap<string, Deleter>;
    readonly actors: ReadonlyMap<string, string>;
    readonly keptMonths: number;
  },
): z.output<typeof deletedUserRow> {
  const deleter = about.deleters.get(row.id);
  const deletedOn = danishDay(Temporal.Instant.from(row.deleted_at)).toString();
  return {
    userId: row.id,
    name,
    deletedAt: row.deleted_at,
    deletedBy: {
      kind: deleter?.actor_kind ?? 'system',
      name: about.actors.get(deleter?.actor_id ?? '') ?? null,
    },
    keptUntil: forgottenOn(deletedOn, about.keptMonths),
  };
}
