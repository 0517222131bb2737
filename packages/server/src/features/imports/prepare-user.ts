import { parseCpr, type Cpr } from '@tillid/domain/identifiers/cpr';
import { headerOf } from '@tillid/domain/imports/columns';
import { newId } from '../../platform/db/new-id.ts';
import { commitValues, type AlikeEvent } from '../../platform/history/record.ts';
import { changesOfNew, cprColumns, foldedText, type UserRow } from '../users/index.ts';
import type { Remark, StoredDraft } from './stored-row.ts';
import type { Associations, UserMaking } from './user-making.ts';

/** A user ready to be inserted, with the event of it. */
export type PreparedUser = {
  readonly row: number;
  readonly user: UserRow;
  /** What the person is found by at sign-in. */
  readonly person: { readonly hash: Buffer; readonly keyId: string } | null;
  readonly event: AlikeEvent;
};

/** Makes the user of a good row. */
export function preparedUser(making: UserMaking, row: number, draft: StoredDraft): PreparedUser {
  const ids = { epochMilliseconds: making.idMilliseconds };
  const userId = newId(ids);
  const cpr = draft.cpr === null ? undefined : checkedCpr(draft.cpr);
  const user = { ...userRow(making, userId, draft), ...cprColumns(making.keys, userId, cpr) };
  const changes = changesOfNew(user);
  const event = { id: newId(ids), entityId: userId, fields: Object.keys(changes), ...commitValues(changes) };
  const person = cpr === undefined ? null : { hash: making.person.hash(cpr), keyId: making.person.keyId };
  return { row, user, person, event };
}

/** The user as the row will be, which is what history tells of. */
function userRow(
  { organisationId, createdAt, importId, associations }: UserMaking,
  userId: string,
  draft: StoredDraft,
): UserRow {
  const searched = {
    first_name: draft.firstName,
    last_name: draft.lastName,
    email: draft.email,
    reference_text: draft.referenceText,
  };
  return {
    ...searched,
    organisation_id: organisationId,
    id: userId,
    version: 1,
    status: 'imported',
    full_name: `${draft.firstName} ${draft.lastName}`,
    folded: foldedText(searched),
    phone: draft.phone,
    date_of_birth: draft.dateOfBirth,
    cpr_sealed: null,
    cpr_hash: null,
    cpr_key_id: null,
    next_cpr_hash: null,
    next_cpr_key_id: null,
    anonymous: draft.anonymous,
    target_level: draft.targetLevel,
    authenticator: draft.privateAuthenticator ? 'private' : null,
    production_unit_id: idOf(associations.productionUnit, draft.productionUnit),
    se_number_id: idOf(associations.seNumber, draft.seNumber),
    invoicing_method_id: idOf(associations.ean, draft.ean),
    registered_level: null,
    authenticator_limit: 1,
    import_id: importId,
    created_at: createdAt,
    activated_at: null,
    last_sign_in_at: null,
    last_sign_in_day: '-infinity',
    deactivated_from: null,
    deactivated_to: null,
  };
}

/** A number that was the organisation's when the file was checked and has been taken away since. */
export function associationFault(draft: StoredDraft, associations: Associations): Remark | undefined {
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
