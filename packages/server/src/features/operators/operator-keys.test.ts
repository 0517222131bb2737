import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startKeyTrial, type KeyTrial } from '../../../../../test/support/key-trial.ts';
import { addOperator } from '../../../../../test/support/operator.ts';
import { operatorRealm } from '../../platform/db/scope.ts';
import { aloneInRotation } from '../keys/index.ts';

let trial: KeyTrial;
before(async () => {
  trial = await startKeyTrial();
});
after(() => trial.stop());

test('operators log in before, at every step of and after a rotation of the master key and of the data keys', async () => {
  const { server, keys } = trial;
  const known = await addOperator(server.platform, 'Inge Holm');
  const fresh = await addOperator(server.platform, 'Ole Lund');
  assert.equal(await server.logInOperator(server.visitor(), known.person), '/operator');
  const parts = trial.rotation(async ({ step }) => {
    assert.equal(await server.logInOperator(server.visitor(), known.person), '/operator', step);
  });
  await trial.master(parts);
  await trial.allData(parts);
  for (const [name, { person }] of Object.entries({ 'Inge Holm': known, 'Ole Lund': fresh })) {
    const client = server.visitor();
    assert.equal(await server.logInOperator(client, person), '/operator');
    assert.equal((await client.get('/api/v1/operator/session')).body['operator']?.['name'], name);
  }
  const identities = await server.query('select distinct key_id as id from operator_identity');
  assert.deepEqual(identities, [{ id: keys.after.id }]);
  const [active] = await server.query<{ id: string }>(
    `select id from organisation_key where organisation_id = $1 and state = 'active'`,
    [operatorRealm],
  );
  const beginnings = await server.query<{ sealed: Buffer }>(
    'select sealed_name as sealed from operator union all select sealed from operator_identity',
  );
  assert.equal(beginnings.length, 6);
  for (const { sealed } of beginnings)
    assert.ok(sealed.toString('hex').includes(active?.id.replaceAll('-', '') ?? 'none'));
  assert.equal((await server.operatorHistory(operatorRealm)).at(-1), 'keys.rotated');
});

test('an operator is made while keys are rotated, which can take hours', async () => {
  const { operatorId } = await aloneInRotation(trial.rotation().pool, () => addOperator(trial.server.platform));
  assert.deepEqual(await trial.server.operatorHistory(operatorId), ['operator.created']);
});
