import assert from 'node:assert/strict';
import { activate, createPending, newestToken } from './activation.ts';
import type { Answer, Client } from './client.ts';
import type { TestPerson } from './eid-visit.ts';
import type { TestServer } from './server.ts';

/** Deletes a user in the version that the database has. */
export async function removeUser(server: TestServer, client: Client, userId: string): Promise<Answer> {
  const [row] = await server.query<{ version: number }>('select version from business_user where id = $1', [userId]);
  return await client.delete(`/api/v1/users/${userId}`, { ifMatch: row?.version ?? 1 });
}

/** Somebody who was created, activated by the link of the mail and is signed in: with everything that an active user has. */
export async function activatedUser(
  server: TestServer,
  administrator: Client,
  person?: TestPerson,
): Promise<{ userId: string; client: Client; person: TestPerson; email: string }> {
  const pending = await createPending(administrator, person === undefined ? {} : { person });
  const client = server.visitor();
  const token = await newestToken(server, pending.email);
  assert.equal(await activate(server, client, { token, person: pending.person }), '/activate/done');
  client.organisationId = server.organisation.organisationId;
  return { userId: pending.userId, client, person: pending.person, email: pending.email };
}
