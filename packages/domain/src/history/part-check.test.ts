import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { test } from 'node:test';
import { chainFaultKinds, type ChainFault } from './chain-fault.ts';
import type { ChainReport } from './chain-check.ts';
import type { PartSeal } from './exported-part.ts';
import { hashEvent, type HashedEvent } from './hashed-event.ts';
import { emptyChain, nextSeal, type HistorySeal } from './history-seal.ts';
import { createPartCheck } from './part-check.ts';
import type { KeptEvent } from './sealed-events.ts';

const chain = '018f0000-0000-7000-8000-000000000000';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function eventOf(number: number): KeptEvent {
  const hashed: HashedEvent = {
    id: `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
    organisationId: chain,
    kind: 'user.signed-in',
    entityType: 'user',
    entityId: 'person',
    entityVersion: null,
    actorKind: 'system',
    actorId: null,
    at: '2026-03-10T11:00:00Z',
    requestId: 'request',
    changedFields: [],
    commitment: sha256(String(number)),
  };
  return { hashed, content: 'holds' };
}

const events = Array.from({ length: 6 }, (_, number) => eventOf(number));
/** Three seals of two events each. */
const sealed: { seal: HistorySeal; events: KeptEvent[] }[] = [];
for (let number = 0; number < 3; number += 1) {
  const ofSeal = events.slice(2 * number, 2 * number + 2);
  const entries = ofSeal.map(({ hashed }) => ({ id: hashed.id, hash: hashEvent(hashed, sha256) }));
  const made = { chain, at: '2026-03-10T11:00:10Z', keyId: 'known' };
  const { seal, text } = nextSeal(sealed.at(-1)?.seal ?? emptyChain, made, entries, sha256);
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64');
  sealed.push({ seal: { ...seal, signature }, events: ofSeal });
}

type Part = { readonly seal: PartSeal; readonly events: readonly KeptEvent[] };

/** Seals with events that the part claims, all of a seal unless some are given, each seal following the one before it. */
function partOf(...parts: readonly { seal: HistorySeal; events: readonly KeptEvent[] }[]): Part[] {
  return parts.map(({ seal, events: claimed }, index) => {
    const ids = new Set(claimed.map(({ hashed }) => hashed.id));
    const entries = seal.entries.map((entry) => (ids.has(entry.id) ? { ...entry, here: true } : entry));
    return { seal: { ...seal, entries, follows: parts[index - 1]?.seal.number ?? 0 }, events: claimed };
  });
}

function check(part: readonly Part[], { expected = [], last }: { expected?: string[]; last?: number } = {}) {
  const faults: ChainFault[] = [];
  const checking = createPartCheck({
    sha256,
    verify: (keyId, text, signature) => {
      if (keyId !== 'known') return 'unknown';
      return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')) ? 'valid' : 'invalid';
    },
    expected,
    onFault: (fault) => faults.push(fault),
  });
  for (const { seal, events: ofSeal } of part) checking.seal(seal, ofSeal);
  const report: ChainReport = checking.end(last);
  assert.equal(report.isWhole, faults.length === 0);
  assert.deepEqual(
    chainFaultKinds.map((kind) => report.faults[kind] > 0),
    chainFaultKinds.map((kind) => faults.some((each) => each.kind === kind)),
  );
  return { report, faults: faults.map(({ kind, what, seal }) => `${kind} ${what} ${seal}`) };
}

const [first, second, third] = sealed;
assert.ok(first && second && third);

test('a part holds where what is there is as it was sealed, and says what is left out', () => {
  const all = check(partOf(...sealed));
  assert.deepEqual([all.faults, all.report.leftOut, all.report.events], [[], { events: 0, seals: 0 }, 6]);
  const part = check(partOf({ ...first, events: first.events.slice(1) }, third), { last: 3 });
  assert.deepEqual([part.faults, part.report.leftOut, part.report.events], [[], { events: 1, seals: 1 }, 3]);
  assert.equal(part.report.head, third.seal.head);
  assert.deepEqual(check([]).faults, []);
});

test('an event or a seal that is not as it was sealed is told', () => {
  const [event] = second.events;
  assert.ok(event);
  const [claimed] = partOf({ ...second, events: [event] });
  assert.ok(claimed);
  const altered = { ...event, hashed: { ...event.hashed, kind: 'user.deleted' } };
  assert.deepEqual(check([{ ...claimed, events: [altered] }]).faults, ['altered event 2']);
  assert.deepEqual(check([{ ...claimed, events: [{ ...event, content: 'differs' }] }]).faults, ['altered values 2']);
  const { seal } = second;
  const none = (changed: Partial<HistorySeal>) => check(partOf({ seal: { ...seal, ...changed }, events: [] })).faults;
  assert.deepEqual(none({ at: '2026-03-11T11:00:00Z' }), ['altered seal 2']);
  assert.deepEqual(none({ entries: seal.entries.toReversed() }), ['reordered seal 2']);
  assert.deepEqual(none({ keyId: 'other' }), ['altered seal 2']);
});

test('what a part claims is there, once, in its order, and nothing else', () => {
  const [claimed] = partOf(second);
  assert.ok(claimed);
  const [one, other] = second.events;
  assert.ok(one && other);
  assert.deepEqual(check([{ ...claimed, events: [other] }]).faults, ['missing event 2']);
  assert.deepEqual(check([{ ...claimed, events: [other, one] }]).faults, ['reordered event 2']);
  assert.deepEqual(check([{ ...claimed, events: [one, one, other] }]).faults, ['added event 2']);
  assert.deepEqual(check([{ ...claimed, events: [...first.events, one, other] }]).faults, [
    'added event 2',
    'added event 2',
  ]);
  const [oneClaimed] = partOf({ ...second, events: [one] });
  assert.ok(oneClaimed);
  assert.deepEqual(check([{ ...oneClaimed, events: [one, other] }]).faults, ['added event 2']);
});

test('a seal that was taken away, put in or moved is told', () => {
  const whole = partOf(...sealed);
  const [a, b, c] = whole;
  assert.ok(a && b && c);
  assert.deepEqual(check([b, c]).faults, ['missing seal 1']);
  assert.deepEqual(check([a, c]).faults, ['missing seal 2']);
  assert.deepEqual(check([a, b], { last: 3 }).faults, ['missing seal 3']);
  assert.deepEqual(check([b, a, c]).faults, ['reordered seal 1']);
  assert.deepEqual(check([a, b, b, c]).faults, ['reordered seal 2']);
  const [, without] = partOf(first, third);
  assert.ok(without);
  assert.deepEqual(check([a, b, without]).faults, ['added seal 2']);
});

test('one seal follows the one before it', () => {
  const other = { ...first, seal: { ...first.seal, head: 'f'.repeat(64) } };
  assert.deepEqual(check(partOf(other, second)).faults, ['altered seal 1', 'altered seal 2']);
});

test('a head that is expected must be there', () => {
  assert.deepEqual(check(partOf(third), { expected: [third.seal.head] }).faults, []);
  assert.deepEqual(check(partOf(third), { expected: [first.seal.head] }).faults, ['truncated head 3']);
});

test('that a person was forgotten may be among what is left out', () => {
  const [event] = first.events;
  assert.ok(event);
  const { report, faults } = check(partOf({ ...first, events: [{ ...event, content: 'emptied' }] }));
  assert.deepEqual([faults, report.forgotten], [[], 1]);
});
