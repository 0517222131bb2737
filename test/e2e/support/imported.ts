import { expect } from '@playwright/test';
import type { Api } from './api.ts';
import { fileOfRows, newRow, type ImportFile } from './import-file.ts';
import { newUser } from './new-user.ts';

type Import = { readonly importId: string; readonly version: number; readonly status: string };

/** Sends a file through the API and waits until it is checked. */
export async function sendFile(api: Api, file: ImportFile): Promise<Import> {
  const { importId } = await api<{ importId: string }>('post', 'imports?menuItem=create', { file });
  return untilStatus(api, importId, 'checked');
}

/** Imports rows through the API; gives the ids of the users. */
export async function applyRows(api: Api, rows: readonly string[]): Promise<{ importId: string; userIds: string[] }> {
  const { importId, version } = await sendFile(api, fileOfRows(rows));
  await api('post', `imports/${importId}/apply`, { data: { mode: 'all-or-nothing' }, version });
  await untilStatus(api, importId, 'applied');
  const { items } = await api<{ items: { userId: string }[] }>('get', `imported-users?importId=${importId}`);
  return { importId, userIds: items.map(({ userId }) => userId) };
}

/** Imports somebody and sends them for activation with an app and the right to order more; gives who it is. */
export async function importWithApp(api: Api, authenticatorLimit: number) {
  const person = newUser();
  const { lastName, cpr, email } = person;
  const { userIds } = await applyRows(api, [newRow({ lastName, cpr, email })]);
  await api('post', 'activation-orders', {
    data: { selection: { userIds }, authenticator: 'app', authenticatorLimit },
  });
  return { ...person, userId: userIds[0] ?? '' };
}

async function untilStatus(api: Api, importId: string, status: string): Promise<Import> {
  const read = () => api<Import>('get', `imports/${importId}`);
  await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe(status);
  return read();
}
