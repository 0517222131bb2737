import { Temporal } from 'temporal-polyfill';
import type { OnFault } from './chain-fault.ts';
import type { EventKind } from './event-kinds.ts';
import { hashEvent, type HashedEvent, type Sha256 } from './hashed-event.ts';
import type { PartSeal } from './exported-part.ts';

/**
 * An event as it is kept, with what its values are against their commitment: they hold, they differ, they were emptied (a person
 * is forgotten), or they were left out of what is checked.
 */
export type KeptEvent = {
  readonly hashed: HashedEvent;
  readonly content: 'holds' | 'differs' | 'emptied' | 'left-out';
};

/** What was found in the events of a chain. */
export type EventCounts = {
  readonly events: number;
  readonly forgotten: number;
  readonly notYetSealed: number;
  /** Sealed more than an hour after their own time: after a stop, or put in behind the back with an old date. */
  readonly sealedLate: number;
};

/** Checks events against the entries of their seals. */
export type SealedEvents = {
  /** The events of one seal, in the order in which they are kept. */
  readonly sealed: (seal: PartSeal, events: readonly KeptEvent[]) => void;
  readonly unsealed: (event: KeptEvent) => void;
  readonly end: () => EventCounts;
};

/** The kind of the event that says that a person was forgotten; no emptied event is right without a later one for the same person. */
export const forgottenKind = 'user.forgotten' satisfies EventKind;

const lateHours = 1;

/** Makes the check of the events of one chain, or of a part of it: then `onLeftOut` is told of each event that the part does not claim. */
export function createSealedEvents({
  sha256,
  onFault,
  onLeftOut,
}: {
  sha256: Sha256;
  onFault: OnFault;
  onLeftOut?: () => void;
}): SealedEvents {
  const unexplained = new Map<string, { seal: number | null; event: string; count: number }>();
  const counts = { events: 0, forgotten: 0, notYetSealed: 0, sealedLate: 0 };

  function report(kind: 'altered' | 'missing' | 'added' | 'reordered', at: { seal: number; event: string }): void {
    onFault({ kind, what: 'event', ...at, count: 1 });
  }

  function checkContent({ hashed, content }: KeptEvent, seal: number | null): void {
    const { id, entityId } = hashed;
    if (content === 'differs') onFault({ kind: 'altered', what: 'values', seal, event: id, count: 1 });
    if (hashed.kind === forgottenKind) unexplained.delete(entityId);
    if (content !== 'emptied') return;
    counts.forgotten += 1;
    const emptied = unexplained.get(entityId) ?? { seal, event: id, count: 0 };
    unexplained.set(entityId, { ...emptied, count: emptied.count + 1 });
  }

  return {
    sealed(seal, events) {
      const kept = new Map(events.map((event) => [event.hashed.id, event]));
      const sealedAt = Temporal.Instant.from(seal.at);
      for (const { id, hash, here } of seal.entries) {
        const event = kept.get(id);
        const isClaimed = onLeftOut === undefined || here === true;
        if (!isClaimed) onLeftOut();
        if (event === undefined) {
          if (isClaimed) report('missing', { seal: seal.number, event: id });
          continue;
        }
        // What the part does not claim stays among those that were added.
        if (isClaimed) kept.delete(id);
        counts.events += 1;
        if (hashEvent(event.hashed, sha256) !== hash) report('altered', { seal: seal.number, event: id });
        checkContent(event, seal.number);
        if (isLate(event.hashed.at, sealedAt)) counts.sealedLate += 1;
      }
      for (const id of [...kept.keys(), ...twiceInTurn(events)]) report('added', { seal: seal.number, event: id });
      const misplaced = firstMisplaced(events);
      if (misplaced !== undefined) report('reordered', { seal: seal.number, event: misplaced });
    },
    unsealed(event) {
      counts.notYetSealed += 1;
      checkContent(event, null);
    },
    end() {
      // Where events are left out, that a person was forgotten may be among them.
      if (onLeftOut !== undefined) return counts;
      for (const emptied of unexplained.values()) onFault({ kind: 'altered', what: 'values', ...emptied });
      return counts;
    },
  };
}

function twiceInTurn(events: readonly KeptEvent[]): string[] {
  return events.map(({ hashed }) => hashed.id).filter((id, index, ids) => id === ids[index - 1]);
}

function firstMisplaced(events: readonly KeptEvent[]): string | undefined {
  const found = events.find((event, index) => index > 0 && event.hashed.id < (events[index - 1]?.hashed.id ?? ''));
  return found?.hashed.id;
}

function isLate(at: string, sealedAt: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(at).add({ hours: lateHours }), sealedAt) < 0;
}
