import type { BenchDatabase } from '../harness/database.ts';
import { benchProgram } from './many-events.ts';

/** A view of a history that is measured: queries that take turns, so that not every call reads the same pages of the disk. */
export type HistoryView = { readonly what: string; readonly queries: readonly string[] };

const differentPlaces = 100;
const rareKind = 'organisation.created';

/** The views of an organisation's history, each alone: its pages, filters that many and that few events pass, and its orders. */
export async function historyViews(database: BenchDatabase, organisationId: string): Promise<HistoryView[]> {
  const ofUsers = (order: string) =>
    idsOf(database, `select id from business_user where organisation_id = $1 order by ${order}`, organisationId);
  const places = await placesOf(database, organisationId);
  const people = await ofUsers('md5(id::text) limit 100');
  const administrators = await ofUsers('id limit 1');
  const others = await ofUsers('id offset 1 limit 19');
  const anywhere = (query: string) => places.map((id) => `${query}${query === '' ? '' : '&'}after=${id}`);
  const days = Array.from({ length: differentPlaces }, (_, index) => dayAt(index * 17));
  const months = Array.from({ length: 60 }, (_, index) => monthAt(index));
  return [
    { what: 'the newest', queries: [''] },
    { what: 'a page anywhere', queries: anywhere('') },
    { what: 'a common type', queries: ['types=user.signed-in'] },
    { what: 'a common type, anywhere', queries: anywhere('types=user.signed-in') },
    { what: 'a rare type', queries: [`types=${rareKind}`] },
    { what: 'a whole group of types, anywhere', queries: anywhere('types=user') },
    { what: 'a program that did a tenth', queries: anywhere(`actor=${benchProgram}`) },
    { what: 'an administrator who did much', queries: administrators.flatMap((id) => anywhere(`actor=${id}`)) },
    { what: 'an administrator who did little', queries: others.map((id) => `actor=${id}`) },
    { what: 'a person, by what they did', queries: people.map((id) => `actor=${id}`) },
    { what: 'the system', queries: ['actor=system'] },
    { what: 'the system, anywhere', queries: anywhere('actor=system') },
    { what: 'a rare type by an administrator', queries: administrators.map((id) => `types=${rareKind}&actor=${id}`) },
    { what: 'a day', queries: days.map((day) => `from=${day}&to=${day}`) },
    { what: 'a type in a month', queries: months.map((month) => `${month}&types=user.corrected`) },
    { what: 'oldest first, anywhere', queries: anywhere('sort=oldest') },
    { what: 'by type', queries: ['sort=type'] },
    { what: 'by type, anywhere', queries: anywhere('sort=type') },
    { what: 'by actor', queries: ['sort=actor'] },
    { what: 'by actor, anywhere', queries: anywhere('sort=actor') },
    { what: 'by actor in a month', queries: months.map((month) => `${month}&sort=actor`) },
    { what: 'about one user, through the list', queries: people.map((id) => `user=${id}`) },
  ];
}

/** Events spread over the whole history, at which a page can begin. */
async function placesOf(database: BenchDatabase, organisationId: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select place.id from generate_series(1, $2::int) n
     cross join lateral (select id from history_event where organisation_id = $1
       and at > to_timestamp(extract(epoch from timestamptz '2021-01-01') + n * (5 * 365 * 86400.0) / ($2::int + 1)) order by at, id limit 1) place`,
    [organisationId, differentPlaces],
  );
  return rows.map(({ id }) => id);
}

async function idsOf(database: BenchDatabase, query: string, organisationId: string): Promise<string[]> {
  return (await database.query<{ id: string }>(query, [organisationId])).map(({ id }) => id);
}

function dayAt(days: number): string {
  return new Date(Date.UTC(2021, 0, 2 + days)).toISOString().slice(0, 10);
}

function monthAt(months: number): string {
  const last = new Date(Date.UTC(2021, months + 1, 0)).toISOString().slice(0, 10);
  return `from=${last.slice(0, 8)}01&to=${last}`;
}
