import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { parseCpr, type Cpr } from '@tillid/domain/identifiers/cpr';
import type { TestOrganisation } from '../../../../../test/support/organisation.ts';
import { openUnitsOfWork, type UnitsOfWork } from '../../../../../test/support/units-of-work.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { masterKeyFrom } from './master-key.ts';

let units: UnitsOfWork;
before(async () => {
  units = await openUnitsOfWork();
});
after(() => units.stop());

function keysOf(organisation: TestOrganisation, keyring: Keyring = units.keyring) {
  return units.work(units.scopeOf(organisation), (tx) => keyring.ofOrganisation(tx));
}

function deploymentOf(keyring: Keyring = units.keyring) {
  return units.systemWork((tx) => keyring.ofDeployment(tx));
}

function aCpr(text = '7204780948'): Cpr {
  const read = parseCpr(text, { testNumbers: true });
  assert.ok(read.ok);
  return read.value;
}

test('each organisation seals and hashes with keys of its own', async () => {
  const [own, other] = [await keysOf(units.organisation), await keysOf(units.otherOrganisation)];
  assert.notEqual(own.keyId, other.keyId);
  assert.notDeepEqual(own.cprHash(aCpr()), other.cprHash(aCpr()));
  assert.deepEqual(own.cprHash(aCpr()), own.cprHash(aCpr()));
  const sealed = own.seal('Åse', 'context');
  assert.equal(own.unseal(sealed, 'context').toString(), 'Åse');
  assert.throws(() => other.unseal(sealed, 'context'));
});

test('no hash of a person is another: by organisation, by deployment, by number and by subject', async () => {
  const keys = await deploymentOf();
  const { cprHash } = await keysOf(units.organisation);
  const digits = aCpr().reveal();
  const hashes = [
    cprHash(aCpr()),
    cprHash(aCpr('6309851933')),
    keys.personHashOfCpr(aCpr()),
    keys.personHashOfSubject('https://eid.example', digits),
    keys.personHashOfSubject('https://other.example', digits),
    keys.personHashOfSubject('cpr', digits),
  ].map((hash) => hash.toString('hex'));
  assert.equal(new Set(hashes).size, hashes.length);
  for (const hash of hashes) assert.equal(hash.length, 64);
});

test('no separator lets two different subjects have one hash', async () => {
  const { personHashOfSubject } = await deploymentOf();
  assert.notDeepEqual(personHashOfSubject('https://a.example', 'b|c'), personHashOfSubject('https://a.example|b', 'c'));
});

test('under another master key nothing opens, and the message says why', async () => {
  const stranger = createKeyring(masterKeyFrom(randomBytes(32)));
  const [own, others] = [await deploymentOf(), await deploymentOf(stranger)];
  await assert.rejects(keysOf(units.organisation, stranger), (error: Error) => {
    assert.match(error.message, /lie under the master key [0-9a-f]{12}; the one given is [0-9a-f]{12}/);
    assert.match(error.message, new RegExp(own.keyId));
    return true;
  });
  assert.throws(() => others.unseal(own.seal('Åse', 'context'), 'context'));
  assert.notDeepEqual(others.personHashOfCpr(aCpr()), own.personHashOfCpr(aCpr()));
});

test('a data key lies wrapped, and in the place of another organisation it does not open', async () => {
  const rows = await units.database.query<{ organisation_id: string; id: string; wrapped: Buffer }>(
    'select organisation_id, id, wrapped from organisation_key',
  );
  const of = (organisation: TestOrganisation) => {
    const row = rows.find((each) => each.organisation_id === organisation.organisationId);
    assert.ok(row);
    return row;
  };
  await units.database.query('update organisation_key set wrapped = $1 where organisation_id = $2', [
    of(units.otherOrganisation).wrapped,
    units.organisation.organisationId,
  ]);
  await assert.rejects(keysOf(units.organisation, units.freshKeyring()));
  await units.database.query('update organisation_key set wrapped = $1 where organisation_id = $2', [
    of(units.organisation).wrapped,
    units.organisation.organisationId,
  ]);
  await keysOf(units.organisation, units.freshKeyring());
});
