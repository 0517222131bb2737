import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { exportStatement } from '@tillid/domain/history/exported-part';
import type { KeptEvent } from '@tillid/domain/history/sealed-events';
import type { HistoryKey } from '../crypto/history-key.ts';
import { contentOf, hashedEvent, type EventRow } from './kept-event.ts';

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const number = z.int().check(z.gte(1));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/));

const event = z.object({
  id: z.string(),
  organisationId: z.string(),
  kind: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  entityVersion: z.nullable(z.int()),
  actorKind: z.string(),
  actorId: z.nullable(z.string()),
  at: instant,
  requestId: z.string(),
  changedFields: z.readonly(z.array(z.string())),
  commitment: z.string(),
});

const seal = z.object({
  chain: z.string(),
  number,
  previousHead: digest,
  head: digest,
  at: instant,
  keyId: z.string(),
  signature: z.string(),
  /** Only in a part: the number of the seal before it in the file, and at which entries the event follows. */
  follows: z.optional(z.int().check(z.gte(0))),
  entries: z.readonly(z.array(z.object({ id: z.string(), hash: digest, here: z.optional(z.boolean()) }))),
});

const line = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('chain'),
    format: z.literal(1),
    chain: z.string(),
    cvr: z.string(),
    exportedAt: instant,
    publicKey: z.string(),
    /** Only of a part: what was asked for. The other events of the chain are left out, and seals that hold none that was asked for. */
    part: z.optional(z.record(z.string(), z.string())),
  }),
  z.object({ type: z.literal('seal'), seal }),
  z.object({
    type: z.literal(['event', 'unsealed']),
    event,
    /** Base64. Salt and values are absent where they were not exported and null where they are forgotten. */
    salt: z.optional(z.nullable(z.string())),
    values: z.optional(z.nullable(z.string())),
    /** The event in words, for people: nothing of it is proven. */
    told: z.optional(z.object({ event: z.string(), about: z.nullable(z.string()), by: z.nullable(z.string()) })),
  }),
  z.object({ type: z.literal(['unsealed-and-gone', 'in-no-seal']), id: z.string() }),
  /** The number of the last seal (0 for none), and the signature of `exportStatement`, which is about all lines before this one. */
  z.object({ type: z.literal('end'), last: z.int().check(z.gte(0)), keyId: z.string(), signature: z.string() }),
]);

/** One line of an exported history: the chain, then each seal with its events behind it, then what is in no seal, then the end. */
export type HistoryLine = z.infer<typeof line>;
/** One event of such a file. */
export type EventLine = Extract<HistoryLine, { type: 'event' | 'unsealed' }>;
/** The first line of such a file, as far as it differs from others. */
export type HistoryHeading = Pick<Extract<HistoryLine, { type: 'chain' }>, 'chain' | 'cvr' | 'exportedAt' | 'part'>;

/** A file that is being written: its lines as texts, in the order in which they are asked for. */
export type HistoryFile = {
  readonly head: () => string;
  readonly line: (line: Exclude<HistoryLine, { type: 'chain' | 'end' }>) => string;
  readonly end: () => string;
};

/** Begins a file. Its last line signs all before it, so that nobody can take a line away or write another without the key. */
export function openHistoryFile(heading: HistoryHeading, key: HistoryKey): HistoryFile {
  const soFar = createHash('sha256');
  let last = 0;
  function textOf(each: HistoryLine): string {
    const text = textOfLine(each);
    soFar.update(text);
    if (each.type === 'seal') last = each.seal.number;
    return text;
  }
  return {
    head: () => textOf({ type: 'chain', format: 1, ...heading, publicKey: key.publicKey }),
    line: textOf,
    end() {
      const { keyId } = key;
      const statement = exportStatement({ chain: heading.chain, digest: soFar.digest('hex'), keyId });
      return textOfLine({ type: 'end', last, keyId, signature: key.sign(statement) });
    },
  };
}

function textOfLine(each: HistoryLine): string {
  return `${JSON.stringify(each)}\n`;
}

/** Reads a line; undefined when it is not one of a history. */
export function readHistoryLine(text: string): HistoryLine | undefined {
  try {
    const read = z.safeParse(line, JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** An event as a line; with its salt and values, which tell of people, only where they are asked for. */
export function eventLine(type: EventLine['type'], row: EventRow, withValues: boolean): EventLine {
  const told = withValues ? { salt: row.salt?.toString('base64') ?? null, values: row.values } : {};
  return { type, event: hashedEvent(row), ...told };
}

/** The event of a line, for the check of its chain. */
export function eventOfLine({ event: hashed, salt, values }: EventLine): KeptEvent {
  if (salt === undefined || values === undefined) return { hashed, content: 'left-out' };
  const bytes = salt === null ? null : Buffer.from(salt, 'base64');
  return { hashed, content: contentOf(hashed.commitment, bytes, values) };
}
