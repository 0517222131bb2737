import { isReadyToCreate, type CheckedRow } from '@tillid/domain/imports/checked-row';
import { startFileCheck, type FileReading } from '@tillid/domain/imports/check-file';
import type { Encoding } from '@tillid/domain/csv/decode-bytes';
import type { Delimiter } from '@tillid/domain/csv/detect-delimiter';
import type { ImportContext } from '@tillid/domain/imports/import-context';
import type { FileFault } from '@tillid/domain/imports/row-fault';
import { foldText } from '@tillid/domain/users/person-name';
import { createKeyedHasher } from '../../platform/crypto/keyed-hash.ts';
import { FaultGroups, type FaultGroup } from './fault-groups.ts';
import { packBlock, rowsOfBlock, type PackedRows } from './row-block.ts';
import { alreadyExists, samePersonExists, storedRow, type StoredRow } from './stored-row.ts';

/** What a file is judged by. */
export type JudgedFile = {
  readonly bytes: Uint8Array;
  readonly context: ImportContext;
  /** The organisation's keys of the hash of CPR numbers. */
  readonly cprHashKeys: readonly { readonly key: Uint8Array }[];
  /** Birth days of the users without a CPR number; on other days nobody with one can be a namesake. */
  readonly daysWithoutCpr: ReadonlySet<string>;
};

/** What of a block is compared with the organisation's users. */
export type BlockToCompare = {
  readonly number: number;
  /** Hashes of the CPR numbers, 32 bytes each, and the row that each is of. */
  readonly cprHashes: Uint8Array;
  readonly cprRows: readonly number[];
  readonly people: readonly Somebody[];
};

/** Somebody in a file who may be a user without the CPR number telling it. */
export type Somebody = {
  readonly row: number;
  readonly dateOfBirth: string;
  /** First name and surname, folded. */
  readonly foldedName: string;
  readonly hasCpr: boolean;
};

/** Users by row: with the same CPR number, and of the same name and date of birth. */
export type FoundUsers = {
  readonly number: number;
  readonly byCpr: ReadonlyMap<number, string>;
  readonly namesakes: ReadonlyMap<number, string>;
};

/** What a file came to. */
export type Judgement = {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly fileFaults: readonly FileFault[];
  readonly rows: number;
  readonly good: number;
  readonly faulty: number;
  readonly warned: number;
  readonly groups: readonly FaultGroup[];
};

/** A file that is judged block by block. */
export type FileJudge = {
  /** Judges the next block; undefined after the last. */
  readonly next: () => BlockToCompare | undefined;
  /** Puts what was found on the rows of a judged block, counts them and packs them. */
  readonly finish: (found: FoundUsers) => readonly PackedRows[];
  /** What the file came to, after its last block. */
  readonly end: () => Judgement;
};

/** Begins to judge a file; pure but for the hash of CPR numbers. */
export function createFileJudge(file: JudgedFile): FileJudge {
  const reading = startFileCheck(file.bytes, file.context);
  const rows = reading.rows[Symbol.iterator]();
  const compare = createComparison(file);
  const judged = new Map<number, readonly CheckedRow[]>();
  const groups = new FaultGroups();
  const counts = { rows: 0, good: 0, faulty: 0, warned: 0 };
  let blocks = 0;

  function count(row: StoredRow): void {
    counts.rows += 1;
    if (row.faults.length > 0) counts.faulty += 1;
    else counts.good += 1;
    if (row.warnings.length > 0) counts.warned += 1;
    groups.addRow('fault', row.faults);
    groups.addRow('warning', row.warnings);
  }

  return {
    next() {
      const block: CheckedRow[] = [];
      while (block.length < rowsOfBlock) {
        const each = rows.next();
        if (each.done === true) break;
        block.push(each.value);
      }
      if (block.length === 0) return undefined;
      const number = blocks++;
      judged.set(number, block);
      return compare(number, block);
    },
    finish(found) {
      const block = judged.get(found.number) ?? [];
      judged.delete(found.number);
      const stored = block.map((row) => withFound(storedRow(row), found));
      for (const row of stored) count(row);
      return packBlock(found.number, reading.summary().columns, stored);
    },
    end: () => judgement(reading, { ...counts, groups: groups.list() }),
  };
}

function createComparison({ cprHashKeys, daysWithoutCpr }: JudgedFile) {
  const hashers = cprHashKeys.map(({ key }) => createKeyedHasher(key));
  return (number: number, block: readonly CheckedRow[]): BlockToCompare => {
    const cprRows: number[] = [];
    const people: Somebody[] = [];
    let hashes = '';
    for (const row of block.filter(isReadyToCreate)) {
      const { cpr, firstName, lastName, dateOfBirth } = row.draft;
      if (cpr !== undefined) {
        for (const hasher of hashers) hashes += hasher(cpr.reveal());
        cprRows.push(...hashers.map(() => row.row));
      }
      if (cpr !== undefined && !daysWithoutCpr.has(dateOfBirth)) continue;
      const foldedName = foldText(`${firstName} ${lastName}`);
      people.push({ row: row.row, dateOfBirth, foldedName, hasCpr: cpr !== undefined });
    }
    return { number, cprHashes: Buffer.from(hashes, 'hex'), cprRows, people };
  };
}

function withFound(row: StoredRow, { byCpr, namesakes }: FoundUsers): StoredRow {
  const userId = byCpr.get(row.row);
  const namesakeId = namesakes.get(row.row);
  if (userId !== undefined) return { ...row, faults: [...row.faults, alreadyExists(userId)] };
  return namesakeId === undefined ? row : { ...row, warnings: [...row.warnings, samePersonExists(namesakeId)] };
}

function judgement(
  reading: FileReading,
  counted: Pick<Judgement, 'rows' | 'good' | 'faulty' | 'warned' | 'groups'>,
): Judgement {
  const { encoding, delimiter } = reading;
  return { encoding, delimiter, fileFaults: reading.summary().fileFaults, ...counted };
}
