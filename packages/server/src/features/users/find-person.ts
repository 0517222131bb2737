import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { parseDateOfBirth } from '@tillid/domain/users/date-of-birth';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { createLookUpLimit } from '../../platform/http/look-up-limit.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findUserByCpr } from './cpr-store.ts';
import { findNamesakes } from './same-person.ts';
import { getUser } from './user-store.ts';

type Reply = ReplyOf<typeof contract.findPerson>;
type Found = Reply['users'][number];

const mostTold = 3;

/**
 * The organisation's users who are, or may be, the person that somebody is about to create (decision 19). Whoever tries numbers is slowed
 * down, and each number that somebody has is told in that user's history.
 */
export function findPerson(platform: Platform) {
  const lookUps = createLookUpLimit(platform.clock);
  return (call: Call<typeof contract.findPerson>): Promise<Reply> => {
    lookUps.count(call.caller.actor.id);
    return platform.work(call.scope, async (tx) => {
      const byCpr = await findByCpr(tx, platform, call.body);
      if (byCpr !== undefined) return { users: [byCpr], more: false };
      const namesakes = await findByName(tx, platform, call.body);
      return { users: namesakes.slice(0, mostTold), more: namesakes.length > mostTold };
    });
  };
}

async function findByCpr(
  tx: Tx,
  { keyring, settings }: Platform,
  { cpr: typed }: BodyOf<typeof contract.findPerson>,
): Promise<Found | undefined> {
  const cpr = typed === null ? undefined : parseCpr(typed, { testNumbers: settings.testNumbers });
  if (cpr?.ok !== true) return undefined;
  const found = await findUserByCpr(tx, keyring, cpr.value);
  if (found === undefined) return undefined;
  await record(tx, { kind: 'user.found-by-cpr', entityType: 'user', entityId: found.id });
  const user = await getUser(tx, found.id);
  return {
    userId: user.id,
    firstName: user.first_name,
    lastName: user.last_name,
    status: user.status,
    by: 'cpr',
  };
}

async function findByName(
  tx: Tx,
  { settings }: Platform,
  { firstName, lastName, ...birth }: BodyOf<typeof contract.findPerson>,
): Promise<Found[]> {
  const cpr = birth.cpr === null ? undefined : parseCpr(birth.cpr, { testNumbers: settings.testNumbers });
  const day = parseDateOfBirth(birth.dateOfBirth ?? '', danishDay(tx.scope.now).toString());
  const dateOfBirth = cpr?.ok === true ? cpr.value.birthDate() : day.ok ? day.value : undefined;
  if (dateOfBirth === undefined) return [];
  const namesakes = await findNamesakes(tx, { firstName, lastName, dateOfBirth, hasCpr: cpr?.ok === true });
  return namesakes.map((user) => ({
    userId: user.id,
    firstName: user.first_name,
    lastName: user.last_name,
    status: user.status,
    by: 'name-and-birth-date' as const,
  }));
}
