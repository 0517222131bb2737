import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import type { ProblemError } from '@tillid/contract/problems';
import type { OrganisationKind } from '@tillid/domain/organisations/organisation-kind';
import type { Language } from '@tillid/domain/organisations/organisation-settings';
import type { Scope } from '../../platform/db/scope.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { directoryFaults, makeOrganisation } from '../organisations/index.ts';
import { addFirstAdministrator, checkAdministrator, type AdministratorInput } from './add-first-administrator.ts';

/** A new organisation as typed in. */
export type OrganisationInput = {
  readonly cvr: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly language: Language;
  readonly administrator: AdministratorInput;
};

type Parts = Pick<Platform, 'work' | 'keyring' | 'settings'>;
type Created = ReplyOf<typeof contract.createOrganisation>;

/**
 * Creates an organisation with its first administrator, who is mailed the set-up link, in a unit of work of the operators' realm; by
 * the operators' page and by the command line. Throws validation-failed with every fault, and conflict when another organisation has
 * the CVR number.
 */
export async function createOrganisation(
  { work, keyring, settings: deployment }: Parts,
  scope: Scope,
  input: OrganisationInput,
): Promise<Created> {
  const administrator = checkAdministrator(input.administrator, {
    testNumbers: deployment.testNumbers,
    now: scope.now,
  });
  const faults = [...directoryFaults(input), ...(administrator.ok ? [] : administrator.fault.map(ofAdministrator))];
  if (faults.length > 0 || !administrator.ok) throw new Problem('validation-failed', { errors: faults });
  return await work(scope, async (tx) => {
    let linkExpiresAt = scope.now;
    const organisationId = await makeOrganisation(tx, keyring, {
      ...input,
      settings: { language: input.language },
      async furnish(inner) {
        linkExpiresAt = await addFirstAdministrator(inner, { keyring, settings: deployment }, administrator.value);
      },
    });
    if (organisationId === undefined)
      throw new Problem('conflict', { errors: [{ pointer: '/cvr', code: 'organisation-exists' }] });
    return { organisationId, linkExpiresAt: linkExpiresAt.toString() };
  });
}

/** Answers the operators' page. */
export function createOrganisationForOperator(platform: Platform) {
  return (call: OperatorCall<typeof contract.createOrganisation>): Promise<Created> =>
    createOrganisation(platform, call.scope, call.body);
}

function ofAdministrator({ pointer, ...fault }: ProblemError): ProblemError {
  return { pointer: `/administrator${pointer}`, ...fault };
}
