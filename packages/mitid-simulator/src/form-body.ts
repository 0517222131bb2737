import type { IncomingMessage } from 'node:http';

const maximumBytes = 16_384;

/** The fields of a posted form; undefined when the body is something else or larger than any form here. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return undefined;
  const text = await readBody(request);
  return text === undefined ? undefined : new URLSearchParams(text);
}

/** The body of a request as text; undefined when it is larger than any here. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    size += chunk.length;
    if (size > maximumBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
