import * as z from 'zod/mini';
import type { KeptEvent } from '@tillid/domain/history/sealed-events';
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
  entries: z.readonly(z.array(z.object({ id: z.string(), hash: digest }))),
});

const line = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('chain'),
    format: z.literal(1),
    chain: z.string(),
    cvr: z.string(),
    exportedAt: instant,
    publicKey: z.string(),
  }),
  z.object({ type: z.literal('seal'), seal }),
  z.object({
    type: z.literal(['event', 'unsealed']),
    event,
    /** Base64. Salt and values are absent where they were not exported and null where they are forgotten. */
    salt: z.optional(z.nullable(z.string())),
    values: z.optional(z.nullable(z.string())),
  }),
  z.object({ type: z.literal(['unsealed-and-gone', 'in-no-seal']), id: z.string() }),
  z.object({ type: z.literal('end') }),
]);

/** One line of an exported history: the chain, then each seal with its events behind it, then what is in no seal, then the end. */
export type HistoryLine = z.infer<typeof line>;
type EventLine = Extract<HistoryLine, { type: 'event' | 'unsealed' }>;

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
