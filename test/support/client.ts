import type { FastifyInstance, InjectOptions } from 'fastify';

/** What an answer's JSON looks like to a test: any shape, read by property. */
// A test asserts on the shape; a wrong property is undefined and fails the assertion.
export type Body = { readonly [name: string]: Body } & readonly Body[] & string & number & boolean & null;

/** An answer of the server. */
export type Answer = {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: InjectedHeaders;
};

type InjectedHeaders = Readonly<Record<string, string | string[] | number | undefined>>;

/** What a test adds to one request. */
export type RequestParts = {
  readonly ifMatch?: number;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A browser of one person: keeps cookies, names the organisation it believes in, sends what the web app would send. */
export type Client = {
  readonly cookies: Map<string, string>;
  organisationId: string | undefined;
  get(url: string, parts?: RequestParts): Promise<Answer>;
  post(url: string, body?: unknown, parts?: RequestParts): Promise<Answer>;
  put(url: string, body?: unknown, parts?: RequestParts): Promise<Answer>;
  delete(url: string, parts?: RequestParts): Promise<Answer>;
  upload(url: string, file: { name: string; bytes: Uint8Array }, parts?: RequestParts): Promise<Answer>;
};

const origin = 'http://localhost:3000';

/** Makes a client without cookies that speaks to a server in this process: a browser, or with an access token a program. */
export function createClient(http: FastifyInstance, organisationId?: string, accessToken?: string): Client {
  const cookies = new Map<string, string>();
  async function send(request: InjectOptions, parts: RequestParts = {}): Promise<Answer> {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(request.method === 'GET' || accessToken !== undefined ? {} : { origin }),
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      ...(client.organisationId === undefined ? {} : { 'x-tillid-organisation': client.organisationId }),
      ...(parts.ifMatch === undefined ? {} : { 'if-match': `"${parts.ifMatch}"` }),
      ...(parts.key === undefined ? {} : { 'idempotency-key': parts.key }),
      ...request.headers,
      ...parts.headers,
    };
    const response = await http.inject({ ...request, headers });
    for (const cookie of response.cookies) {
      if (cookie.value === '') cookies.delete(cookie.name);
      else cookies.set(cookie.name, cookie.value);
    }
    // Lines of JSON are a file.
    const isJson = /[/+]json\b/.test(String(response.headers['content-type']));
    const body = (isJson ? JSON.parse(response.payload) : null) as Body;
    return { status: response.statusCode, body, text: response.payload, headers: response.headers };
  }
  const client: Client = {
    cookies,
    organisationId,
    get: (url, parts) => send({ method: 'GET', url }, parts),
    post: (url, body = {}, parts) => send({ method: 'POST', url, payload: body as object }, parts),
    put: (url, body = {}, parts) => send({ method: 'PUT', url, payload: body as object }, parts),
    delete: (url, parts) => send({ method: 'DELETE', url }, parts),
    upload(url, file, parts) {
      const form = multipart(file);
      return send({ method: 'POST', url, payload: form.payload, headers: { 'content-type': form.type } }, parts);
    },
  };
  return client;
}

function multipart(file: { name: string; bytes: Uint8Array }): { payload: Buffer; type: string } {
  const boundary = 'tillid-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: text/csv\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}
