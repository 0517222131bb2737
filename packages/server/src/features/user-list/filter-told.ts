import { formatUserFilter, type UserFilter } from '@tillid/domain/users/user-filter';
import type { Tx } from '../../platform/db/work.ts';
import type { Change } from '../../platform/history/record.ts';
import { findUnitLabels } from '../organisations/index.ts';

/**
 * A filter as history tells it, with units by the names that they have then. What was searched for is left out: it is a name more often
 * than not, and who is forgotten must not stay in the event of a list. An import is kept by its id, since the name of its file can be a
 * person's too.
 */
export async function filterTold(tx: Tx, filter: UserFilter): Promise<Record<string, Change>> {
  const { search, import: importId, ...parts } = formatUserFilter(filter);
  const units = await findUnitLabels(tx, [
    ...filter.productionUnitIds,
    ...filter.seNumberIds,
    ...filter.invoicingMethodIds,
  ]);
  const told: Record<string, Change> = {};
  for (const [part, text] of Object.entries(parts)) told[part] = { to: asTold(text, units) };
  if (importId !== undefined) told['importFile'] = { to: importId };
  if (search !== undefined) told['search'] = {};
  return told;
}

function asTold(text: string, units: ReadonlyMap<string, string>): string {
  if (text === 'yes' || text === 'no') return String(text === 'yes');
  return text
    .split(',')
    .map((value) => units.get(value) ?? value)
    .join(', ');
}
