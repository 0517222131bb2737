import { booleanArray, byteaArray, dateArray, textArray, uuidArray } from '../../platform/db/array-parameters.ts';
import { alikeColumns, type AlikeColumns } from '../../platform/history/record.ts';
import type { UserRow } from '../users/index.ts';
import type { PreparedUser } from './prepare-user.ts';

/** The columns of a table as parameters for `unnest`, in the order of their statement. */
type Columns<Name extends string> = Readonly<Record<Name, Uint8Array>>;

type UserColumn = Exclude<
  keyof UserRow,
  | 'organisation_id'
  | 'version'
  | 'status'
  | 'full_name'
  | 'import_id'
  | 'created_at'
  | 'registered_level'
  | 'authenticator_limit'
  | 'activated_at'
  | 'last_sign_in_at'
  | 'last_sign_in_day'
  | 'deactivated_from'
  | 'deactivated_to'
>;

/** Users ready to be inserted, with their sign-in lookup and their events, column by column. */
export type UserColumns = {
  /** Rows of the file and ids of the users made of them. */
  readonly rows: readonly number[];
  readonly ids: readonly string[];
  readonly user: Columns<UserColumn>;
  readonly identity: Columns<'person_hash' | 'user_id' | 'key_id'>;
  readonly events: AlikeColumns;
};

/** Writes prepared users out as columns. */
export function userColumns(prepared: readonly PreparedUser[]): UserColumns {
  const column = <T>(read: (user: UserRow) => T) => prepared.map(({ user }) => read(user));
  const known = prepared.flatMap(({ user, person }) => (person === null ? [] : [{ user, person }]));
  const id = uuidArray(column((user) => user.id));
  return {
    rows: prepared.map(({ row }) => row),
    ids: column((user) => user.id),
    user: {
      id,
      first_name: textArray(column((user) => user.first_name)),
      last_name: textArray(column((user) => user.last_name)),
      folded: textArray(column((user) => user.folded)),
      email: textArray(column((user) => user.email)),
      phone: textArray(column((user) => user.phone)),
      date_of_birth: dateArray(column((user) => user.date_of_birth)),
      cpr_sealed: byteaArray(column((user) => user.cpr_sealed)),
      cpr_hash: byteaArray(column((user) => user.cpr_hash)),
      cpr_key_id: textArray(column((user) => user.cpr_key_id)),
      next_cpr_hash: byteaArray(column((user) => user.next_cpr_hash)),
      next_cpr_key_id: textArray(column((user) => user.next_cpr_key_id)),
      anonymous: booleanArray(column((user) => user.anonymous)),
      reference_text: textArray(column((user) => user.reference_text)),
      target_level: textArray(column((user) => user.target_level)),
      authenticator: textArray(column((user) => user.authenticator)),
      production_unit_id: uuidArray(column((user) => user.production_unit_id)),
      se_number_id: uuidArray(column((user) => user.se_number_id)),
      invoicing_method_id: uuidArray(column((user) => user.invoicing_method_id)),
    },
    identity: {
      person_hash: byteaArray(known.map(({ person }) => person.hash)),
      user_id: uuidArray(known.map(({ user }) => user.id)),
      key_id: textArray(known.map(({ person }) => person.keyId)),
    },
    events: alikeColumns(prepared.map(({ event }) => event)),
  };
}

/** The bytes of columns, so that a thread can hand them over. */
export function bytesOf({ user, identity, events }: UserColumns): Uint8Array[] {
  return [user, identity, events].flatMap((columns) => Object.values(columns));
}
