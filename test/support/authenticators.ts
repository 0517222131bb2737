import assert from 'node:assert/strict';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readAuthenticators } from '@tillid/contract/authenticators';
import { deliverDevice, sendDevice } from '@tillid/server/features/authenticators/index';
import { asOrganisationId } from '@tillid/server/platform/db/scope';
import { readBody } from './answers.ts';
import type { Client } from './client.ts';
import type { EidVisitor } from './eid-visit.ts';
import type { TestServer } from './server.ts';

/** The authenticators of a user as an administrator is told of them. */
export type Authenticators = ReplyOf<typeof readAuthenticators>;

/** Reads the authenticators of a user. */
export async function authenticatorsOf(administrator: Client, userId: string): Promise<Authenticators> {
  return readBody<Authenticators>(await administrator.get(`/api/v1/users/${userId}/authenticators`), 200);
}

/** Orders authenticators for a user and waits until the eID has made them; gives the ids of the new ones, the newest first. */
export async function give(
  server: TestServer,
  administrator: Client,
  wanted: { readonly userId: string; readonly authenticators: readonly { choice: string; count: number }[] },
): Promise<string[]> {
  const before = (await authenticatorsOf(administrator, wanted.userId)).items.map((one) => one.authenticatorId);
  const { authenticators } = wanted;
  const answer = await administrator.post(`/api/v1/users/${wanted.userId}/authenticators`, { authenticators });
  assert.equal(answer.status, 200, answer.text);
  await server.jobs.drained();
  const { items } = await authenticatorsOf(administrator, wanted.userId);
  return items.map((one) => one.authenticatorId).filter((id) => !before.includes(id));
}

/** Does as an operator what has to be done before a device can be activated. */
export async function handOver(server: TestServer, authenticatorId: string, organisationId?: string): Promise<void> {
  const scope = {
    organisationId: asOrganisationId(organisationId ?? server.organisation.organisationId),
    actor: { kind: 'operator', id: '01890000-0000-7000-8000-000000000001' },
    requestId: 'test',
    now: server.clock.now(),
  } as const;
  await server.platform.work(scope, (tx) => sendDevice(tx, authenticatorId));
  await server.platform.work(scope, (tx) => deliverDevice(tx, server.platform, authenticatorId));
  await server.jobs.drained();
}

/** The token of the link to authenticators in the newest mail to an address. */
export async function newestLink(server: TestServer, email: string): Promise<string> {
  await server.jobs.drained();
  const written = server.mails
    .filter(({ to, text }) => to === email && text.includes('/authenticators/'))
    .toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1));
  const token = /\/authenticators\/([\w-]{22})/.exec(written.at(-1)?.text ?? '')?.[1];
  assert.ok(token, `no link to authenticators came to ${email}`);
  return token;
}

/** Shows with a link who one is; gives the path that the browser ends at. */
export async function prove(
  server: TestServer,
  client: Client,
  visit: { readonly token: string; readonly as: EidVisitor; readonly consents?: boolean },
): Promise<string> {
  const body = { language: 'da', privateConsent: visit.consents ?? false };
  const started = await client.post(`/api/v1/authenticator-links/${visit.token}/prove`, body);
  assert.equal(started.status, 200, started.text);
  return await server.proveAt(client, String(started.body['location']), visit.as);
}

/** Logs in with an authenticator that a link leads to; gives the path that the browser ends at. */
export async function activateByLink(
  server: TestServer,
  client: Client,
  visit: { readonly token: string; readonly authenticatorId: string; readonly as: EidVisitor },
): Promise<string> {
  const body = { authenticatorId: visit.authenticatorId, language: 'da' };
  const started = await client.post(`/api/v1/authenticator-links/${visit.token}/activate`, body);
  assert.equal(started.status, 200, started.text);
  return await server.proveAt(client, String(started.body['location']), visit.as);
}

/** Activates one's own authenticator from the own page; gives the path that the browser ends at. */
export async function activateOwn(
  server: TestServer,
  client: Client,
  visit: { readonly authenticatorId: string; readonly as: EidVisitor },
): Promise<string> {
  const path = `/api/v1/profile/authenticators/${visit.authenticatorId}/activate`;
  const started = await client.post(path, { language: 'da' });
  assert.equal(started.status, 200, started.text);
  return await server.proveAt(client, String(started.body['location']), visit.as);
}
