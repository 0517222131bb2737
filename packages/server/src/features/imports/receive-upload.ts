import { basename } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { Problem } from '../../platform/http/problem.ts';
import { noteUploadDigest } from '../../platform/http/upload-digest.ts';
import { receiveFile, type ReceivedFile } from './receive-file.ts';

/** An upload that came in: the file in sealed pieces, and what it is called. */
export type ReceivedUpload = ReceivedFile & { readonly fileName: string };

// Fields that are not the file are passed over; of files one more than may come, so that the second is seen.
const limits = { fields: 10, fieldSize: 1_000, files: 2 };
const longestFileName = 200;
const fallbackName = 'file.csv';

/** Takes in the one file of a form; throws validation-failed for none or two, and malformed-request for a form that breaks off. */
export async function receiveUpload(
  request: FastifyRequest,
  sealChunk: (number: number, bytes: Buffer) => Buffer,
): Promise<ReceivedUpload> {
  let received: ReceivedUpload | undefined;
  // The parser listens only from now on: it would wait for ever for the end of what ended before.
  if (request.raw.destroyed) throw new Problem('malformed-request', { detail: 'the form broke off' });
  try {
    for await (const part of request.files({ limits })) {
      if (part.fieldname !== 'file') part.file.resume();
      else if (received !== undefined) throw refused('only-one-file');
      else received = { ...(await receiveFile(part.file, sealChunk)), fileName: shownFileName(part.filename) };
    }
  } catch (error) {
    throw asProblem(error);
  }
  if (received === undefined) throw refused('file-missing');
  noteUploadDigest(request, received.hash);
  return received;
}

/** A file's name as it is kept: without the folders of whoever sent it, invisible characters and CPR numbers. */
export function shownFileName(given: string): string {
  // Some browsers send a whole path, with the separators of the machine that they run on.
  const name = basename(given.replaceAll('\\', '/')).replace(/[\p{Cc}\p{Cf}]/gu, '');
  const masked = name.replace(/(?<!\d)\d{6}[- ]?\d{4}(?!\d)/gu, (digits) => {
    const cpr = parseCpr(digits, { testNumbers: true });
    return cpr.ok ? cpr.value.toString() : digits;
  });
  if (masked === '.' || masked === '..') return fallbackName;
  return Array.from(masked).slice(0, longestFileName).join('') || fallbackName;
}

function refused(code: string): Problem {
  return new Problem('validation-failed', { errors: [{ pointer: '/file', code }] });
}

// The parser of forms has no status of its own for what is no form, or breaks off.
function asProblem(error: unknown): unknown {
  if (error instanceof Problem || (error as { statusCode?: number }).statusCode !== undefined) return error;
  return new Problem('malformed-request', { detail: 'the form could not be read', cause: error });
}
