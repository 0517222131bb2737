import { sql } from 'kysely';
import type { SystemTx, Tx } from '../../platform/db/work.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { listDataKeys, type DataKey } from './key-store.ts';
import { dataKeyRenewals, masterKeyRenewals } from './renewals.ts';

/** A master key that the database has had, and what lies under it. */
export type MasterKeyStatus = {
  readonly id: string;
  readonly state: 'active' | 'retiring' | 'former';
  readonly activeAt: string;
  readonly retiredAt: string | null;
  readonly organisations: number;
  readonly signInByCpr: number;
  readonly signInBySubject: number;
};

/** The keys of a deployment. */
export type KeyStatus = {
  readonly masterKeys: readonly MasterKeyStatus[];
  readonly organisations: number;
  /** Organisations whose data key is being rotated, or whose rotation broke off. */
  readonly organisationsRotating: number;
};

/** The data keys of one organisation, and how many rows of each kind do not lie under the active keys. */
export type OrganisationKeyStatus = {
  readonly dataKeys: readonly { readonly id: string; readonly state: DataKey['state']; readonly madeAt: string }[];
  readonly left: Readonly<Record<string, number>>;
};

/** Reads what lies under which key; ids and counts only. */
export async function readKeyStatus(tx: SystemTx): Promise<KeyStatus> {
  const masters = await sql<MasterKeyStatus>`
    select d.id, d.state, d.active_at as "activeAt", d.retired_at as "retiredAt",
      (select count(distinct organisation_id)::int from organisation_key k where k.master_key_id = d.id) as organisations,
      coalesce(i.cpr, 0)::int as "signInByCpr", coalesce(i.subject, 0)::int as "signInBySubject"
    from deployment_key d
    left join (select key_id, count(*) filter (where kind = 'cpr') as cpr, count(*) filter (where kind = 'subject') as subject
      from sign_in_identity group by key_id) i on i.key_id = d.id
    order by d.active_at desc`.execute(tx.db);
  const counts = await sql<{ organisations: number; rotating: number }>`
    select count(distinct organisation_id)::int as organisations,
      (count(distinct organisation_id) filter (where state in ('coming', 'retiring')))::int as rotating
    from organisation_key`.execute(tx.db);
  return {
    masterKeys: masters.rows,
    organisations: counts.rows[0]?.organisations ?? 0,
    organisationsRotating: counts.rows[0]?.rotating ?? 0,
  };
}

/** The same of one organisation. */
export async function readOrganisationKeyStatus(tx: Tx, keyring: Keyring): Promise<OrganisationKeyStatus> {
  const keys = await listDataKeys(tx);
  const left: Record<string, number> = {};
  for (const renewal of [...masterKeyRenewals, ...dataKeyRenewals])
    left[renewal.name] = await renewal.countLeft(tx, keyring);
  return { dataKeys: keys.map(({ id, state, created_at: madeAt }) => ({ id, state, madeAt })), left };
}
