import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

const digests = new WeakMap<FastifyRequest, Buffer>();

/** Notes the SHA-256 of the file that a request brought, by whoever took it in. */
export function noteUploadDigest(request: FastifyRequest, digest: Buffer): void {
  digests.set(request, digest);
}

/**
 * The SHA-256 of the file that a request brought. Where nobody has begun to take it in, it is read here and dropped; undefined where
 * somebody has and did not come to its end.
 */
export async function uploadDigest(request: FastifyRequest): Promise<Buffer | undefined> {
  const noted = digests.get(request);
  if (noted !== undefined || request.raw.readableDidRead || request.raw.destroyed) return noted;
  const digest = await readDigest(request);
  digests.set(request, digest);
  return digest;
}

async function readDigest(request: FastifyRequest): Promise<Buffer> {
  const hash = createHash('sha256');
  try {
    for await (const part of request.files()) for await (const chunk of part.file) hash.update(chunk as Buffer);
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
    throw new Problem('malformed-request', { detail: 'the form could not be read', cause: error });
  }
  return hash.digest();
}
