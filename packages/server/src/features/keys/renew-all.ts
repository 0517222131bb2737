import { setTimeout as wait } from 'node:timers/promises';
import type { Place } from '../../platform/crypto/reseal.ts';
import type { Renewal } from '../../platform/crypto/renewal.ts';
import { scopeOf, type RotationParts } from './rotation.ts';

const restMs = 100;
const reportEveryRows = 20_000;

/**
 * Renews all rows of an organisation, batch by batch, each a unit of work of its own: what is left is read from the rows themselves,
 * so that it may be killed and begun again at any moment. Rows that somebody was changing have their turn in the next round.
 */
export async function renewAll(
  parts: RotationParts,
  organisation: string,
  renewals: readonly Renewal[],
): Promise<void> {
  for (const renewal of renewals) {
    while ((await renewRound(parts, organisation, renewal)) > 0) await wait(restMs);
  }
}

/** One walk through the rows; gives how many are left. */
async function renewRound(parts: RotationParts, organisation: string, renewal: Renewal): Promise<number> {
  const { work, keyring, report } = parts;
  let place: Place | undefined;
  let rows = 0;
  let told = 0;
  do {
    const after = place;
    const step = await work(scopeOf(parts, organisation), (tx) => renewal.renewNext(tx, keyring, after));
    rows += step.renewed;
    place = step.place;
    if (place !== undefined && rows - told >= reportEveryRows) {
      told = rows;
      const left = await work(scopeOf(parts, organisation), (tx) => renewal.countLeft(tx, keyring));
      await report({ step: 'renewed', organisation, what: renewal.name, rows, left });
    }
  } while (place !== undefined);
  const left = await work(scopeOf(parts, organisation), (tx) => renewal.countLeft(tx, keyring));
  if (rows > 0 || left > 0) await report({ step: 'renewed', organisation, what: renewal.name, rows, left });
  return left;
}
