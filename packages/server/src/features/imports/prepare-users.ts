import { parseCpr, type Cpr } from '@tillid/domain/identifiers/cpr';
import { headerOf } from '@tillid/domain/imports/columns';
import type { DeploymentKeys, Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { commitValues, type AlikeEvent } from '../../platform/history/record.ts';
import { createPace } from '../../platform/jobs/pace.ts';
import { listInvoicingMethods, listProductionUnits, listSeNumbers } from '../organisations/index.ts';
import { changesOfNew, cprColumns, foldedText, type UserRow } from '../users/index.ts';
import { openBlock, type SealedRows } from './import-block-store.ts';
import type { Remark, StoredDraft } from './stored-row.ts';

/** A row that was good when judged and cannot be applied any more, with the reason. */
export type RefusedRow = { readonly row: number; readonly fault: Remark };

/** A user ready to be inserted, with the event of it. */
export type PreparedUser = {
  readonly row: number;
  readonly user: UserRow;
  /** What the person is found by at sign-in. */
  readonly person: { readonly hash: Buffer; readonly keyId: string } | null;
  readonly event: AlikeEvent;
};

/** The users of one part of a block, made ready. */
export type PreparedPart = {
  readonly number: number;
  readonly marked: boolean;
  readonly users: readonly PreparedUser[];
};

/** The next rows of an import, made ready. */
export type PreparedRows = { readonly parts: readonly PreparedPart[]; readonly refused: readonly RefusedRow[] };

/** Ids by number of what a user can be associated with. */
export type Associations = Readonly<Record<'productionUnit' | 'seNumber' | 'ean', ReadonlyMap<string, string>>>;

/** What users are made with. */
export type UserMaking = {
  readonly scope: Tx['scope'];
  readonly importId: string;
  readonly keys: OrganisationKeys;
  readonly deployment: DeploymentKeys;
  readonly associations: Associations;
};

/** Reads what users are made with in this unit of work. */
export async function readUserMaking(tx: Tx, keyring: Keyring, importId: string): Promise<UserMaking> {
  const [keys, deployment] = [await keyring.ofOrganisation(tx), await keyring.ofDeployment(tx)];
  return { scope: tx.scope, importId, keys, deployment, associations: await readAssociations(tx) };
}

/** Makes users of the good rows of parts of blocks. */
export async function prepareUsers(making: UserMaking, blocks: readonly SealedRows[]): Promise<PreparedRows> {
  const pace = createPace();
  const parts: PreparedPart[] = [];
  const refused: RefusedRow[] = [];
  for (const block of blocks) {
    const users: PreparedUser[] = [];
    const { rows } = openBlock(making.keys, making.importId, block);
    for (const { row, draft, faults } of rows) {
      if (faults.length > 0) continue;
      if (draft === null) throw new Error('a good row has no draft');
      const fault = associationFault(draft, making.associations);
      if (fault === undefined) users.push(preparedUser(making, row, draft));
      else refused.push({ row, fault });
      if (pace.isDue()) await pace.rest();
    }
    parts.push({ number: block.number, marked: block.marked, users });
  }
  return { parts, refused };
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

function preparedUser(making: UserMaking, row: number, draft: StoredDraft): PreparedUser {
  const { scope, deployment, keys } = making;
  const userId = newId(scope.now);
  const cpr = draft.cpr === null ? undefined : checkedCpr(draft.cpr);
  const user = { ...userRow(making, userId, draft), ...cprColumns(keys, userId, cpr) };
  const changes = changesOfNew(user);
  const event = { id: newId(scope.now), entityId: userId, fields: Object.keys(changes), ...commitValues(changes) };
  const person = cpr === undefined ? null : { hash: deployment.personHashOfCpr(cpr), keyId: deployment.keyId };
  return { row, user, person, event };
}

/** The user as the row will be, which is what history tells of. */
function userRow({ scope, importId, associations }: UserMaking, userId: string, draft: StoredDraft): UserRow {
  const names = { first_name: draft.firstName, last_name: draft.lastName, email: draft.email };
  return {
    ...names,
    organisation_id: scope.organisationId,
    id: userId,
    version: 1,
    status: 'imported',
    full_name: `${draft.firstName} ${draft.lastName}`,
    folded: foldedText(names),
    phone: draft.phone,
    date_of_birth: draft.dateOfBirth,
    cpr_sealed: null,
    cpr_hash: null,
    cpr_key_id: null,
    next_cpr_hash: null,
    next_cpr_key_id: null,
    anonymous: draft.anonymous,
    reference_text: draft.referenceText,
    target_level: draft.targetLevel,
    authenticator: draft.privateAuthenticator ? 'private' : null,
    production_unit_id: idOf(associations.productionUnit, draft.productionUnit),
    se_number_id: idOf(associations.seNumber, draft.seNumber),
    invoicing_method_id: idOf(associations.ean, draft.ean),
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

function idOf(ids: ReadonlyMap<string, string>, number: string | null): string | null {
  return number === null ? null : (ids.get(number) ?? null);
}

// Whether replacement numbers are accepted was decided when the file was checked.
function checkedCpr(digits: string): Cpr {
  const cpr = parseCpr(digits, { testNumbers: true });
  if (!cpr.ok) throw new Error('a good row has no CPR number');
  return cpr.value;
}
