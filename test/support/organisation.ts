import { parseCpr } from '@tillid/domain/identifiers/cpr';
import type { Role } from '@tillid/domain/access/permissions';
import type { OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import { addUnit, createOrganisation } from '@tillid/server/features/organisations/index';
import { insertUser } from '@tillid/server/features/users/index';
import type { Platform } from '@tillid/server/platform/platform';
import type { TestPerson } from './eid-visit.ts';
import { newPerson } from './people.ts';

/** A role that a test signs in with; `user` holds none besides. */
export type TestRole = Exclude<Role, 'trusted-employee'>;
/** A person who is a user of a test organisation. */
export type TestUser = { readonly userId: string; readonly person: TestPerson };
/** An organisation with one active user for each role. */
export type TestOrganisation = {
  readonly organisationId: string;
  readonly cvr: string;
  readonly name: string;
  readonly users: Readonly<Record<TestRole, TestUser>>;
};

/** Puts an organisation into a status, those too that no operator gives; behind the history's back. */
export async function setOrganisationStatus(
  server: { query(text: string): Promise<unknown> },
  organisationId: string,
  status: string,
): Promise<void> {
  const change = `update organisation set status = '${status}' where id = '${organisationId}'`;
  await server.query(`begin; set local session_replication_role = replica; ${change}; commit`);
}

const roles: readonly TestRole[] = ['user', 'user-administrator', 'organisation-administrator', 'rights-administrator'];

const allowed: Partial<OrganisationSettings> = {
  anonymityAllowed: true,
  referenceTextAllowed: true,
  productionUnitsAllowed: true,
  seNumbersAllowed: true,
  privateAuthenticatorAllowed: true,
  identityAssurance: 'high',
};

/** Makes an organisation that allows everything, with a production unit, an SE number and an invoicing method. */
export async function createTestOrganisation(
  platform: Pick<Platform, 'systemWork' | 'work' | 'clock' | 'keyring'>,
  about: { cvr: string; name: string; settings?: Partial<OrganisationSettings> },
): Promise<TestOrganisation> {
  const users = new Map<TestRole, TestUser>();
  const { organisationId } = await createOrganisation(platform, {
    cvr: about.cvr,
    name: about.name,
    kind: 'company',
    settings: { ...allowed, ...about.settings },
    furnish: async (tx) => {
      await addUnit(tx, 'production-unit', { number: '1900000018', name: 'Rådhuset' });
      await addUnit(tx, 'se-number', { number: '90010026', name: 'Forsyningen' });
      await addUnit(tx, 'invoicing-method', { number: '5790001000011', name: 'Fællesforvaltningen' });
      for (const role of roles) {
        const person = newPerson();
        const cpr = parseCpr(person.cpr ?? '', { testNumbers: true });
        const user = await insertUser(tx, platform.keyring, {
          draft: {
            firstName: person.firstName,
            lastName: person.lastName,
            cpr: cpr.ok ? cpr.value : undefined,
            dateOfBirth: person.dateOfBirth,
            email: `${role}@example.test`,
            phone: undefined,
            anonymous: false,
            referenceText: undefined,
            targetLevel: 'substantial',
          },
          status: 'active',
          authenticator: 'private',
          roles: role === 'user' ? [] : [role],
          columns: { registered_level: 'substantial', activated_at: tx.scope.now.toString() },
        });
        if (user === undefined) throw new Error('two test people have the same CPR number');
        users.set(role, { userId: user.id, person });
      }
    },
  });
  return {
    organisationId,
    cvr: about.cvr,
    name: about.name,
    users: Object.fromEntries(users) as TestOrganisation['users'],
  };
}
