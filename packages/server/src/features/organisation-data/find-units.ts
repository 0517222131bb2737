import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import { searchedWords } from '@tillid/domain/text/searched-words';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { countUnits, readUnitsByName } from './unit-list-store.ts';

const mostShown = 20;

/** The first units that a user can be associated with, and how many there are (UX-27). */
export function findUnits(platform: Platform) {
  return (call: Call<typeof contract.findUnits>): Promise<ReplyOf<typeof contract.findUnits>> =>
    platform.work(call.scope, async (tx) => {
      const filter = { kind: call.query.kind, words: searchedWords(call.query.search ?? ''), chooseable: true };
      const rows = await readUnitsByName(tx, filter)(undefined, false, mostShown + 1);
      return {
        items: rows.slice(0, mostShown).map((row) => ({
          unitId: row.id,
          number: row.number,
          name: row.name,
          isDefault: row.is_default,
        })),
        found: rows.length > mostShown ? await countUnits(tx, filter) : rows.length,
      };
    });
}
