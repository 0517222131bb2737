import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openUnitsOfWork, type UnitsOfWork } from '../../../../../test/support/units-of-work.ts';
import { createKeyring, type DeploymentKeys } from './keyring.ts';
import { masterKeyFrom, type GivenMasterKey, type MasterKey } from './master-key.ts';
import { switchMasterKey } from './master-rotation.ts';
import { openKeyring } from './open-keyring.ts';

const [first, second, third, stranger] = [1, 2, 3, 4].map(() => masterKeyFrom(randomBytes(32))) as [
  MasterKey,
  MasterKey,
  MasterKey,
  MasterKey,
];

let units: UnitsOfWork;
before(async () => {
  units = await openUnitsOfWork(first);
});
after(() => units.stop());

function given(key: MasterKey, ...others: MasterKey[]): GivenMasterKey {
  return { ...key, others, isOfDirectory: false, readAgain: undefined };
}

async function deploymentOf(key: GivenMasterKey): Promise<DeploymentKeys> {
  const keyring = await openKeyring(units, key);
  return await units.systemWork((tx) => keyring.ofDeployment(tx));
}

async function start(key: GivenMasterKey): Promise<string> {
  return (await deploymentOf(key)).keyId;
}

test('a database from before keys were written down wants the key that its organisations lie under', async () => {
  await assert.rejects(start(given(stranger)), (error: Error) => {
    assert.match(
      error.message,
      new RegExp(`lies under the master key ${first.id}; the one given is ${stranger.id}\\.`),
    );
    assert.match(error.message, /restore that key\. If the one given is a new key, give the one before it as PREVIOUS/);
    return true;
  });
  assert.equal(await start(given(second, first)), first.id, 'before the rotation the old key is in use');
  assert.equal(await start(given(first)), first.id);
});

test('after a rotation each wrong key is told apart, with the key wanted and the key given', async () => {
  const switched = await units.systemWork((tx) => switchMasterKey(tx, given(second, first), units.clock.now()));
  assert.deepEqual(switched, { from: first.id, to: second.id });
  const day = units.clock.now().toString().slice(0, 10);
  const cases: readonly [what: string, key: GivenMasterKey, message: RegExp | undefined][] = [
    ['the new key alone', given(second), undefined],
    ['both', given(second, first), undefined],
    ['the next one, before the next rotation', given(third, second), undefined],
    ['the old one', given(first), new RegExp(`given, ${first.id}, is an old one: .* to ${second.id} on ${day}\\.`)],
    ['the wrong way round', given(first, second), new RegExp(`wrong way round: .* from ${first.id} to ${second.id}`)],
    ['a stranger', given(stranger), new RegExp(`master key ${second.id}; the one given is ${stranger.id}\\.`)],
    [
      'a stranger and an old one',
      given(stranger, first),
      new RegExp(`master key ${second.id}; the one given is ${stranger.id}, besides ${first.id}\\.`),
    ],
  ];
  for (const [what, key, message] of cases) {
    if (message === undefined) assert.equal(await start(key), second.id, what);
    else await assert.rejects(start(key), { message }, what);
  }
});

test('in a data directory the database tells which of the files is in use', async () => {
  for (const key of [given(second, first), given(first, second), given(third, second, first)])
    assert.equal(await start({ ...key, isOfDirectory: true }), second.id);
  await assert.rejects(start({ ...given(first), isOfDirectory: true }), /is an old one/);
});

test('a key that was used before is not gone back to, and a key that is in use is not gone to', async () => {
  await assert.rejects(
    units.systemWork((tx) => switchMasterKey(tx, given(first, second), units.clock.now())),
    /was used by this database before: make a new one/,
  );
  assert.equal(await units.systemWork((tx) => switchMasterKey(tx, given(second, first), units.clock.now())), undefined);
  await assert.rejects(
    units.systemWork((tx) => switchMasterKey(tx, given(third, first), units.clock.now())),
    new RegExp(`the master key ${second.id} was not given`),
  );
});

test('a process that runs while its key file changes reads it again, and without the new key says which is wanted', async () => {
  const late: GivenMasterKey = { ...given(first), readAgain: () => Promise.resolve(given(second, first)) };
  const keyring = createKeyring(late);
  assert.equal((await units.systemWork((tx) => keyring.ofDeployment(tx))).keyId, second.id);
  const left = createKeyring(given(first));
  await assert.rejects(
    units.systemWork((tx) => left.ofDeployment(tx)),
    new RegExp(`sealed under the master key ${second.id}; given is ${first.id}: start again with the key ${second.id}`),
  );
});

test('from key to key to key: what was sealed under the first is opened by who has the third alone', async () => {
  const earlier = await deploymentOf(given(second));
  const sealed = earlier.seal('Åse', 'context');
  await units.systemWork((tx) => switchMasterKey(tx, given(third, second), units.clock.now()));
  const later = await deploymentOf(given(third));
  assert.equal(later.unseal(sealed, 'context').toString(), 'Åse');
  assert.equal(later.personHashesOfSubject('https://eid.example', 'a').length, 3);
});
