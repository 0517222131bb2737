import type { Tx } from '../db/scope.ts';
import type { Keyring } from './keyring.ts';
import { countSealed, resealNext, type Place, type SealedColumn } from './reseal.ts';

/** Rows of an organisation that lie under a key which is not the active one any more, and how the next of them are brought under it. */
export type Renewal = {
  readonly name: string;
  /** Renews the next rows after a place; gives the place of the last, or undefined at the end. Rows that somebody changes at this moment are left out. */
  readonly renewNext: (tx: Tx, keyring: Keyring, after: Place | undefined) => Promise<Renewed>;
  readonly countLeft: (tx: Tx, keyring: Keyring) => Promise<number>;
};

/** What one step renewed, and where it ended. */
export type Renewed = { readonly place: Place | undefined; readonly renewed: number };

/** The renewal of a column of sealed values. */
export function renewalOf(column: SealedColumn): Renewal {
  return {
    name: `${column.table}.${column.column}`,
    async renewNext(tx, keyring, after) {
      const { place, resealed } = await resealNext(tx, await keyring.ofOrganisation(tx), column, after);
      return { place, renewed: resealed };
    },
    async countLeft(tx, keyring) {
      return (await countSealed(tx, await keyring.ofOrganisation(tx), column)).other;
    },
  };
}
