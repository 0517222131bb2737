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
  // One for all pieces: what is sealed is a copy, and each copy more would lie in memory beside the file for a while.
  const piece = Buffer.allocUnsafe(chunkBytes);
  let filled = 0;

  function keepPiece(): void {
    const whole = piece.subarray(0, filled);
    if (sealedChunks.length === 0) fault ??= beginningFault(whole);
    if (fault === undefined) sealedChunks.push(sealChunk(sealedChunks.length, whole));
    filled = 0;
  }

  for await (const chunk of file as AsyncIterable<Buffer>) {
    if (fault !== undefined) continue;
    hash.update(chunk);
    bytes += chunk.length;
    for (let taken = 0; taken < chunk.length;) {
      const copied = chunk.copy(piece, filled, taken);
      taken += copied;
      filled += copied;
      if (filled === chunkBytes) keepPiece();
    }
  }
  if (file.truncated) throw new Problem('too-large', { errors: [{ pointer: '/file', code: 'file-too-large' }] });
  if (fault === undefined && filled > 0) keepPiece();
  if (bytes === 0) fault = 'file-empty';
  if (fault !== undefined) throw new Problem('validation-failed', { errors: [{ pointer: '/file', code: fault }] });
  return { bytes, hash: hash.digest(), sealedChunks };
}

// The rest of the file, its last letter cut in two among it, is judged when all of it is there.
function beginningFault(piece: Buffer): string | undefined {
  const found = detectEncoding(piece);
  return found.ok ? undefined : found.fault;
}
