import type * as z from 'zod/mini';
import type * as contract from '@tillid/contract/bulk-changes';
import { bulkPermissions, undoingActions, type ChosenUnit } from '@tillid/domain/bulk-changes/bulk-change';
import type { Caller } from '../../platform/http/caller.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { findActorNames } from '../history/index.ts';
import { findUnitLabels } from '../organisations/index.ts';
import { abilityByPermission, type Ability } from '../users/index.ts';
import { findUndoing, unitOf, type BulkChangeRow } from './bulk-change-store.ts';
import { groupLeftOut, nameSkipped } from './left-out.ts';

type Row = z.output<typeof contract.bulkChangeRow>;
type View = z.output<typeof contract.bulkChangeView>;

/** Bulk changes as rows of a list. */
export async function viewRows(
  tx: Tx,
  { keyring }: Pick<Platform, 'keyring'>,
  changes: readonly BulkChangeRow[],
): Promise<Row[]> {
  const names = await findActorNames(tx, keyring, [...new Set(changes.map((change) => change.ordered_by))]);
  const labels = await findUnitLabels(tx, [...new Set(changes.flatMap(({ unit_id }) => unit_id ?? []))]);
  return changes.map((change) => ({
    bulkChangeId: change.id,
    change: {
      action: change.action,
      from: change.deactivated_from,
      to: change.deactivated_to,
      unit: change.action === 'assign-unit' ? viewUnit(unitOf(change), labels) : null,
    },
    status: change.status,
    selected: change.selected,
    done: change.done,
    skipped: change.skipped,
    startedAt: change.created_at,
    endedAt: change.ended_at,
    startedBy: {
      kind: change.ordered_by_kind,
      userId: change.ordered_by_kind === 'user' ? change.ordered_by : null,
      name: names.get(change.ordered_by) ?? null,
    },
  }));
}

function viewUnit({ kind, unitId }: ChosenUnit, labels: ReadonlyMap<string, string>): Row['change']['unit'] {
  return { kind, unitId, label: unitId === null ? null : (labels.get(unitId) ?? null) };
}

/** One bulk change as a whole, with what a caller may do about it. */
export async function viewBulkChange(
  tx: Tx,
  platform: Pick<Platform, 'keyring'>,
  caller: Caller,
  change: BulkChangeRow,
): Promise<View> {
  const [row] = await viewRows(tx, platform, [change]);
  if (row === undefined) throw new Error('a bulk change without a view');
  const undoing = await findUndoing(tx, change.id);
  // Who is left out is counted by the batch; names cost as much as a page of them, for which somebody waits who sees only a figure move.
  const named = change.status === 'running' || change.skipped === 0 ? [] : await nameSkipped(tx, change.id);
  return {
    ...row,
    leftOut: groupLeftOut(change.reasons, named),
    undoes: change.undoes_id,
    undoneBy: undoing?.id ?? null,
    abilities: {
      cancel: unless(abilityByPermission(caller, bulkPermissions[change.action]), () =>
        change.status === 'running' ? undefined : 'bulk-change-ended',
      ),
      undo: unless(abilityByPermission(caller, bulkPermissions[change.action]), () =>
        whyNotUndone(change, undoing !== undefined),
      ),
    },
  };
}

/** Why a bulk change cannot be taken back; undefined when it can. */
export function whyNotUndone(change: BulkChangeRow, isUndone: boolean): string | undefined {
  if (undoingActions[change.action] === undefined) return 'bulk-change-not-undoable';
  if (change.status === 'running') return 'bulk-change-running';
  if (isUndone) return 'bulk-change-undone';
  if (change.erased_at !== null) return 'bulk-change-too-old';
  return change.done === 0 ? 'nobody-to-change' : undefined;
}

function unless(ability: Ability, refusal: () => string | undefined): Ability {
  if (!ability.allowed) return ability;
  const reason = refusal() ?? null;
  return { allowed: reason === null, reason };
}
