import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mayHoldRole } from '@tillid/domain/access/permissions';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { Problem } from '../../platform/http/problem.ts';
import { insertUser, type NewUser } from './index.ts';

const roles = ['organisation-administrator', 'user-administrator', 'rights-administrator', 'trusted-employee'] as const;

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

function insert(anonymous: boolean, held: NonNullable<NewUser['roles']>) {
  const organisationId = asOrganisationId(server.organisation.organisationId);
  const scope = { organisationId, actor: { kind: 'system' }, requestId: 'test', now: server.clock.now() } as const;
  const draft: NewUser['draft'] = {
    firstName: 'Ida',
    lastName: 'Dahl',
    cpr: undefined,
    dateOfBirth: '1980-05-06',
    email: 'ida@example.test',
    phone: undefined,
    anonymous,
    referenceText: undefined,
    targetLevel: 'substantial',
  };
  return server.platform.work(scope, (tx) =>
    insertUser(tx, server.platform.keyring, { draft, status: 'active', authenticator: 'private', roles: held }),
  );
}

const users = () => server.query('select from business_user');

for (const role of roles) {
  for (const anonymous of [false, true]) {
    const allowed = mayHoldRole(role, { anonymous });
    test(`${anonymous ? 'an anonymous' : 'a named'} user ${allowed ? 'can' : 'cannot'} be ${role}`, async () => {
      const earlier = (await users()).length;
      const inserting = insert(anonymous, [role]);
      if (allowed) assert.ok(await inserting);
      else {
        const refused = (error: unknown) => error instanceof Problem && error.errors[0]?.code === 'role-needs-name';
        await assert.rejects(inserting, refused);
      }
      assert.equal((await users()).length, earlier + (allowed ? 1 : 0));
    });
  }
}
