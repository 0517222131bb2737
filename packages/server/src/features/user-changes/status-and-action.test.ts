import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readUser } from '@tillid/contract/users';
import { canAct, userActions, userStatuses, type UserAction, type UserStatus } from '@tillid/domain/users/user-status';
import { addImported, createPending, newForeigner } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { draftBody } from '../../../../../test/support/endpoint-bodies.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Profile = ReplyOf<typeof readUser>;
type Act = (user: Profile, client: Client) => Promise<Answer>;

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

const place = ({ userId }: Profile) => `/api/v1/users/${userId}`;
const at = ({ version }: Profile) => ({ ifMatch: version });
const units = { productionUnitId: null, seNumberId: null, invoicingMethodId: null };
const draft = { ...draftBody, ...units, keepCpr: false, authenticator: 'private', authenticatorLimit: 1 };
const corrected = { cpr: null, reason: 'Tastefejl i navnet' };

/** How each action is asked for. Roles are assigned by no endpoint. */
const acts: Readonly<Record<Exclude<UserAction, 'assign-roles'>, Act>> = {
  'edit-draft': (user, client) => client.put(`${place(user)}/draft`, draft, at(user)),
  'send-for-activation': (user, client) => client.post(`${place(user)}/send-for-activation`, undefined, at(user)),
  'edit-contact': (user, client) =>
    client.put(`${place(user)}/contact`, { email: 'other@example.test', phone: null, referenceText: null }, at(user)),
  'assign-units': (user, client) => client.put(`${place(user)}/units`, units, at(user)),
  correct: (user, client) =>
    client.put(
      `${place(user)}/master-data`,
      // A name that none of the invented people has.
      { ...corrected, firstName: 'Rigmor', lastName: user.lastName, dateOfBirth: user.dateOfBirth },
      at(user),
    ),
  'correct-identity': (user, client) =>
    client.put(
      `${place(user)}/master-data`,
      { ...corrected, firstName: user.firstName, lastName: user.lastName, dateOfBirth: '1971-02-03' },
      at(user),
    ),
  'resend-activation-email': (user, client) => client.post(`${place(user)}/resend-activation-email`),
  'make-activation-code': (user, client) => client.post(`${place(user)}/activation-code`),
  deactivate: (user, client) => client.put(`${place(user)}/deactivation`, { from: null, to: null }, at(user)),
  'change-deactivation': (user, client) =>
    client.put(`${place(user)}/deactivation`, { from: null, to: null }, at(user)),
  'cancel-deactivation': (user, client) => client.delete(`${place(user)}/deactivation`, at(user)),
  reactivate: (user, client) => client.delete(`${place(user)}/deactivation`, at(user)),
  'manage-authenticators': (user, client) =>
    client.post(`${place(user)}/authenticators`, { authenticators: [{ choice: 'chip', count: 1 }] }),
  delete: (user, client) => client.delete(place(user), at(user)),
};
/** The action that one endpoint does as well, for a user of another status. */
const twins: Partial<Record<UserAction, UserAction>> = {
  deactivate: 'change-deactivation',
  'change-deactivation': 'deactivate',
  'cancel-deactivation': 'reactivate',
  reactivate: 'cancel-deactivation',
};

/** Why an action is refused, or undefined when it is done. */
function refusalOf(action: UserAction, status: UserStatus): string | undefined {
  const twin = twins[action];
  if (!canAct(action, status) && (twin === undefined || !canAct(twin, status))) return 'status-does-not-allow';
  // Nothing is planned for these users.
  const endsPlan = status === 'active' && (action === 'cancel-deactivation' || action === 'reactivate');
  return endsPlan ? 'no-deactivation-planned' : undefined;
}

const users: Readonly<Record<UserStatus, () => Promise<string>>> = {
  imported: async () => (await addImported(server, [{ person: newForeigner(), authenticator: 'app' }]))[0] ?? '',
  'pending-activation': async () => (await createPending(administrator, { person: newForeigner() })).userId,
  active: () => addUser(server, newForeigner()),
  deactivated: () => addUser(server, newForeigner(), { status: 'deactivated' }),
};

for (const status of userStatuses) {
  suite(status, () => {
    for (const action of userActions) {
      if (action === 'assign-roles') continue;
      const refusal = refusalOf(action, status);
      test(`${action}: ${refusal ?? 'is done'}`, async () => {
        const user = readBody<Profile>(await administrator.get(`/api/v1/users/${await users[status]()}`), 200);
        assert.equal(user.status, status);
        await server.jobs.drained();
        const [answer, happened] = await whatHappens(server, () => acts[action](user, administrator));
        if (refusal === undefined) {
          assert.ok(answer.status < 300, answer.text);
          assert.ok(happened.events.length > 0 || action === 'assign-units', 'what is done is in history');
          return;
        }
        assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code: refusal }]);
        assert.deepEqual(happened, nothing);
      });
    }
  });
}

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
