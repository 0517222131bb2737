import assert from 'node:assert/strict';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { insertUser } from '@tillid/server/features/users/index';
import { asOrganisationId } from '@tillid/server/platform/db/scope';
import type { Client } from './client.ts';
import type { TestPerson } from './eid-visit.ts';
import { newPerson } from './people.ts';
import type { TestServer } from './server.ts';

/** A user who was sent for activation; `code` is what the administrator was told of a user without CPR number. */
export type PendingUser = {
  readonly userId: string;
  readonly person: TestPerson;
  readonly email: string;
  readonly code: string;
};

type Wanted = { readonly targetLevel?: 'substantial' | 'high'; readonly person?: TestPerson };

let made = 0;

/** A person without a CPR number. */
export function newForeigner(): TestPerson {
  return { ...newPerson(), cpr: undefined };
}

/** Lets an administrator create a user, who is mailed a link. */
export async function createPending(admin: Client, wanted: Wanted = {}): Promise<PendingUser> {
  const person = wanted.person ?? newPerson();
  const email = `user-${made++}@example.test`;
  const { firstName, lastName, cpr = null, dateOfBirth } = person;
  const answer = await admin.post('/api/v1/users', {
    firstName,
    lastName,
    cpr,
    dateOfBirth: cpr === null ? dateOfBirth : null,
    email,
    phone: null,
    anonymous: false,
    referenceText: null,
    targetLevel: wanted.targetLevel ?? 'substantial',
    confirmedSamePerson: true,
  });
  assert.equal(answer.status, 201, answer.text);
  return {
    userId: String(answer.body['user']?.['userId']),
    person,
    email,
    code: String(answer.body['sent']?.['code']),
  };
}

/** Puts imported users into the server's organisation, as an import leaves them; gives their ids. */
export async function addImported(
  server: TestServer,
  wanted: readonly { person: TestPerson; authenticator?: 'private' | 'app' | null }[],
): Promise<string[]> {
  const { platform, organisation } = server;
  const administrator = organisation.users['user-administrator'].userId;
  const scope = {
    organisationId: asOrganisationId(organisation.organisationId),
    actor: { kind: 'user', id: administrator } as const,
    requestId: 'test',
    now: server.clock.now(),
  };
  return await platform.work(scope, async (tx) => {
    const ids: string[] = [];
    for (const { person, authenticator = null } of wanted) {
      const cpr = person.cpr === undefined ? undefined : parseCpr(person.cpr, { testNumbers: true });
      const user = await insertUser(tx, platform.keyring, {
        draft: {
          firstName: person.firstName,
          lastName: person.lastName,
          cpr: cpr?.ok === true ? cpr.value : undefined,
          dateOfBirth: person.dateOfBirth,
          email: `imported-${made++}@example.test`,
          phone: undefined,
          anonymous: false,
          referenceText: undefined,
          targetLevel: 'substantial',
        },
        status: 'imported',
        authenticator,
      });
      assert.ok(user, 'two test people have the same CPR number');
      ids.push(user.id);
    }
    return ids;
  });
}

/** The token in the newest mail to an address: the one written last, since several are on their way at once and may overtake each other. */
export async function newestToken(server: TestServer, email: string): Promise<string> {
  await server.jobs.drained();
  const written = server.mails
    .filter(({ to }) => to === email)
    .toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1));
  const mail = written.at(-1);
  const token = /\/activate\/([\w-]{22})/.exec(mail?.text ?? '')?.[1];
  assert.ok(token, `no activation mail came to ${email}`);
  return token;
}

/** Follows a link through the eID as a person; gives the path that the browser ends at. */
export async function activate(
  server: TestServer,
  client: Client,
  visit: { token: string; person: TestPerson | 'cancel'; consents?: boolean },
): Promise<string> {
  const started = await client.post(`/api/v1/activation/${visit.token}/start`, {
    language: 'da',
    privateConsent: visit.consents ?? true,
  });
  assert.equal(started.status, 200, started.text);
  return await server.proveAt(client, String(started.body['location']), visit.person);
}

/** The reasons of the refused activations of a user, oldest first. */
export async function refusalsOf(server: TestServer, userId: string): Promise<string[]> {
  const rows = await server.query<{ values: string }>(
    `select "values" from history_event where entity_id = $1 and kind = 'user.activation-refused' order by at, id`,
    [userId],
  );
  return rows.map((row) => (JSON.parse(row.values) as { reason: { to: string } }).reason.to);
}

/** Changes a row as no use case does, past the triggers that ask for history. */
export async function force(server: TestServer, text: string, values: unknown[]): Promise<void> {
  await server.query('set session_replication_role = replica');
  await server.query(text, values);
  await server.query('set session_replication_role = origin');
}
