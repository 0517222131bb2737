import { operatorRealm, type Actor, type Scope } from '../../platform/db/scope.ts';

/** The scope of a unit of work of the operators' realm. */
export function realmScope(about: { actor: Actor; requestId: string; now: Scope['now'] }): Scope {
  return { organisationId: operatorRealm, ...about };
}
