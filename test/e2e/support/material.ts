import { expect, type Browser, type BrowserContext } from '@playwright/test';
import { activateTyped, activationLink } from './activation.ts';
import { apiOf, type Api } from './api.ts';
import { fileOfRows, newRow, type ImportFile } from './import-file.ts';
import { mailsTo } from './mailbox.ts';
import { createPending } from './new-user.ts';
import type { Sessions } from './sessions.ts';
import { operator, people } from './sign-in.ts';
import type { Tillid } from './tillid.ts';
import { newProductionUnitNumber } from './units.ts';

/** What must be there for every page to have something to show. */
export type Material = Awaited<ReturnType<typeof makeMaterial>>;

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
  const active = await createPending(api);
  const page = await activateTyped(browser, tillid, active);
  await page.context().close();
  await api('post', `users/${active.userId}/authenticators`, {
    data: { authenticators: [{ choice: 'app', count: 1 }] },
  });
  const authenticatorLink = await linkTo(tillid, active.email, '/authenticators/');
  const deleted = await createPending(api);
  await api('delete', `users/${deleted.userId}`, { version: deleted.version });
  const waiting = await createPending(api);
  const { bulkChangeId } = await api<{ bulkChangeId: string }>('post', 'bulk-changes/activation-emails', {
    data: { selection: { userIds: [pending.userId] } },
  });
  return {
    pendingId: pending.userId,
    activeId: active.userId,
    deletedId: deleted.userId,
    bulkChangeId,
    activationLink: pathOf(await activationLink(tillid, waiting.email)),
    authenticatorLink: pathOf(authenticatorLink),
  };
}

async function linkTo(tillid: Tillid, address: string, path: string): Promise<string> {
  const find = async () =>
    (await mailsTo(tillid, address)).flatMap(({ links }) => links).find((link) => link.includes(path));
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return (await find()) ?? '';
}

function pathOf(link: string): string {
  return new URL(link).pathname;
}

async function makeImports(api: Api) {
  const preview = await sendFile(api, fileOfRows([newRow(), newRow()]));
  const faulty = await sendFile(api, fileOfRows([newRow({ email: 'uden-snabel' }), newRow({ cpr: '123' }), newRow()]));
  const applied = await sendFile(api, fileOfRows([newRow({ lastName: 'Vandring' }), newRow({ lastName: 'Vandring' })]));
  const { importId, version } = applied;
  await api('post', `imports/${importId}/apply`, { data: { mode: 'all-or-nothing' }, version });
  await untilStatus(api, importId, 'applied');
  const { items } = await api<{ items: { userId: string }[] }>('get', `imported-users?importId=${importId}`);
  return {
    previewId: preview.importId,
    faultyId: faulty.importId,
    appliedId: importId,
    draftId: items[0]?.userId ?? '',
  };
}

type Import = { readonly importId: string; readonly version: number; readonly status: string };

async function sendFile(api: Api, file: ImportFile): Promise<Import> {
  const { importId } = await api<{ importId: string }>('post', 'imports?menuItem=create', { file });
  return untilStatus(api, importId, 'checked');
}

async function untilStatus(api: Api, importId: string, status: string): Promise<Import> {
  const read = () => api<Import>('get', `imports/${importId}`);
  await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe(status);
  return read();
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
