import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readOrganisation } from '@tillid/contract/organisation';
import { defaultSettings } from '@tillid/domain/organisations/organisation-settings';
import { asOrganisationId, type OrganisationId } from '../../platform/db/scope.ts';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import { Problem } from '../../platform/http/problem.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { addUnit, createOrganisation, readSettings } from './index.ts';

type Organisation = ReplyOf<typeof readOrganisation>;

const url = '/api/v1/organisation';
let server: TestServer;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

function scopeOf(organisationId: OrganisationId) {
  return { organisationId, actor: { kind: 'system' }, requestId: 'test', now: server.clock.now() } as const;
}

async function nothing(): Promise<void> {
  await Promise.resolve();
}

suite('reading the organisation', () => {
  test('not signed in, and lacking the permission', async () => {
    assert.equal(readRefusal(await server.visitor().get(url)).code, 'not-authenticated');
    assert.equal(readRefusal(await (await server.signIn('user')).get(url)).code, 'not-permitted');
  });

  test('an administrator sees the own organisation with its parts by Danish name, and none of another', async () => {
    await server.platform.work(scopeOf(asOrganisationId(server.organisation.organisationId)), async (tx) => {
      await addUnit(tx, 'production-unit', { number: '1900000026', name: 'Aalborghus' });
      await addUnit(tx, 'production-unit', { number: '1900000034', name: 'Zoo' });
    });
    const client = await server.signIn('rights-administrator');
    const reply = readBody<Organisation>(await client.get(url), 200);
    assert.deepEqual(reply.organisation, {
      organisationId: server.organisation.organisationId,
      name: 'Nordhavn Kommune',
      cvr: server.organisation.cvr,
      anonymityAllowed: true,
      referenceTextAllowed: true,
      productionUnitsAllowed: true,
      seNumbersAllowed: true,
      identityAssurance: 'high',
      authenticators: ['private', 'app', 'code-display', 'audio-code-reader', 'chip'],
      sharedAuthenticatorAllowed: false,
    });
    assert.deepEqual(
      reply.productionUnits.map((unit) => unit.name),
      ['Rådhuset', 'Zoo', 'Aalborghus'],
    );
    assert.deepEqual(
      reply.seNumbers.map((unit) => unit.name),
      ['Forsyningen'],
    );
    assert.deepEqual(
      reply.invoicingMethods.map((method) => method.name),
      ['Fællesforvaltningen'],
    );
    const other = await server.otherOrganisation.signIn('user-administrator');
    assert.equal(readBody<Organisation>(await other.get(url), 200).productionUnits.length, 1);
  });

  test("another organisation's name in the header is a conflict, not a way in", async () => {
    const client = await server.signIn('user-administrator');
    client.organisationId = server.otherOrganisation.organisationId;
    const errors = [{ pointer: '', code: 'other-organisation' }];
    assert.deepEqual(readRefusal(await client.get(url)), { status: 409, code: 'conflict', errors });
  });
});

suite('creating an organisation', () => {
  test('a new one has default settings, a key of its own and its event', async () => {
    const { organisationId, created } = await createOrganisation(server.platform, {
      cvr: 'DK 90 01 00 42',
      name: ' Østre  Forening ',
      kind: 'association',
      furnish: nothing,
    });
    assert.equal(created, true);
    assert.deepEqual(await server.history(organisationId), ['organisation.created']);
    assert.deepEqual(await server.platform.work(scopeOf(organisationId), readSettings), defaultSettings);
    const [row] = await server.query('select cvr, name, kind, status from organisation where id = $1', [
      organisationId,
    ]);
    assert.deepEqual(row, { cvr: '90010042', name: 'Østre Forening', kind: 'association', status: 'active' });
    const keys = await server.query('select from organisation_key where organisation_id = $1', [organisationId]);
    assert.equal(keys.length, 1);
  });

  test('one that is there is left as it is', async () => {
    const earlier = await server.query('select kind from history_event');
    const again = await createOrganisation(server.platform, {
      cvr: server.organisation.cvr,
      name: 'Another Name',
      kind: 'company',
      furnish: () => assert.fail('furnished twice'),
    });
    assert.deepEqual(again, { organisationId: server.organisation.organisationId, created: false });
    assert.equal((await server.query('select kind from history_event')).length, earlier.length);
  });

  test('one whose making broke off is finished by the next try, and then seals what it can open', async () => {
    const about = { cvr: '90010050', name: 'Afbrudt ApS', kind: 'company' } as const;
    const { keyring } = server.platform;
    const broken = createOrganisation(server.platform, {
      ...about,
      furnish: async (tx) => {
        await keyring.ofOrganisation(tx);
        throw new Error('broken off');
      },
    });
    await assert.rejects(broken, /broken off/);
    let sealed: Buffer = Buffer.alloc(0);
    const { organisationId, created } = await createOrganisation(server.platform, {
      ...about,
      furnish: async (tx) => {
        await addUnit(tx, 'se-number', { number: '90010026', name: 'Hovedkontoret' });
        sealed = (await keyring.ofOrganisation(tx)).seal('secret', 'test');
      },
    });
    assert.equal(created, true);
    const opened = await server.platform.work(scopeOf(organisationId), async (tx) => {
      const keys = await keyring.ofOrganisation(tx);
      const [row] = await tx.db
        .selectFrom('organisation_key')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .execute();
      return { same: row?.id === keys.keyId, text: keys.unseal(sealed, 'test').toString() };
    });
    assert.deepEqual(opened, { same: true, text: 'secret' });
  });

  test('two tries at once make one organisation', async () => {
    const tries = await Promise.allSettled(
      [1, 2].map(() =>
        createOrganisation(server.platform, { cvr: '90010069', name: 'Samtidig', kind: 'company', furnish: nothing }),
      ),
    );
    assert.ok(tries.some((each) => each.status === 'fulfilled'));
    const rows = await server.query(`select id from organisation where cvr = '90010069'`);
    assert.equal(rows.length, 1);
    assert.deepEqual(await server.history(String(rows[0]?.['id'])), ['organisation.created']);
  });

  test('wrong numbers and names are refused before anything is written', async () => {
    const organisation = { name: 'Wrong', kind: 'company', furnish: nothing } as const;
    const refused = (pointer: string, code: string) => (error: unknown) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual(error.errors, [{ pointer, code }]);
      return true;
    };
    await assert.rejects(
      createOrganisation(server.platform, { ...organisation, cvr: '90010019' }),
      refused('/cvr', 'cvr-check-digit'),
    );
    await assert.rejects(
      createOrganisation(server.platform, { ...organisation, cvr: '9001' }),
      refused('/cvr', 'cvr-format'),
    );
    await assert.rejects(
      createOrganisation(server.platform, { ...organisation, cvr: '90010077', name: ' ' }),
      refused('/name', 'name-missing'),
    );
    const { organisationId } = server.organisation;
    const add = (kind: UnitKind, number: string) =>
      server.platform.work(scopeOf(asOrganisationId(organisationId)), (tx) =>
        addUnit(tx, kind, { number, name: 'Wrong' }),
      );
    await assert.rejects(add('se-number', '12'), refused('/number', 'se-number-format'));
    await assert.rejects(add('production-unit', '12'), refused('/number', 'production-unit-number-format'));
    await assert.rejects(add('invoicing-method', '5790001000012'), refused('/number', 'ean-check-digit'));
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
