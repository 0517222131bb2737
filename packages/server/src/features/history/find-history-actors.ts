import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/history';
import { searchedWords } from '@tillid/domain/text/searched-words';
import { foldText } from '@tillid/domain/users/person-name';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findActiveUsers, listActingClients } from './actor-store.ts';

const mostTold = 20;

/** Users and API clients whose names have the words that are typed, to choose one among them as actor. */
export function findHistoryActors(platform: Platform) {
  return (call: Call<typeof contract.findHistoryActors>): Promise<ReplyOf<typeof contract.findHistoryActors>> =>
    platform.work(call.scope, async (tx) => {
      const words = searchedWords(call.body.search);
      const [clients, users] = await Promise.all([listActingClients(tx), findActiveUsers(tx, words, mostTold)]);
      const named = clients.filter(({ name }) => words.every((word) => foldText(name).includes(word)));
      const items = [
        ...named.map(({ id, name }) => ({ kind: 'api-client', id, name, state: null }) as const),
        ...users.found.map(({ id, name }) => ({ kind: 'user', id, name, state: 'present' }) as const),
      ];
      return { items: items.slice(0, mostTold), more: users.more || items.length > mostTold };
    });
}
