import {
  createChainCheck,
  type ChainCheck,
  type ChainCheckParts,
  type ChainReport,
} from '@tillid/domain/history/chain-check';
import type { HistorySeal } from '@tillid/domain/history/history-seal';
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
  const reading = startReading(createChainCheck({ ...parts, sha256 }));
  let number = 0;
  for await (const text of lines) {
    number += 1;
    const line = readHistoryLine(text);
    if (line === undefined || !reading.take(line))
      throw new NotAHistory(`line ${number} is not one of an exported history`);
  }
  return reading.end();
}

function startReading(check: ChainCheck) {
  let head: Extract<HistoryLine, { type: 'chain' }> | undefined;
  let open: { seal: HistorySeal; events: KeptEvent[] } | undefined;
  let last = 0;
  let ended = false;

  function closeSeal(): void {
    if (open === undefined) return;
    check.seal(open.seal, open.events);
    last = open.seal.number;
    open = undefined;
  }

  /** Gives whether a line can stand where it stands. */
  function take(line: HistoryLine): boolean {
    if (line.type === 'event') return open !== undefined && open.events.push(eventOfLine(line)) > 0;
    closeSeal();
    if ((line.type === 'chain') !== (head === undefined) || ended) return false;
    if (line.type === 'seal' && line.seal.chain !== head?.chain) return false;
    if (line.type === 'chain') head = line;
    if (line.type === 'seal') open = { seal: line.seal, events: [] };
    if (line.type === 'unsealed') check.unsealed(eventOfLine(line));
    if (line.type === 'unsealed-and-gone')
      check.fault({ kind: 'missing', what: 'event', seal: null, event: line.id, count: 1 });
    if (line.type === 'in-no-seal') check.fault({ kind: 'added', what: 'event', seal: null, event: line.id, count: 1 });
    ended = line.type === 'end';
    return true;
  }

  return {
    take,
    end(): FileReport {
      closeSeal();
      if (head === undefined) throw new NotAHistory('the file is empty');
      if (!ended) check.fault({ kind: 'truncated', what: 'seal', seal: last, event: null, count: 1 });
      return { chain: head.chain, cvr: head.cvr, report: check.end() };
    },
  };
}
