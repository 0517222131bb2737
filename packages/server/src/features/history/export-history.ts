import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type * as contract from '@tillid/contract/history';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Scope } from '../../platform/db/scope.ts';
import { record, type Change } from '../../platform/history/record.ts';
import type { Call, UserCall } from '../../platform/http/serve.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptView } from './accept-view.ts';
import { findActor } from './event-names.ts';
import { selectionOf, type EventSelection } from './event-selection.ts';
import { exportCsv } from './export-csv.ts';
import { exportJson } from './export-json.ts';
import { hasEvents } from './history-store.ts';
import type { WantedFile } from './wanted-file.ts';

type Query = Call<typeof contract.exportHistory>['query'];

const fileNames = { da: 'historik', en: 'history' } as const;

/** Sends the events of a view of the organisation's history as a file. The event that it was made is written before anything is sent. */
export function exportHistory(platform: Platform) {
  return async ({ scope, query, reply }: Call<typeof contract.exportHistory>): Promise<string> => {
    const view = acceptView(query, '/query');
    const { user: userId } = query;
    const selection = await platform.work(scope, async (tx) => {
      if (userId !== undefined && !(await hasEvents(tx, userId))) throw new Problem('not-found');
      await record(tx, exported(scope, query, userId));
      const actor = typeof view.actor === 'object' ? await findActor(tx, platform.keyring, view.actor.id) : view.actor;
      return selectionOf(view, { userId, actor });
    });
    return await send(platform, reply, { scope, query, selection });
  };
}

/** Sends what was done to and by the caller's own user as a file; that is an event of the user. */
export function exportOwnHistory(platform: Platform) {
  return async (call: UserCall<typeof contract.exportOwnHistory>): Promise<string> => {
    const { scope, query, reply, caller } = call;
    const view = acceptView(query, '/query');
    await platform.work(scope, (tx) => record(tx, exported(scope, query, caller.userId)));
    const selection = selectionOf(view, { ownUserId: caller.userId, actor: undefined });
    return await send(platform, reply, { scope, query, selection });
  };
}

/** That it was made and of what. People are named by their ids, so that history can forget them here too. */
function exported({ organisationId }: Scope, query: Query, userId: string | undefined) {
  const { from, to, types, actor } = query;
  const told = {
    format: query.format.toUpperCase(),
    periodFrom: from,
    periodTo: to,
    types: types?.split(',').join(', '),
    byActor: actor,
  };
  const changes = Object.fromEntries(given(told).map(([field, value]): [string, Change] => [field, { to: value }]));
  const about =
    userId === undefined
      ? ({ entityType: 'organisation', entityId: organisationId } as const)
      : ({ entityType: 'user', entityId: userId } as const);
  return { kind: 'history.exported', ...about, changes } as const;
}

async function send(
  platform: Platform,
  reply: FastifyReply,
  { scope, query, selection }: { scope: Scope; query: Query; selection: EventSelection },
): Promise<string> {
  const { format, language, from, to, types, actor } = query;
  const asked = Object.fromEntries(given({ from, to, types, actor, user: query.user, own: selection.ownUserId }));
  const wanted: WantedFile = { scope, selection, language, order: query.sort ?? 'newest', asked };
  const content = format === 'csv' ? exportCsv(platform, wanted) : await exportJson(platform, wanted);
  const name = `${fileNames[language]}-${danishDay(scope.now).toString()}`;
  await reply
    .header('content-disposition', `attachment; filename="${name}.${format === 'csv' ? 'csv' : 'jsonl'}"`)
    .header('cache-control', 'no-store')
    .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8')
    .send(Readable.from(content, { objectMode: false }));
  return '';
}

function given(parts: Readonly<Record<string, string | undefined>>): [string, string][] {
  return Object.entries(parts).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]));
}
