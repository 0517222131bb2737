import type { Role } from '@tillid/domain/access/permissions';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { insertUser } from '@tillid/server/features/users/index';
import { asOrganisationId } from '@tillid/server/platform/db/scope';
import type { TestPerson } from './eid-visit.ts';
import type { TestServer } from './server.ts';

type About = {
  readonly status?: 'active' | 'deactivated' | 'pending-activation';
  readonly organisationId?: string;
  readonly roles?: readonly Exclude<Role, 'user'>[];
};

/** Puts a further user into an organisation, by default an active one into the server's own; gives its id. */
export async function addUser(server: TestServer, person: TestPerson, about: About = {}): Promise<string> {
  const { platform, clock, organisation } = server;
  const cpr = parseCpr(person.cpr ?? '', { testNumbers: true });
  const scope = {
    organisationId: asOrganisationId(about.organisationId ?? organisation.organisationId),
    actor: { kind: 'system' },
    requestId: 'test',
    now: clock.now(),
  } as const;
  const user = await platform.work(scope, (tx) =>
    insertUser(tx, platform.keyring, {
      draft: {
        firstName: person.firstName,
        lastName: person.lastName,
        dateOfBirth: person.dateOfBirth,
        cpr: cpr.ok ? cpr.value : undefined,
        email: 'further@example.test',
        phone: undefined,
        anonymous: false,
        referenceText: undefined,
        targetLevel: 'substantial',
      },
      status: about.status ?? 'active',
      authenticator: 'private',
      roles: about.roles ?? [],
    }),
  );
  if (user === undefined) throw new Error('the organisation has a user with this CPR number');
  return user.id;
}
