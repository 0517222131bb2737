import type { BulkAction, BulkRefusal } from '@tillid/domain/bulk-changes/bulk-change';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import type { ColumnType, Generated } from 'kysely';

/** Instant as ISO 8601 UTC text. */
type Instant = string;
/** Calendar day as `YYYY-MM-DD`. */
type Day = string;

/** An order to do the same with many users. */
export type BulkChangeTable = {
  organisation_id: string;
  id: string;
  version: number;
  status: 'running' | 'completed' | 'cancelled' | 'failed';
  action: BulkAction;
  deactivated_from: Day | null;
  deactivated_to: Day | null;
  unit_kind: UnitKind | null;
  unit_id: string | null;
  undoes_id: string | null;
  reached: Generated<string | null>;
  ordered_by: string;
  ordered_by_kind: 'user' | 'api-client';
  selected: number;
  done: number;
  skipped: number;
  reasons: ColumnType<Partial<Record<BulkRefusal, number>>, string, string>;
  created_at: Instant;
  ended_at: Instant | null;
  /** When its users were erased. */
  erased_at: Generated<Instant | null>;
};

/** One user of a bulk change, and what came of it: null while the user waits. */
export type BulkChangeUserTable = {
  organisation_id: string;
  bulk_change_id: string;
  user_id: string;
  outcome: 'done' | BulkRefusal | null;
  version: Generated<number | null>;
  status: Generated<'active' | 'deactivated' | null>;
  replaced_from: Generated<Day | null>;
  replaced_to: Generated<Day | null>;
  replaced_unit_id: Generated<string | null>;
};
