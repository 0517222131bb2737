import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { force } from '../../../../../test/support/activation.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { startKeyTrial, type KeyTrial } from '../../../../../test/support/key-trial.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { verifierOf, historyKeyOf } from '../../platform/crypto/history-key.ts';
import { masterKeyFrom } from '../../platform/crypto/master-key.ts';
import { believedHistoryKeys, forgetRetiredKeys } from '../../platform/crypto/master-rotation.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { sealHistory } from '../../platform/history/sealer.ts';
import { verifyHistory } from '../../platform/history/verify-history.ts';
import { openPool } from '../../platform/db/pool.ts';
import { roleNames } from '../../platform/db/roles.ts';
import { takeWorkerPlace } from '../../platform/jobs/worker-register.ts';
import { aloneInRotation, readKeyStatus, RotationUnderWay } from './index.ts';

let trial: KeyTrial;
before(async () => {
  trial = await startKeyTrial();
});
after(() => trial.stop());

function left(table: string): Promise<{ key: string; count: number }[]> {
  return trial.server.query(`select key_id as key, count(*)::int as count from ${table} group by 1 order by 1`);
}

async function seal(): Promise<void> {
  const { platform, databaseUrl } = trial.server;
  const pool = openPool(databaseUrl, { max: 2 });
  await sealHistory({ ...platform, pool });
  await pool.end();
}

test('before, at every step of and after a rotation people log in: by number, by subject, and with a binding from before subjects were kept', async () => {
  const { server, keys } = trial;
  const [bySubject, legacy, byNumber] = [newPerson(), newPerson(), newPerson()];
  await addUser(server, bySubject);
  const legacyId = await addUser(server, legacy);
  for (const person of [bySubject, legacy]) assert.equal(await server.logIn(server.visitor(), person), '/');
  await force(server, 'update eid_subject set subject_sealed = null where user_id = $1', [legacyId]);
  await seal();
  const administrator = await server.signIn('user-administrator');
  const steps: string[] = [];
  const parts = trial.rotation(async ({ step }) => {
    steps.push(step);
    const created = await createUserBy(administrator);
    assert.match(created.user.maskedCpr ?? '', /••••$/);
    assert.equal(await server.logIn(server.visitor(), bySubject), '/', step);
    const fresh = newPerson();
    await addUser(server, fresh);
    assert.equal(await server.logIn(server.visitor(), fresh), '/', step);
  });
  await trial.master(parts);
  assert.deepEqual(steps[0], 'master-key-switched');
  const { id } = keys.after;
  // Only the binding whose subject is not known lies under the old key, until its person comes.
  assert.deepEqual(
    await left('eid_subject'),
    [
      { key: keys.before.id, count: 1 },
      { key: id, count: (await left('eid_subject')).find(({ key }) => key === id)?.count ?? 0 },
    ].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  );
  assert.deepEqual(await server.query('select distinct master_key_id as id from organisation_key'), [{ id }]);
  await addUser(server, byNumber);
  for (const person of [bySubject, byNumber, legacy]) assert.equal(await server.logIn(server.visitor(), person), '/');
  assert.deepEqual(
    (await left('eid_subject')).map(({ key }) => key),
    [id],
  );
  assert.deepEqual(
    (await left('sign_in_identity')).map(({ key }) => key),
    [id],
  );
  const bound = await server.query('select id from eid_subject where user_id = $1', [legacyId]);
  assert.equal(bound.length, 1, 'the same authenticator, not another');
  for (const { organisationId } of [server.organisation, server.otherOrganisation])
    assert.equal((await server.history(organisationId)).filter((kind) => kind === 'keys.rotated').length, 1);
});

test('log-ins and choices begun under the old key end under the new one; whoever is logged in can switch', async () => {
  const own = await startKeyTrial();
  const { server } = own;
  const both = newPerson();
  await addUser(server, both);
  const there = await addUser(server, both, { organisationId: server.otherOrganisation.organisationId });
  const [begun, choosing, signedIn] = [server.visitor(), server.visitor(), server.visitor()];
  const started = await begun.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
  assert.equal(await server.logIn(choosing, both), '/choose-organisation');
  assert.equal(await server.logIn(signedIn, server.organisation.users.user.person), '/');
  await own.master(own.rotation());
  const other = server.otherOrganisation.organisationId;
  const chosen = await choosing.post('/api/v1/sign-in/choose', { organisationId: other, userId: there });
  assert.deepEqual(chosen.body, { location: '/' });
  choosing.organisationId = other;
  const choices = await choosing.get('/api/v1/session/choices');
  assert.equal((choices.body['organisations'] as unknown as unknown[]).length, 1);
  const person = server.organisation.users['rights-administrator'].person;
  assert.equal(await server.proveAt(begun, String(started.body['location']), person), '/');
  await own.stop();
});

test('broken off at every step, the next run finishes it', async () => {
  for (let last = 0, isDone = false; !isDone; last += 1) {
    const own = await startKeyTrial();
    let step = 0;
    const broken = own.rotation(() => (step++ === last ? Promise.reject(new Error('killed')) : Promise.resolve()));
    isDone = await own.master(broken).then(
      () => true,
      () => false,
    );
    const { server, keys } = own;
    assert.equal(await server.logIn(server.visitor(), server.organisation.users.user.person), '/');
    await own.master(own.rotation());
    const rows = await server.query('select distinct key_id as id from sign_in_identity');
    assert.deepEqual(rows, [{ id: keys.after.id }]);
    assert.deepEqual(await server.query('select distinct master_key_id as id from organisation_key'), [
      { id: keys.after.id },
    ]);
    await own.stop();
    assert.ok(last < 20);
  }
});

test('seals of history from before stay proven by the new key alone, and a key that nobody signed is not believed', async () => {
  const { server, keys } = trial;
  await seal();
  const rows = await server.platform.systemWork((tx) => tx.db.selectFrom('deployment_key').selectAll().execute());
  const current = historyKeyOf(masterKeyFrom(keys.fresh)).publicKey;
  const former = historyKeyOf(masterKeyFrom(keys.old)).publicKey;
  const believed = believedHistoryKeys(rows, [current]);
  assert.deepEqual(believed, [current, former]);
  const forged = rows.map((row) =>
    row.state === 'active'
      ? row
      : { ...row, history_public_key: historyKeyOf(masterKeyFrom(Buffer.alloc(32, 7))).publicKey },
  );
  assert.deepEqual(believedHistoryKeys(forged, [current]), [current]);
  const scope = {
    organisationId: asOrganisationId(server.organisation.organisationId),
    actor: { kind: 'system' },
    requestId: 'test',
    now: server.clock.now(),
  } as const;
  const signers = await server.query<{ key: string }>('select distinct key_id as key from history_seal');
  assert.equal(signers.length, 2, 'seals of both keys are there');
  const report = await verifyHistory(server.platform.work, scope, {
    verify: verifierOf(believed),
    expected: [],
    onFault: () => undefined,
  });
  assert.ok(report.isWhole);
});

test('what lies under which key is told, and a retired key is let go of when nothing can need it', async () => {
  const { server, keys } = trial;
  const read = () => server.platform.systemWork(readKeyStatus);
  const [active, retiring] = (await read()).masterKeys;
  assert.deepEqual([active?.id, active?.state, active?.organisations], [keys.after.id, 'active', 2]);
  assert.deepEqual([retiring?.state, retiring?.organisations, retiring?.signInByCpr], ['retiring', 0, 0]);
  const now = server.clock.now().add({ hours: 2 });
  assert.deepEqual(await server.platform.systemWork((tx) => forgetRetiredKeys(tx, now)), []);
  const later = now.add({ hours: 24 });
  assert.deepEqual(await server.platform.systemWork((tx) => forgetRetiredKeys(tx, later)), [keys.before.id]);
  assert.equal((await read()).masterKeys[1]?.state, 'former');
  assert.equal(await server.logIn(server.visitor(), server.organisation.users.user.person), '/');
});

test('of two at once one says that the other is at it', async () => {
  const { pool } = trial.rotation();
  await aloneInRotation(pool, async () => {
    await assert.rejects(
      aloneInRotation(pool, () => Promise.resolve()),
      RotationUnderWay,
    );
  });
  await aloneInRotation(pool, () => Promise.resolve());
});

test('a server that starts meanwhile does not wait for the end of the rotation', async () => {
  const { platform, databaseUrl } = trial.server;
  const workerPool = openPool(databaseUrl, { max: 1, role: roleNames(platform.settings.rolePrefix).worker });
  await aloneInRotation(trial.rotation().pool, async () => {
    const place = await takeWorkerPlace(workerPool);
    await place.enter('a worker that starts meanwhile');
    place.leave();
  });
  await workerPool.end();
});
