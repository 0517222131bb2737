import type { ColumnType, Generated } from 'kysely';

/** Kept by the database. */
type Made<T> = ColumnType<T, never, never>;
type Kind = 'production-unit' | 'se-number' | 'invoicing-method';

/** A place of an organisation. */
export type ProductionUnitTable = {
  organisation_id: string;
  id: string;
  version: number;
  number: string;
  name: string;
  /** Name and number folded, with a blank before each word. */
  folded: Made<string>;
  /** While its users move and it can no longer be chosen. */
  being_removed: Generated<boolean>;
};
/** An administrative unit. */
export type SeNumberTable = ProductionUnitTable;
/** A way to be invoiced. */
export type InvoicingMethodTable = Omit<ProductionUnitTable, 'number'> & {
  ean: string;
  /** Invoices for whoever has no method of the own. */
  is_default: Generated<boolean>;
};

/** The units of all kinds, to read. */
export type OrganisationUnitView = {
  organisation_id: Made<string>;
  id: Made<string>;
  kind: Made<Kind>;
  version: Made<number>;
  /** P number, SE number or EAN number. */
  number: Made<string>;
  name: Made<string>;
  folded: Made<string>;
  being_removed: Made<boolean>;
  is_default: Made<boolean>;
};

/** The removal of a unit with many users, under way or failed; it has the id of its unit. */
export type UnitRemovalTable = {
  organisation_id: string;
  id: string;
  kind: Kind;
  /** The unit that the users move to; null when to none. */
  replacement_id: string | null;
  status: 'running' | 'failed';
  /** How many users there were when it began. */
  total: number;
  done: number;
  ordered_by: string;
};
