import { parseCpr, type Cpr } from '@tillid/domain/identifiers/cpr';
import { headerOf } from '@tillid/domain/imports/columns';
import type { DeploymentKeys, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { commitValues } from '../../platform/history/record.ts';
import { createPace } from '../../platform/jobs/pace.ts';
import type { Platform } from '../../platform/platform.ts';
import { listInvoicingMethods, listProductionUnits, listSeNumbers } from '../organisations/index.ts';
import { changesOfNew, cprColumns, foldedText, type UserRow } from '../users/index.ts';
import { listRowsToApply } from './import-row-store.ts';
import type { StagedUser } from './staged-user-store.ts';
import { unsealRow, type Remark, type StoredDraft } from './stored-row.ts';

/** A row that was good when judged and cannot be applied any more, with the reason. */
export type RefusedRow = { readonly row: number; readonly fault: Remark };

/** The next rows of an import, made ready. */
export type PreparedRows = {
  readonly staged: readonly StagedUser[];
  readonly refused: readonly RefusedRow[];
  /** The last row looked at; undefined when there was none. */
  readonly lastRow: number | undefined;
};

/** Ids by number of what a user can be associated with. */
type Associations = Readonly<Record<'productionUnit' | 'seNumber' | 'ean', ReadonlyMap<string, string>>>;
type Keys = { readonly keys: OrganisationKeys; readonly deployment: DeploymentKeys };
type Parts = Keys & { scope: Scope; importId: string; associations: Associations };

/** Makes what reads the next rows after a row and makes users of them, ready to be staged. */
export async function createRowPreparer(platform: Platform, scope: Scope, importId: string) {
  const { keyring } = platform;
  const associations = await platform.work(scope, readAssociations);
  return async (after: number, most: number): Promise<PreparedRows> => {
    // Keys may be rotated while the import runs: each batch is read and made ready with those of its moment.
    const { rows, keys, deployment } = await platform.work(scope, async (tx) => ({
      keys: await keyring.ofOrganisation(tx),
      deployment: await keyring.ofDeployment(tx),
      rows: await listRowsToApply(tx, importId, { after, most }),
    }));
    const parts: Parts = { scope, importId, keys, deployment, associations };
    const pace = createPace();
    const staged: StagedUser[] = [];
    const refused: RefusedRow[] = [];
    for (const { row, sealed } of rows) {
      const { draft } = unsealRow(keys, importId, row, sealed);
      if (draft === null) throw new Error('a good row has no draft');
      const fault = associationFault(draft, associations);
      if (fault === undefined) staged.push(stagedUser(parts, row, draft));
      else refused.push({ row, fault });
      if (pace.isDue()) await pace.rest();
    }
    return { staged, refused, lastRow: rows.at(-1)?.row };
  };
}

function stagedUser(
  { scope, importId, keys, deployment, associations }: Parts,
  row: number,
  draft: StoredDraft,
): StagedUser {
  const userId = newId(scope.now);
  const cpr = draft.cpr === null ? undefined : checkedCpr(draft.cpr);
  const names = { first_name: draft.firstName, last_name: draft.lastName, email: draft.email };
  const columns = {
    ...names,
    folded: foldedText(names),
    phone: draft.phone,
    date_of_birth: draft.dateOfBirth,
    ...cprColumns(keys, userId, cpr),
    anonymous: draft.anonymous,
    reference_text: draft.referenceText,
    target_level: draft.targetLevel,
    authenticator: draft.privateAuthenticator ? ('private' as const) : null,
    production_unit_id: idOf(associations.productionUnit, draft.productionUnit),
    se_number_id: idOf(associations.seNumber, draft.seNumber),
    invoicing_method_id: idOf(associations.ean, draft.ean),
  };
  const event = commitValues(changesOfNew(userRow(columns, { userId, importId, scope })));
  return {
    ...columns,
    row,
    user_id: userId,
    person_hash: cpr === undefined ? null : deployment.personHashOfCpr(cpr),
    person_key_id: cpr === undefined ? null : deployment.keyId,
    event_id: newId(scope.now),
    event_salt: event.salt,
    event_values: event.values,
    event_commitment: event.commitment,
  };
}

/** The user as the row will be, which is what history tells of. */
function userRow(
  columns: Omit<StagedUser, 'row' | 'user_id' | `person_${string}` | `event_${string}`>,
  { userId, importId, scope }: { userId: string; importId: string; scope: Scope },
): UserRow {
  return {
    ...columns,
    organisation_id: scope.organisationId,
    id: userId,
    version: 1,
    status: 'imported',
    full_name: `${columns.first_name} ${columns.last_name}`,
    registered_level: null,
    authenticator_limit: 1,
    import_id: importId,
    created_at: scope.now.toString(),
    activated_at: null,
    last_sign_in_at: null,
  };
}

/** A number that was the organisation's when the file was checked and has been taken away since. */
function associationFault(draft: StoredDraft, associations: Associations): Remark | undefined {
  const gone = (number: string | null, ids: ReadonlyMap<string, string>) => number !== null && !ids.has(number);
  if (gone(draft.ean, associations.ean)) return { column: headerOf.ean, code: 'ean-not-registered' };
  if (gone(draft.productionUnit, associations.productionUnit)) {
    return { column: headerOf.productionUnit, code: 'production-unit-not-registered' };
  }
  if (gone(draft.seNumber, associations.seNumber))
    return { column: headerOf.seNumber, code: 'se-number-not-registered' };
  return undefined;
}

async function readAssociations(tx: Tx): Promise<Associations> {
  const productionUnits = await listProductionUnits(tx);
  const seNumbers = await listSeNumbers(tx);
  const invoicingMethods = await listInvoicingMethods(tx);
  return {
    productionUnit: new Map(productionUnits.map((unit) => [unit.number, unit.productionUnitId])),
    seNumber: new Map(seNumbers.map((unit) => [unit.number, unit.seNumberId])),
    ean: new Map(invoicingMethods.map((method) => [method.ean, method.invoicingMethodId])),
  };
}

function idOf(ids: ReadonlyMap<string, string>, number: string | null): string | null {
  return number === null ? null : (ids.get(number) ?? null);
}

// Whether replacement numbers are accepted was decided when the file was checked.
function checkedCpr(digits: string): Cpr {
  const cpr = parseCpr(digits, { testNumbers: true });
  if (!cpr.ok) throw new Error('a good row has no CPR number');
  return cpr.value;
}
