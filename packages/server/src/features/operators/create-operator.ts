import { parseCpr, type CprFault } from '@tillid/domain/identifiers/cpr';
import { fail, ok, type Result } from '@tillid/domain/result';
import { parseName, type NameFault } from '@tillid/domain/users/person-name';
import type { Scope } from '../../platform/db/scope.ts';
import type { Platform } from '../../platform/platform.ts';
import { insertOperator } from './operator-store.ts';

/** Why a person did not become an operator. */
export type OperatorFault = NameFault | CprFault | 'operator-exists';

/** Makes a person an operator of the deployment, found at log-in by the CPR number; gives the operator's id. */
export async function createOperator(
  { work, keyring, settings }: Pick<Platform, 'work' | 'keyring' | 'settings'>,
  scope: Scope,
  person: { readonly name: string; readonly cpr: string },
): Promise<Result<string, OperatorFault>> {
  const name = parseName(person.name);
  if (!name.ok) return name;
  const cpr = parseCpr(person.cpr, { testNumbers: settings.testNumbers });
  if (!cpr.ok) return cpr;
  const operatorId = await work(scope, (tx) => insertOperator(tx, keyring, { name: name.value, cpr: cpr.value }));
  return operatorId === undefined ? fail('operator-exists') : ok(operatorId);
}
