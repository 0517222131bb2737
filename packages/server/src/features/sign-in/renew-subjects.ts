import { sql } from 'kysely';
import type { Renewal } from '../../platform/crypto/renewal.ts';
import type { SealedColumn } from '../../platform/crypto/reseal.ts';
import { sealSubject, subjectContext, unsealSubject, updateSubjects } from './bind-subject.ts';

const batchRows = 2_000;

type Stale = {
  readonly id: string;
  readonly user_id: string;
  readonly subject_hash: Buffer;
  readonly subject_sealed: Buffer;
};

/** The sealed subjects by which users are known. */
export const sealedSubjects: SealedColumn = {
  table: 'eid_subject',
  column: 'subject_sealed',
  key: [{ name: 'id', type: 'uuid' }],
  context: ([id = '']) => subjectContext(id),
  atOnce: batchRows,
};

/** Brings the hashes of bound subjects under the deployment's active key. One that is not kept sealed waits for its person's next log-in. */
export const subjectHashes: Renewal = {
  name: 'hashes of subjects',
  async renewNext(tx, keyring, after) {
    const [keys, deployment] = [await keyring.ofOrganisation(tx), await keyring.ofDeployment(tx)];
    const place = after?.[0] ?? null;
    const { rows } = await sql<Stale>`
      select id, user_id, subject_hash, subject_sealed from eid_subject
      where organisation_id = ${tx.scope.organisationId}::uuid and key_id <> ${deployment.keyId} and subject_sealed is not null
        and (${place}::uuid is null or id > ${place}::uuid)
      order by id limit ${batchRows} for no key update skip locked`.execute(tx.db);
    const renewed = rows.map((row) => {
      const subject = unsealSubject(keys, row.id, row.subject_sealed);
      const to = deployment.personHashOfSubject(subject.issuer, subject.subject);
      return {
        id: row.id,
        userId: row.user_id,
        sealed: sealSubject(keys, row.id, subject),
        from: row.subject_hash,
        to,
      };
    });
    if (rows.length > 0) await updateSubjects(tx, deployment.keyId, renewed);
    const last = rows.at(-1)?.id;
    return { place: rows.length < batchRows || last === undefined ? undefined : [last], renewed: rows.length };
  },
  async countLeft(tx, keyring) {
    const { keyId } = await keyring.ofDeployment(tx);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from eid_subject
      where organisation_id = ${tx.scope.organisationId}::uuid and key_id <> ${keyId} and subject_sealed is not null`.execute(
      tx.db,
    );
    return rows[0]?.count ?? 0;
  },
};
