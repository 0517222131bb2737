import type { TestServer } from './server.ts';

/** What came of something, counted in the database of all organisations. */
export type Happening = {
  /** New events in the order of their names, as `kind` or `kind:reason`. */
  readonly events: readonly string[];
  readonly newSessions: number;
  /** Subjects of an eID that a user is known by. */
  readonly newSubjects: number;
  readonly changedUsers: number;
  readonly newMails: number;
};

/** Nothing at all. */
export const nothing: Happening = { events: [], newSessions: 0, newSubjects: 0, changedUsers: 0, newMails: 0 };

type Event = { readonly id: string; readonly kind: string; readonly values: string | null };
type State = { readonly events: Event[]; readonly users: string[]; readonly counts: Counts };
type Counts = { readonly sessions: number; readonly subjects: number; readonly mails: number };

/** Does something and tells what has changed through it. */
export async function whatHappens<T>(server: TestServer, act: () => Promise<T>): Promise<[T, Happening]> {
  const before = await readState(server);
  const result = await act();
  const now = await readState(server);
  const known = new Set(before.users);
  const happening = {
    events: now.events
      .filter(({ id }) => !before.events.some((event) => event.id === id))
      .map(nameOf)
      .toSorted(),
    newSessions: now.counts.sessions - before.counts.sessions,
    newSubjects: now.counts.subjects - before.counts.subjects,
    changedUsers: now.users.filter((user) => !known.has(user)).length,
    newMails: now.counts.mails - before.counts.mails,
  };
  return [result, happening];
}

async function readState(server: TestServer): Promise<State> {
  const events = await server.query<Event>('select id, kind, "values" from history_event');
  const users = await server.query<{ user: string }>(
    `select concat_ws('|', id, version, status, cpr_hash::text, first_name, registered_level) as "user" from business_user`,
  );
  const [counts] = await server.query<Counts>(
    `select (select count(*)::int from session) as sessions, (select count(*)::int from eid_subject) as subjects,
      (select count(*)::int from email) as mails`,
  );
  if (counts === undefined) throw new Error('PostgreSQL counted nothing');
  return { events, users: users.map(({ user }) => user), counts };
}

function nameOf({ kind, values }: Event): string {
  const { reason } = JSON.parse(values ?? '{}') as { reason?: { to?: string } };
  return reason?.to === undefined ? kind : `${kind}:${reason.to}`;
}
