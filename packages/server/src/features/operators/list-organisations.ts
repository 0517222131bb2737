import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import { searchedWords } from '@tillid/domain/text/searched-words';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { pageByName } from '../users/index.ts';
import { readOrganisationsByName, type DirectoryFilter } from './directory-store.ts';
import { listedView } from './organisation-view.ts';

/** A page of the directory by name, all or those that the search finds. */
export function listOrganisations({ keyring, systemWork }: Platform) {
  return async (
    call: OperatorCall<typeof contract.listOrganisations>,
  ): Promise<ReplyOf<typeof contract.listOrganisations>> => {
    const filter = filterOf(call.query.search ?? '', call.query.status);
    return await systemWork(async (tx) => {
      const keys = await keyring.ofDeployment(tx);
      const { rows, next, previous } = await pageByName(keys, call.query, readOrganisationsByName(tx, filter));
      return { items: rows.map(listedView), next, previous };
    });
  };
}

function filterOf(search: string, status: DirectoryFilter['status']): DirectoryFilter {
  const digits = search.trim().replace(/^DK/iu, '').replaceAll(/\s/gu, '');
  return {
    words: searchedWords(search),
    cvrBeginning: /^\d{1,8}$/.test(digits) ? digits : undefined,
    status,
  };
}
