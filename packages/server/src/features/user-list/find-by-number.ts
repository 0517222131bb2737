import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-list';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { withoutBlanks } from '@tillid/domain/text/tidy-blanks';
import { everyUser } from '@tillid/domain/users/user-filter';
import { usualUserList } from '@tillid/domain/users/user-order';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Windows } from '../../platform/http/count-windows.ts';
import { createLookUpLimit } from '../../platform/http/look-up-limit.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findUserByCpr, listView, readSearch, type ListedUser } from '../users/index.ts';
import { findListed, findUnitsWithNumber } from './number-store.ts';
import { readUsersInOrder } from './users-in-order.ts';

const mostShown = 25;
const hourMs = 3_600_000;
const digitsOfCpr = /^\d{9,10}$|^\d{12}$/;

/** CPR numbers that nobody has, in an hour, before somebody may not ask any more. */
const mostMissesAnHour = 20;

/**
 * Finds who has a number. To be told that a CPR number is a certain user's is to be told the number, so it is an event of that user; and
 * guessing ends soon for those who could not learn as much by creating a user (decision record 36).
 */
export function findByNumber(platform: Platform) {
  const lookUps = createLookUpLimit(platform.clock);
  const misses = new Windows(platform.clock, hourMs);
  return async (call: Call<typeof contract.findByNumber>): Promise<ReplyOf<typeof contract.findByNumber>> => {
    const { number } = call.body;
    const digits = withoutBlanks(number.replaceAll(/\p{Cc}/gu, '')).replaceAll(/[-\u2010\u2011\u2013]/g, '');
    const cpr = parseCpr(digits, { testNumbers: platform.settings.testNumbers });
    if (cpr.ok) {
      lookUps.count(call.caller.actor.id);
      refuseGuessing(misses, call.caller);
    }
    const found = await platform.work(call.scope, async (tx) => {
      const user = cpr.ok ? await findUserByCpr(tx, platform.keyring, cpr.value) : undefined;
      if (user !== undefined) await record(tx, { kind: 'user.found-by-cpr', entityType: 'user', entityId: user.id });
      const [ofCpr, ofText, units] = await Promise.all([
        user === undefined ? [] : findListed(tx, user.id),
        findByText(tx, digits),
        findUnitsWithNumber(tx, digits),
      ]);
      const others = ofText.filter((other) => other.id !== user?.id);
      const rows = await listView(tx, [...ofCpr, ...others.slice(0, mostShown)]);
      return {
        byCpr: ofCpr.length > 0 ? (rows[0] ?? null) : null,
        byText: rows.slice(ofCpr.length),
        more: others.length > mostShown,
        units,
      };
    });
    // A P number has ten digits too.
    const isFound = found.byCpr !== null || found.units.length > 0 || found.byText.length > 0;
    if (cpr.ok && !isFound) misses.add(call.caller.actor.id);
    return { ...found, cprFault: cpr.ok || isFound || !digitsOfCpr.test(digits) ? null : cpr.fault };
  };
}

/** A reference text may hold the number of an employee. */
async function findByText(tx: Tx, digits: string): Promise<ListedUser[]> {
  // A search for no word at all is a list of everybody.
  if (readSearch(digits).words?.length === 0) return [];
  const read = readUsersInOrder(tx, { ...everyUser, search: digits }, usualUserList.order);
  return await read(undefined, false, mostShown + 1);
}

function refuseGuessing(misses: Windows, { permissions, actor }: Caller): void {
  if (permissions.includes('users:create')) return;
  const missed = misses.read(actor.id);
  if (missed === undefined || missed.count < mostMissesAnHour) return;
  throw new Problem('rate-limited', { retryAfterSeconds: Math.max(1, Math.ceil(missed.endsInMs / 1000)) });
}
