import { createHash } from 'node:crypto';
import {
  createChainCheck,
  type ChainCheck,
  type ChainCheckParts,
  type ChainReport,
} from '@tillid/domain/history/chain-check';
import { exportStatement, type PartSeal } from '@tillid/domain/history/exported-part';
import { createPartCheck } from '@tillid/domain/history/part-check';
import type { KeptEvent } from '@tillid/domain/history/sealed-events';
import { sha256 } from '../crypto/sha256.ts';
import { eventOfLine, readHistoryLine, type HistoryLine } from './history-file.ts';

/** The chain that a file holds, and what was found. */
export type FileReport = { readonly chain: string; readonly cvr: string; readonly report: ChainReport };

/** The file is not an exported history; names the line. */
export class NotAHistory extends Error {}

/** Checks an exported history line by line, with nothing but the file and public keys. */
export async function verifyHistoryFile(
  lines: AsyncIterable<string>,
  parts: Omit<ChainCheckParts, 'sha256'>,
): Promise<FileReport> {
  const reading = startReading({ ...parts, sha256 });
  const digest = createHash('sha256');
  let number = 0;
  for await (const text of lines) {
    number += 1;
    const line = readHistoryLine(text);
    if (line === undefined || !reading.take(line, () => digest.copy().digest('hex')))
      throw new NotAHistory(`line ${number} is not one of an exported history`);
    digest.update(`${text}\n`);
  }
  return reading.end();
}

function startReading(parts: ChainCheckParts) {
  let check: ChainCheck | undefined;
  let head: Extract<HistoryLine, { type: 'chain' }> | undefined;
  let open: { seal: PartSeal; events: KeptEvent[] } | undefined;
  let lastSeal = 0;
  let end: Extract<HistoryLine, { type: 'end' }> | undefined;

  function closeSeal(): void {
    if (open === undefined) return;
    check?.seal(open.seal, open.events);
    lastSeal = open.seal.number;
    open = undefined;
  }

  /** Gives whether a line can stand where it stands; `digestBefore` is of all lines before it. */
  function take(line: HistoryLine, digestBefore: () => string): boolean {
    if (line.type === 'event') return open !== undefined && open.events.push(eventOfLine(line)) > 0;
    closeSeal();
    if ((line.type === 'chain') !== (head === undefined) || end !== undefined) return false;
    if (line.type === 'seal' && line.seal.chain !== head?.chain) return false;
    if (line.type === 'chain') {
      head = line;
      check = line.part === undefined ? createChainCheck(parts) : createPartCheck(parts);
    }
    if (line.type === 'seal') open = { seal: line.seal, events: [] };
    if (line.type === 'unsealed') check?.unsealed(eventOfLine(line));
    if (line.type === 'unsealed-and-gone')
      check?.fault({ kind: 'missing', what: 'event', seal: null, event: line.id, count: 1 });
    if (line.type === 'in-no-seal')
      check?.fault({ kind: 'added', what: 'event', seal: null, event: line.id, count: 1 });
    if (line.type === 'end') {
      end = line;
      checkSignature(line, digestBefore());
    }
    return true;
  }

  function checkSignature({ keyId, signature }: NonNullable<typeof end>, digest: string): void {
    const statement = exportStatement({ chain: head?.chain ?? '', digest, keyId });
    const verdict = parts.verify(keyId, statement, signature);
    const kind = verdict === 'unknown' ? 'unproven' : 'altered';
    if (verdict !== 'valid') check?.fault({ kind, what: 'file', seal: null, event: null, count: 1 });
  }

  return {
    take,
    end(): FileReport {
      closeSeal();
      if (head === undefined || check === undefined) throw new NotAHistory('the file is empty');
      if (end === undefined) check.fault({ kind: 'truncated', what: 'seal', seal: lastSeal, event: null, count: 1 });
      return { chain: head.chain, cvr: head.cvr, report: check.end(end?.last) };
    },
  };
}
