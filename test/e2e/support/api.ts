import { expect, type APIResponse, type BrowserContext } from '@playwright/test';

type Method = 'get' | 'post' | 'put' | 'delete';

type Parts = {
  /** A body as JSON. */
  readonly data?: unknown;
  /** A file, as `<input type=file>` sends it. */
  readonly file?: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  /** The version that was read, for what asks for it. */
  readonly version?: number;
};

/** Calls the API as whoever is logged in in a browser: what a journey needs to be there is there at once. */
export type Api = <T>(method: Method, path: string, parts?: Parts) => Promise<T>;

type Read = { readonly organisation?: { readonly organisationId: string } };

export async function apiOf(context: BrowserContext, baseURL: string): Promise<Api> {
  const { organisation } = (await (await context.request.get(`${baseURL}/api/v1/session`)).json()) as Read;
  return async <T>(method: Method, path: string, { data, file, version }: Parts = {}): Promise<T> => {
    const response: APIResponse = await context.request[method](`${baseURL}/api/v1/${path}`, {
      headers: {
        Origin: baseURL,
        ...(organisation === undefined ? {} : { 'X-Tillid-Organisation': organisation.organisationId }),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
        ...(method === 'post' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
      },
      ...(data === undefined ? {} : { data }),
      ...(file === undefined ? {} : { multipart: { file } }),
    });
    const text = await response.text();
    expect(response.ok(), `${method} ${path}: ${text}`).toBe(true);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
}
