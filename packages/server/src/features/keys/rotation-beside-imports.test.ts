import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Client } from '../../../../../test/support/client.ts';
import { startKeyTrial, type KeyTrial } from '../../../../../test/support/key-trial.ts';
import { beginImport, readImportState } from '../../../../../test/support/large-import.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';

let trial: KeyTrial;
let administrator: Client;
before(async () => {
  trial = await startKeyTrial();
  administrator = await trial.server.signIn('user-administrator');
});
after(() => trial.stop());

/** The sealed numbers themselves, opened: the hashes could agree with nothing and yet be different. */
async function numbers(): Promise<string[]> {
  const { platform, organisation, clock } = trial.server;
  const organisationId = asOrganisationId(organisation.organisationId);
  const scope = { organisationId, actor: { kind: 'system' }, requestId: 'test', now: clock.now() } as const;
  return await platform.work(scope, async (tx) => {
    const keys = await platform.keyring.ofOrganisation(tx);
    const rows = await tx.db
      .selectFrom('business_user')
      .select(['id', 'cpr_sealed'])
      .where('organisation_id', '=', organisationId)
      .execute();
    return rows.flatMap(({ id, cpr_sealed: sealed }) =>
      sealed === null ? [] : [keys.unseal(sealed, `cpr|${id}`).toString()],
    );
  });
}

for (const mode of ['all-or-nothing', 'good-rows-only'] as const) {
  test(`an import (${mode}) goes on while keys are rotated again and again: everybody once`, async () => {
    const rows = 6_000;
    const countedBefore = (await numbers()).length;
    const importId = await beginImport(administrator, rows, mode);
    const { organisationId } = trial.server.organisation;
    let rotations = 0;
    for (;;) {
      await trial.data(trial.rotation(), organisationId);
      rotations += 1;
      const state = await readImportState(administrator, importId);
      if (state.status === 'applying') continue;
      assert.deepEqual([state.status, state.createdCount, state.notAppliedCount], ['applied', rows, 0]);
      break;
    }
    assert.ok(rotations > 0);
    await trial.data(trial.rotation(), organisationId);
    const found = await numbers();
    assert.equal(found.length, countedBefore + rows);
    assert.equal(new Set(found).size, found.length);
    const keys = await trial.server.query(
      `select distinct cpr_key_id = (select id::text from organisation_key k where k.organisation_id = u.organisation_id and state = 'active') as active,
         next_cpr_hash = cpr_hash as same from business_user u where organisation_id = $1 and cpr_hash is not null`,
      [organisationId],
    );
    assert.deepEqual(keys, [{ active: true, same: true }]);
    // The rows of the import are opened under the key of now.
    const page = await administrator.get(`/api/v1/imports/${importId}/rows?show=all`);
    assert.equal(page.status, 200, page.text);
  });
}
