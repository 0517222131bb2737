import { parseCvr } from '@tillid/domain/identifiers/cvr';
import { operatorRealm } from '../../platform/db/scope.ts';
import type { SystemWork } from '../../platform/db/work.ts';
import { WrongUse } from '../wrong-use.ts';

/** An organisation of the directory. */
export type Organisation = { readonly id: string; readonly cvr: string };

const organisationsAtOnce = 1000;

/** The operators' realm, whose chain is one among the organisations'; in place of a CVR number it has this word. */
export const operators: Organisation = { id: operatorRealm, cvr: 'operators' };

/** The organisation with a CVR number. */
export async function findOrganisation(
  systemWork: SystemWork,
  text: string,
  option = '--organisation',
): Promise<Organisation> {
  const cvr = parseCvr(text);
  if (!cvr.ok) throw new WrongUse(`${option} must be a CVR number, not "${text}"`);
  const found = await systemWork((tx) =>
    tx.db.selectFrom('organisation').select(['id', 'cvr']).where('cvr', '=', cvr.value).executeTakeFirst(),
  );
  if (found === undefined) throw new WrongUse(`There is no organisation with the CVR number ${cvr.value}.`);
  return found;
}

/** All organisations, by CVR number. */
export async function* allOrganisations(systemWork: SystemWork): AsyncGenerator<Organisation> {
  let after = '';
  for (;;) {
    const found = await systemWork((tx) =>
      tx.db
        .selectFrom('organisation')
        .select(['id', 'cvr'])
        .where('cvr', '>', after)
        .orderBy('cvr')
        .limit(organisationsAtOnce)
        .execute(),
    );
    yield* found;
    if (found.length < organisationsAtOnce) return;
    after = found.at(-1)?.cvr ?? after;
  }
}
