import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import { searchedWords } from '@tillid/domain/text/searched-words';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { abilityByPermission, pageByName } from '../users/index.ts';
import { countUnits, readUnitsByName } from './unit-list-store.ts';
import { viewUnits } from './unit-view.ts';

/** A page of the units of a kind by name. */
export function listUnits(platform: Platform) {
  return (call: Call<typeof contract.listUnits>): Promise<ReplyOf<typeof contract.listUnits>> =>
    platform.work(call.scope, async (tx) => {
      const { kind, search, ...place } = call.query;
      const filter = { kind, words: searchedWords(search ?? '') };
      const keys = await platform.keyring.ofOrganisation(tx);
      const page = await pageByName(keys, place, readUnitsByName(tx, filter));
      const total = await countUnits(tx, { kind, words: [] });
      const isWhole = page.next === null && page.previous === null;
      return {
        items: await viewUnits(tx, call.caller, { rows: page.rows, total }),
        next: page.next,
        previous: page.previous,
        total,
        found: filter.words.length === 0 ? total : isWhole ? page.rows.length : await countUnits(tx, filter),
        canAdd: abilityByPermission(call.caller, 'settings:edit'),
      };
    });
}
