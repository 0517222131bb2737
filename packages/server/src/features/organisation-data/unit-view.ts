import type * as z from 'zod/mini';
import type * as contract from '@tillid/contract/organisation-data';
import type { ability } from '@tillid/contract/schemas';
import { unitRefusal, type UnitAction } from '@tillid/domain/organisations/unit-actions';
import type { Permission } from '@tillid/domain/access/permissions';
import type { Tx } from '../../platform/db/work.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import { findUnit, type UnitRow } from '../organisations/index.ts';
import { countUnits } from './unit-list-store.ts';
import { findRemovalsAbout, type RemovalRow } from './unit-removal-store.ts';

/** A unit as the API tells it. */
export type Unit = z.output<typeof contract.unit>;
type Ability = z.output<typeof ability>;
type Viewer = Pick<Caller, 'permissions'>;

/** What somebody may do because of a permission. */
export function abilityByPermission({ permissions }: Viewer, permission: Permission): Ability {
  const allowed = permissions.includes(permission);
  return { allowed, reason: allowed ? null : 'permission-missing' };
}

/** One unit as a viewer may see it. */
export async function viewUnit(tx: Tx, viewer: Viewer, row: UnitRow): Promise<Unit> {
  const [view] = await viewUnits(tx, viewer, [row]);
  if (view === undefined) throw new Error('a unit has no view');
  return view;
}

/** Units of one kind as a viewer may see them. */
export async function viewUnits(tx: Tx, viewer: Viewer, rows: readonly UnitRow[]): Promise<Unit[]> {
  const about = await readSurroundings(tx, rows);
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
  const reason = refusalOf(action, unit, await readSurroundings(tx, [unit]));
  if (reason !== undefined) throw ruleBroken(reason);
}

type Surroundings = {
  readonly count: number;
  readonly removals: readonly RemovalRow[];
  readonly replacements: ReadonlyMap<string, UnitRow>;
};

async function readSurroundings(tx: Tx, rows: readonly UnitRow[]): Promise<Surroundings> {
  const [first] = rows;
  if (first === undefined) return { count: 0, removals: [], replacements: new Map() };
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
  return { count: await countUnits(tx, { kind: first.kind, words: [] }), removals, replacements };
}

function refusalOf(action: UnitAction, row: UnitRow, { count, removals }: Surroundings) {
  return unitRefusal(action, {
    kind: row.kind,
    isDefault: row.is_default,
    beingRemoved: row.being_removed,
    isReplacement: removals.some(({ status, replacement_id: id }) => status === 'running' && id === row.id),
    hasOthers: count > 1,
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
