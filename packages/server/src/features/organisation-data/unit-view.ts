import type * as z from 'zod/mini';
import type * as contract from '@tillid/contract/organisation-data';
import { unitRefusal, type UnitAction } from '@tillid/domain/organisations/unit-actions';
import type { Tx } from '../../platform/db/work.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import { findUnit, type UnitRow } from '../organisations/index.ts';
import { abilityByPermission, type Ability, type Viewer } from '../users/index.ts';
import { countUnits } from './unit-list-store.ts';
import { findRemovalsAbout, type RemovalRow } from './unit-removal-store.ts';

/** A unit as the API tells it. */
export type Unit = z.output<typeof contract.unit>;
/** Units of one kind, and how many of it the organisation has. */
type UnitsOfKind = { readonly rows: readonly UnitRow[]; readonly total: number };

/** One unit as a viewer may see it. */
export async function viewUnit(tx: Tx, viewer: Viewer, row: UnitRow): Promise<Unit> {
  const [view] = await viewUnits(tx, viewer, {
    rows: [row],
    total: await countUnits(tx, { kind: row.kind, words: [] }),
  });
  if (view === undefined) throw new Error('a unit has no view');
  return view;
}

/** Units of one kind as a viewer may see them. */
export async function viewUnits(tx: Tx, viewer: Viewer, units: UnitsOfKind): Promise<Unit[]> {
  const { rows } = units;
  const about = await readSurroundings(tx, units);
  const byPermission = abilityByPermission(viewer, 'settings:edit');
  return rows.map((row) => {
    const judge = (action: UnitAction): Ability => {
      const reason = byPermission.allowed ? (refusalOf(action, row, about) ?? null) : byPermission.reason;
      return { allowed: reason === null, reason };
    };
    const { id: unitId, kind, version, number, name, is_default: isDefault } = row;
    return {
      unitId,
      kind,
      version,
      number,
      name,
      isDefault,
      removal: removalOf(row, about),
      abilities: { rename: judge('rename'), makeDefault: judge('make-default'), remove: judge('remove') },
    };
  });
}

/** Throws the rule that forbids something with a locked unit. */
export async function refuseForbidden(tx: Tx, action: UnitAction, unit: UnitRow): Promise<void> {
  const total = await countUnits(tx, { kind: unit.kind, words: [] });
  const reason = refusalOf(action, unit, await readSurroundings(tx, { rows: [unit], total }));
  if (reason !== undefined) throw ruleBroken(reason);
}

type Surroundings = {
  readonly hasOthers: boolean;
  readonly removals: readonly RemovalRow[];
  readonly replacements: ReadonlyMap<string, UnitRow>;
};

async function readSurroundings(tx: Tx, { rows, total }: UnitsOfKind): Promise<Surroundings> {
  const removals = await findRemovalsAbout(
    tx,
    rows.map(({ id }) => id),
  );
  const replacements = new Map<string, UnitRow>();
  // There is hardly ever more than one under way.
  for (const { replacement_id: id } of removals) {
    const unit = id === null || replacements.has(id) ? undefined : await findUnit(tx, id);
    if (unit !== undefined) replacements.set(unit.id, unit);
  }
  return { hasOthers: total > 1, removals, replacements };
}

function refusalOf(action: UnitAction, row: UnitRow, { hasOthers, removals }: Surroundings) {
  return unitRefusal(action, {
    kind: row.kind,
    isDefault: row.is_default,
    beingRemoved: row.being_removed,
    isReplacement: removals.some(({ status, replacement_id: id }) => status === 'running' && id === row.id),
    hasOthers,
  });
}

function removalOf(row: UnitRow, { removals, replacements }: Surroundings): Unit['removal'] {
  const removal = removals.find(({ id }) => id === row.id);
  if (removal === undefined) return null;
  const { status, done, replacement_id: id } = removal;
  const replacement = id === null ? undefined : replacements.get(id);
  return {
    status,
    // Whoever was just being created when the removal began moves too.
    total: Math.max(removal.total, done),
    done,
    replacement: replacement === undefined ? null : { number: replacement.number, name: replacement.name },
  };
}
