import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { detectEncoding } from '@tillid/domain/csv/decode-bytes';
import { Problem } from '../../platform/http/problem.ts';
import { chunkBytes } from './upload-store.ts';

/** A file that came in, in sealed pieces. */
export type ReceivedFile = { readonly bytes: number; readonly hash: Buffer; readonly sealedChunks: readonly Buffer[] };

/** A stream of a file that is cut at the limit, as multipart gives it. */
export type IncomingFile = Readable & { readonly truncated: boolean };

/**
 * Takes a file in while it arrives: each full piece is sealed and its text dropped. Throws too-large at the limit, and
 * validation-failed with the file's fault for an empty file and for one that its beginning shows to be no text; what follows then
 * is read and dropped, so that the answer reaches a browser that is still sending.
 */
export async function receiveFile(
  file: IncomingFile,
  sealChunk: (number: number, bytes: Buffer) => Buffer,
): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  const sealedChunks: Buffer[] = [];
  let fault: string | undefined;
  let bytes = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;

  function keep(piece: Buffer): void {
    if (sealedChunks.length === 0) fault ??= beginningFault(piece);
    if (fault === undefined) sealedChunks.push(sealChunk(sealedChunks.length, piece));
  }

  for await (const chunk of file as AsyncIterable<Buffer>) {
    if (fault !== undefined) continue;
    hash.update(chunk);
    bytes += chunk.length;
    pending.push(chunk);
    pendingBytes += chunk.length;
    if (pendingBytes < chunkBytes) continue;
    let rest = Buffer.concat(pending);
    for (; rest.length >= chunkBytes; rest = rest.subarray(chunkBytes)) keep(rest.subarray(0, chunkBytes));
    pending = [rest];
    pendingBytes = rest.length;
  }
  if (file.truncated) throw new Problem('too-large', { errors: [{ pointer: '/file', code: 'file-too-large' }] });
  if (fault === undefined && pendingBytes > 0) keep(Buffer.concat(pending));
  if (bytes === 0) fault = 'file-empty';
  if (fault !== undefined) throw new Problem('validation-failed', { errors: [{ pointer: '/file', code: fault }] });
  return { bytes, hash: hash.digest(), sealedChunks };
}

// The rest of the file, its last letter cut in two among it, is judged when all of it is there.
function beginningFault(piece: Buffer): string | undefined {
  const found = detectEncoding(piece);
  return found.ok ? undefined : found.fault;
}
