import { parseCvr } from '@tillid/domain/identifiers/cvr';
import { parseOrganisationName } from '@tillid/domain/organisations/organisation-name';
import { defaultSettings, type OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import type { ProblemError } from '@tillid/contract/problems';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { newId } from '../../platform/db/new-id.ts';
import { asOrganisationId, operatorRealm, type OrganisationId } from '../../platform/db/scope.ts';
import { inOrganisation, type Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import { findOrganisationId, insertDirectoryEntry, insertSettings, type DirectoryEntry } from './organisation-store.ts';

/** A new organisation; `furnish` adds its first administrators and whatever else belongs to it from the start. */
export type NewOrganisation = DirectoryEntry & {
  readonly settings?: Partial<OrganisationSettings>;
  readonly furnish: (tx: Tx) => Promise<void>;
};

/** Whether the organisation was made now, or was there already and is left as it is. */
export type OrganisationCreated = { readonly organisationId: OrganisationId; readonly created: boolean };

/** Creates an organisation by the hand of whoever runs the deployment, or finds the one that has its CVR number. */
export async function createOrganisation(
  platform: Pick<Platform, 'systemWork' | 'work' | 'clock' | 'keyring'>,
  organisation: NewOrganisation,
): Promise<OrganisationCreated> {
  const { cvr } = checkEntry(organisation);
  const scope = {
    organisationId: operatorRealm,
    actor: { kind: 'system' },
    requestId: 'create-organisation',
    now: platform.clock.now(),
  } as const;
  const made = await platform.work(scope, (tx) => makeOrganisation(tx, platform.keyring, organisation));
  if (made !== undefined) return { organisationId: made, created: true };
  const organisationId = await platform.systemWork((tx) => findOrganisationId(tx, cvr));
  if (organisationId === undefined) throw new Error(`no organisation has the CVR number ${cvr} any more`);
  return { organisationId, created: false };
}

/**
 * Makes an organisation with its key, settings and first people in an operator's unit of work, with the events of both; gives its
 * id, or undefined when another organisation has the CVR number. Throws validation-failed at `/cvr` and `/name`.
 */
export async function makeOrganisation(
  tx: Tx,
  keyring: Keyring,
  organisation: NewOrganisation,
): Promise<OrganisationId | undefined> {
  const entry = checkEntry(organisation);
  const organisationId = asOrganisationId(newId(tx.scope.now));
  const made = await inOrganisation(tx, organisationId, async (inner) => {
    if (!(await insertDirectoryEntry(inner, entry))) return false;
    await keyring.makeOrganisationKey(inner);
    await insertSettings(inner, { ...defaultSettings, ...organisation.settings });
    await organisation.furnish(inner);
    return true;
  });
  if (!made) return undefined;
  const { cvr, name, kind } = entry;
  await record(tx, {
    kind: 'organisation.created',
    entityType: 'organisation',
    entityId: organisationId,
    changes: { cvr: { to: cvr }, name: { to: name }, kind: { to: kind } },
  });
  return organisationId;
}

/** What is wrong with what the directory shall say of an organisation. */
export function directoryFaults({ cvr, name }: Pick<DirectoryEntry, 'cvr' | 'name'>): ProblemError[] {
  const results = { '/cvr': parseCvr(cvr), '/name': parseOrganisationName(name) };
  return Object.entries(results).flatMap(([pointer, read]) => (read.ok ? [] : [{ pointer, code: read.fault }]));
}

function checkEntry({ cvr, name, kind }: DirectoryEntry): DirectoryEntry {
  const checked = { cvr: parseCvr(cvr), name: parseOrganisationName(name) };
  if (checked.cvr.ok && checked.name.ok) return { cvr: checked.cvr.value, name: checked.name.value, kind };
  throw new Problem('validation-failed', { errors: directoryFaults({ cvr, name }) });
}
