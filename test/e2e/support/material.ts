import { expect, type Browser, type BrowserContext } from '@playwright/test';
import { activateTyped, activationLink } from './activation.ts';
import { apiOf, type Api } from './api.ts';
import { fileOfRows, newRow } from './import-file.ts';
import { applyRows, importWithApp, sendFile } from './imported.ts';
import { linkTo } from './mailbox.ts';
import { createPending } from './new-user.ts';
import type { Sessions } from './sessions.ts';
import { operator, people } from './sign-in.ts';
import type { Tillid } from './tillid.ts';
import { newProductionUnitNumber } from './units.ts';

/** What must be there for every page to have something to show. */
export type Material = Awaited<ReturnType<typeof makeMaterial>>;

type Given = { readonly items: readonly { readonly status: string }[] };

type Makers = { readonly browser: Browser; readonly tillid: Tillid; readonly sessions: Sessions };

export async function makeMaterial(makers: Makers) {
  const contexts = await Promise.all(
    [people.userAdministrator, people.organisationAdministrator, operator].map((name) => open(makers, name)),
  );
  const [administrator, settings, realm] = await Promise.all(
    contexts.map((context) => apiOf(context, makers.tillid.url)),
  );
  if (!administrator || !settings || !realm) throw new Error('three have logged in');
  const material = {
    ...(await makeUsers(makers, administrator)),
    ...(await makeImports(administrator)),
    ...(await makeSettings(settings)),
    organisationId: await someOrganisation(realm),
  };
  await Promise.all(contexts.map((context) => context.close()));
  return material;
}

async function open({ browser, tillid, sessions }: Makers, name: string): Promise<BrowserContext> {
  return browser.newContext({ baseURL: tillid.url, storageState: await sessions(name) });
}

async function makeUsers({ browser, tillid }: Makers, api: Api) {
  const pending = await createPending(api, 'date');
  const active = await importWithApp(api, 2);
  const page = await activateTyped(browser, tillid, active);
  const activeSession = await page.context().storageState();
  await page.context().close();
  const address = `users/${active.userId}/authenticators`;
  await api('post', address, { data: { authenticators: [{ choice: 'private', count: 1 }] } });
  const authenticatorLink = await linkTo(tillid, active.email, { path: '/authenticators/' });
  // Only what the eID has made can be blocked.
  await expect
    .poll(async () => (await api<Given>('get', address)).items.map(({ status }) => status))
    .not.toContain('ordered');
  const deleted = await createPending(api);
  await api('delete', `users/${deleted.userId}`, { version: deleted.version });
  const waiting = await createPending(api);
  const { bulkChangeId } = await api<{ bulkChangeId: string }>('post', 'bulk-changes/activation-emails', {
    data: { selection: { userIds: [pending.userId] } },
  });
  return {
    pendingId: pending.userId,
    activeId: active.userId,
    activeSession,
    deletedId: deleted.userId,
    bulkChangeId,
    activationLink: pathOf(await activationLink(tillid, waiting.email)),
    authenticatorLink: pathOf(authenticatorLink),
  };
}

function pathOf(link: string): string {
  return new URL(link).pathname;
}

async function makeImports(api: Api) {
  const preview = await sendFile(api, fileOfRows([newRow(), newRow()]));
  const faulty = await sendFile(api, fileOfRows([newRow({ email: 'uden-snabel' }), newRow({ cpr: '123' }), newRow()]));
  const { importId, userIds } = await applyRows(api, [
    newRow({ lastName: 'Vandring' }),
    newRow({ lastName: 'Vandring' }),
  ]);
  return {
    previewId: preview.importId,
    faultyId: faulty.importId,
    appliedId: importId,
    draftId: userIds[0] ?? '',
  };
}

async function makeSettings(api: Api) {
  const { unitId } = await api<{ unitId: string }>('post', 'units', {
    data: { kind: 'production-unit', number: newProductionUnitNumber(), name: 'Skolen ved åen', confirmedNumber: true },
  });
  const { client } = await api<{ client: { apiClientId: string } }>('post', 'api-clients', {
    data: {
      name: `Vagtplan ${unitId.slice(0, 8)}`,
      contactName: 'Bo Vang',
      contactEmail: 'bo@example.test',
      permissions: ['users:read'],
      authentication: 'secret',
      publicKeys: null,
      secretDays: 90,
    },
  });
  return { unitId, apiClientId: client.apiClientId };
}

async function someOrganisation(api: Api): Promise<string> {
  const { items } = await api<{ items: { organisationId: string }[] }>('get', 'operator/organisations');
  return items[0]?.organisationId ?? '';
}
