import { Temporal } from 'temporal-polyfill';
import type { Role } from '@tillid/domain/access/permissions';
import { newToken, tokenHash } from '@tillid/server/platform/crypto/keyed-hash';
import { newId } from '@tillid/server/platform/db/new-id';
import { record } from '@tillid/server/platform/history/record';
import { foldText } from '@tillid/domain/users/person-name';
import { asOrganisationId } from '@tillid/server/platform/db/scope';
import type { BenchDatabase } from './database.ts';

/** What a browser that is logged in sends with each request. */
export type Session = {
  readonly organisationId: string;
  readonly userId: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Makes an active user with a role and a session of that user, as a log-in at the eID would leave them. */
export async function makeSession(
  database: BenchDatabase,
  organisationId: string,
  role: Exclude<Role, 'user'> = 'user-administrator',
): Promise<Session> {
  const now = Temporal.Now.instant();
  const scope = {
    organisationId: asOrganisationId(organisationId),
    actor: { kind: 'system' },
    requestId: 'bench',
    now,
  } as const;
  const userId = newId(now);
  const token = newToken();
  const name = { first_name: 'Bente', last_name: `Bænk ${userId.slice(-4)}`, email: 'bente@example.test' };
  await database.work(scope, async (tx) => {
    const user = { ...name, folded: foldText(`${name.first_name} ${name.last_name} ${name.email}`) };
    await tx.db
      .insertInto('business_user')
      .values({
        organisation_id: organisationId,
        id: userId,
        version: 1,
        status: 'active',
        ...user,
        date_of_birth: '1970-01-01',
        anonymous: false,
        target_level: 'substantial',
        registered_level: 'substantial',
        created_at: now.toString(),
        activated_at: now.toString(),
      } as never)
      .execute();
    await tx.db.insertInto('user_role').values({ organisation_id: organisationId, user_id: userId, role }).execute();
    await tx.db
      .insertInto('session')
      .values({
        organisation_id: organisationId,
        id: newId(now),
        user_id: userId,
        token_hash: tokenHash(token),
        level: 'substantial',
        created_at: now.toString(),
        last_seen_at: now.toString(),
        ends_at: now.add({ hours: 8 }).toString(),
      })
      .execute();
    await record(tx, { kind: 'user.created', entityType: 'user', entityId: userId, version: 1 });
  });
  return {
    organisationId,
    userId,
    headers: { cookie: `tillid_session=${organisationId}.${token}`, 'x-tillid-organisation': organisationId },
  };
}
