import { parseCvr } from '@tillid/domain/identifiers/cvr';
import { tidyBlanks } from '@tillid/domain/text/tidy-blanks';
import { defaultSettings, type OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import { newId } from '../../platform/db/new-id.ts';
import type { OrganisationId } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import { insertDirectoryEntry, insertSettings, isSetUp, type DirectoryEntry } from './organisation-store.ts';

/** A new organisation; `furnish` adds its first administrators and whatever else belongs to it from the start. */
export type NewOrganisation = DirectoryEntry & {
  readonly settings?: Partial<OrganisationSettings>;
  readonly furnish: (tx: Tx) => Promise<void>;
};

/** Whether the organisation was made now, or was there already and is left as it is. */
export type OrganisationCreated = { readonly organisationId: OrganisationId; readonly created: boolean };

/**
 * Creates an organisation with its key, settings and first people. The directory entry commits first; everything else
 * commits together after it, so that a start after a broken one finishes what is missing.
 */
export async function createOrganisation(
  platform: Pick<Platform, 'systemWork' | 'work' | 'clock' | 'keyring'>,
  organisation: NewOrganisation,
): Promise<OrganisationCreated> {
  const now = platform.clock.now();
  const entry = { ...checkEntry(organisation), id: newId(now), createdAt: now.toString() };
  const organisationId = await platform.systemWork((tx) => insertDirectoryEntry(tx, entry));
  const scope = { organisationId, actor: { kind: 'system' }, requestId: 'create-organisation', now } as const;
  return await platform.work(scope, async (tx) => {
    if (await isSetUp(tx)) return { organisationId, created: false };
    await platform.keyring.makeOrganisationKey(tx);
    await insertSettings(tx, { ...defaultSettings, ...organisation.settings });
    await organisation.furnish(tx);
    return { organisationId, created: true };
  });
}

function checkEntry({ cvr, name, kind }: NewOrganisation): DirectoryEntry {
  const checked = parseCvr(cvr);
  if (!checked.ok) throw new Problem('validation-failed', { errors: [{ pointer: '/cvr', code: checked.fault }] });
  const tidyName = tidyBlanks(name);
  if (tidyName === '') throw new Problem('validation-failed', { errors: [{ pointer: '/name', code: 'name-missing' }] });
  return { cvr: checked.value, name: tidyName, kind };
}
