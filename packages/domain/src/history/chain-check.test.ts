import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createChainCheck, type ChainReport } from './chain-check.ts';
import type { ChainFault } from './chain-fault.ts';
import { hashEvent, type HashedEvent } from './hashed-event.ts';
import { emptyChain, nextSeal, type HistorySeal } from './history-seal.ts';
import type { KeptEvent } from './sealed-events.ts';

const chain = '018f0000-0000-7000-8000-000000000000';

/** A chain as it lies in a database: seals, and the events of each. */
type KeptChain = { seals: HistorySeal[]; events: KeptEvent[][] };

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const keys = new Map(['first', 'second'].map((keyId) => [keyId, generateKeyPairSync('ed25519')]));

function verifySignature(keyId: string, text: string, signature: string): 'valid' | 'invalid' | 'unknown' {
  const key = keys.get(keyId);
  if (key === undefined) return 'unknown';
  return verify(null, Buffer.from(text), key.publicKey, Buffer.from(signature, 'base64')) ? 'valid' : 'invalid';
}

/** An event of one of three people; its place in time is its number. */
function eventOf(number: number, about: { kind?: string; person?: number } = {}): KeptEvent {
  const digits = number.toString(16).padStart(12, '0');
  const hashed: HashedEvent = {
    id: `018f0000-0000-7000-8000-${digits}`,
    organisationId: chain,
    kind: about.kind ?? 'user.signed-in',
    entityType: 'user',
    entityId: `person-${String(about.person ?? number % 3)}`,
    entityVersion: null,
    actorKind: 'system',
    actorId: null,
    at: '2026-03-10T11:00:00Z',
    requestId: 'request',
    changedFields: ['email'],
    commitment: sha256(String(number)),
  };
  return { hashed, content: 'holds' };
}

/** Seals events, so many in each seal. */
function sealAll(events: readonly KeptEvent[], sizes: readonly number[], keyId = 'first'): KeptChain {
  const kept: KeptChain = { seals: [], events: [] };
  let from = 0;
  for (const size of sizes) {
    const ofSeal = events.slice(from, from + size);
    from += size;
    const entries = ofSeal.map(({ hashed }) => ({ id: hashed.id, hash: hashEvent(hashed, sha256) }));
    const { seal, text } = nextSeal(
      kept.seals.at(-1) ?? emptyChain,
      { chain, at: '2026-03-10T11:00:10Z', keyId },
      entries,
      sha256,
    );
    const { privateKey } = keys.get(keyId) ?? generateKeyPairSync('ed25519');
    kept.seals.push({ ...seal, signature: sign(null, Buffer.from(text), privateKey).toString('base64') });
    kept.events.push(ofSeal);
  }
  return kept;
}

/** Checks a chain in the order of its numbers, as the readers do. */
function check(
  kept: KeptChain,
  options: { expected?: string[]; unsealed?: KeptEvent[]; last?: number } = {},
): { report: ChainReport; faults: ChainFault[] } {
  const faults: ChainFault[] = [];
  const checking = createChainCheck({
    sha256,
    verify: verifySignature,
    expected: options.expected ?? [],
    onFault: (fault) => faults.push(fault),
  });
  const places = kept.seals.map((seal, index) => ({ seal, events: kept.events[index] ?? [] }));
  for (const { seal, events } of places.toSorted((a, b) => a.seal.number - b.seal.number)) checking.seal(seal, events);
  for (const event of options.unsealed ?? []) checking.unsealed(event);
  return { report: checking.end(options.last), faults };
}

/** Chains of 2–12 seals with 1–5 events each. */
const chains = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 12 }).map((sizes) =>
  sealAll(
    Array.from({ length: sizes.reduce((a, b) => a + b, 0) }, (_, index) => eventOf(index)),
    sizes,
  ),
);

const changes: readonly Partial<HashedEvent>[] = [
  { kind: 'user.deleted' },
  { entityType: 'import' },
  { entityId: 'another' },
  { entityVersion: 7 },
  { actorKind: 'user' },
  { actorId: 'another' },
  { at: '2026-03-10T11:00:01Z' },
  { requestId: 'another' },
  { changedFields: [] },
  { commitment: '0'.repeat(64) },
  { organisationId: 'another' },
];

function changeEvent(kept: KeptChain, seal: number, change: (event: KeptEvent) => KeptEvent): KeptChain {
  const events = kept.events.map((ofSeal, index) =>
    index === seal ? ofSeal.map((event, at) => (at === 0 ? change(event) : event)) : ofSeal,
  );
  return { ...kept, events };
}

const placed = chains.chain((kept) => fc.tuple(fc.constant(kept), fc.nat({ max: kept.seals.length - 1 })));

test('a chain as it was sealed is whole, and its end is that of its last seal', () => {
  fc.assert(
    fc.property(chains, (kept) => {
      const { report, faults } = check(kept, {
        expected: kept.seals.map((seal) => seal.head),
        unsealed: [eventOf(9999)],
      });
      assert.deepEqual(faults, []);
      assert.equal(report.isWhole, true);
      assert.equal(report.head, kept.seals.at(-1)?.head);
      assert.equal(report.seals, kept.seals.length);
      assert.equal(report.events, kept.events.flat().length);
      assert.equal(report.notYetSealed, 1);
    }),
  );
});

test('any change of any hashed field of an event is named', () => {
  fc.assert(
    fc.property(placed, fc.constantFrom(...changes), ([kept, seal], change) => {
      const { faults } = check(
        changeEvent(kept, seal, (event) => ({ ...event, hashed: { ...event.hashed, ...change } })),
      );
      const event = kept.events[seal]?.[0]?.hashed.id;
      assert.deepEqual(faults, [{ kind: 'altered', what: 'event', seal: seal + 1, event, count: 1 }]);
    }),
  );
});

test('an event that is gone is named, and one that came between', () => {
  fc.assert(
    fc.property(placed, ([kept, seal]) => {
      const [gone, ...rest] = kept.events[seal] ?? [];
      const put = { ...gone, hashed: { ...gone?.hashed, id: 'put-in' } } as KeptEvent;
      const events = kept.events.map((ofSeal, index) => (index === seal ? [...rest, put] : ofSeal));
      const { faults } = check({ ...kept, events });
      assert.deepEqual(faults, [
        { kind: 'missing', what: 'event', seal: seal + 1, event: gone?.hashed.id, count: 1 },
        { kind: 'added', what: 'event', seal: seal + 1, event: 'put-in', count: 1 },
      ]);
    }),
  );
});

test('two seals that changed places are both named, and nothing else', () => {
  fc.assert(
    fc.property(chains, fc.nat(), fc.nat(), (kept, a, b) => {
      const [low = 0, high = 0] = [a % kept.seals.length, b % kept.seals.length].toSorted((x, y) => x - y);
      fc.pre(low !== high);
      const exchanged: Record<number, number> = { [low]: high, [high]: low };
      const seals = kept.seals.map((seal, index) => ({ ...seal, number: (exchanged[index] ?? index) + 1 }));
      const { faults } = check({ ...kept, seals });
      assert.deepEqual(
        faults.map(({ kind, what, seal }) => ({ kind, what, seal })),
        [low, high].map((index) => ({ kind: 'reordered', what: 'seal', seal: index + 1 })),
      );
    }),
  );
});

test('entries in another order are named as reordered', () => {
  const kept = sealAll(
    [0, 1, 2, 3].map((number) => eventOf(number)),
    [1, 3],
  );
  const seals = kept.seals.map((seal) => ({ ...seal, entries: seal.entries.toReversed() }));
  const { faults } = check({ ...kept, seals });
  assert.deepEqual(faults, [{ kind: 'reordered', what: 'event', seal: 2, event: null, count: 1 }]);
});

test('seals taken out of the beginning or the middle are missing', () => {
  fc.assert(
    fc.property(placed, ([kept, gone]) => {
      fc.pre(gone < kept.seals.length - 1);
      const without = { seals: kept.seals.toSpliced(gone, 1), events: kept.events.toSpliced(gone, 1) };
      const { faults } = check(without);
      assert.deepEqual(faults, [{ kind: 'missing', what: 'seal', seal: gone + 1, event: null, count: 1 }]);
    }),
  );
});

test('an end cut off shows only against a head that was seen before', () => {
  fc.assert(
    fc.property(placed, ([kept, left]) => {
      fc.pre(left > 0);
      const cut = { seals: kept.seals.slice(0, left), events: kept.events.slice(0, left) };
      assert.deepEqual(check(cut).faults, []);
      assert.deepEqual(check(cut, { expected: [kept.seals[0]?.head ?? ''] }).faults, []);
      const { faults } = check(cut, { expected: [kept.seals.at(-1)?.head ?? ''] });
      assert.deepEqual(faults, [{ kind: 'truncated', what: 'head', seal: left, event: null, count: 1 }]);
    }),
  );
});

test('a seal that was changed is named, whatever was changed in it', () => {
  fc.assert(
    fc.property(placed, fc.constantFrom('at', 'previousHead', 'head', 'signature', 'keyId'), ([kept, seal], field) => {
      const other =
        new Map([
          ['at', '2026-03-10T11:00:11Z'],
          ['keyId', 'second'],
          ['signature', 'AAAA'],
        ]).get(field) ?? 'f'.repeat(64);
      const seals = kept.seals.map((each, index) => (index === seal ? { ...each, [field]: other } : each));
      const { faults } = check({ ...kept, seals });
      assert.deepEqual(faults, [{ kind: 'altered', what: 'seal', seal: seal + 1, event: null, count: 1 }]);
    }),
  );
});

test('a seal put in between is named, and the others keep their places', () => {
  const kept = sealAll(
    [0, 1, 2, 3].map((number) => eventOf(number)),
    [1, 1, 1, 1],
  );
  const forged = { ...kept.seals[1], signature: 'AAAA', head: 'f'.repeat(64) } as (typeof kept.seals)[number];
  const seals = [...kept.seals.slice(0, 1), forged, ...kept.seals.slice(1)].map((seal, index) => ({
    ...seal,
    number: index + 1,
  }));
  const { faults } = check({
    seals,
    events: [...kept.events.slice(0, 1), kept.events[1] ?? [], ...kept.events.slice(1)],
  });
  assert.ok(faults.some((fault) => fault.kind === 'added' && fault.what === 'seal' && fault.seal === 2));
  assert.ok(faults.every((fault) => fault.kind === 'added' || fault.kind === 'reordered'));
});

test('a person is forgotten only with the event that says so', () => {
  const events = [
    eventOf(0, { person: 1 }),
    eventOf(1, { person: 2 }),
    eventOf(2, { person: 1 }),
    eventOf(3, { person: 1, kind: 'user.forgotten' }),
  ];
  const emptied = events.map((event, index) =>
    index === 0 || index === 2 ? { ...event, content: 'emptied' as const } : event,
  );
  const kept = sealAll(events, [2, 2]);
  const told = check({ ...kept, events: [emptied.slice(0, 2), emptied.slice(2)] });
  assert.deepEqual(told.faults, []);
  assert.equal(told.report.forgotten, 2);
  const untold = sealAll(events.slice(0, 3), [3]);
  assert.deepEqual(check({ ...untold, events: [emptied.slice(0, 3)] }).faults, [
    { kind: 'altered', what: 'values', seal: 1, event: events[0]?.hashed.id, count: 2 },
  ]);
  const later = sealAll(events, [4]);
  const afterwards = eventOf(4, { person: 1 });
  const { faults } = check({ ...later, events: [emptied] }, { unsealed: [{ ...afterwards, content: 'emptied' }] });
  assert.deepEqual(faults, [{ kind: 'altered', what: 'values', seal: null, event: afterwards.hashed.id, count: 1 }]);
});

test('values that are not those committed to are altered', () => {
  const kept = sealAll([eventOf(0)], [1]);
  const { faults } = check(changeEvent(kept, 0, (event) => ({ ...event, content: 'differs' })));
  assert.deepEqual(faults, [{ kind: 'altered', what: 'values', seal: 1, event: eventOf(0).hashed.id, count: 1 }]);
});

test('seals of a key that was not given are proven by a later seal of one that was', () => {
  const kept = sealAll([eventOf(0), eventOf(1)], [1, 1], 'not-given');
  assert.deepEqual(check(kept).faults, [{ kind: 'unproven', what: 'seal', seal: 1, event: null, count: 2 }]);
});

test('an event that was sealed long after its time is counted, and is no fault', () => {
  const late = eventOf(0);
  const kept = sealAll([{ ...late, hashed: { ...late.hashed, at: '2026-03-10T09:59:59Z' } }, eventOf(1)], [2]);
  const { report, faults } = check(kept);
  assert.deepEqual(faults, []);
  assert.equal(report.sealedLate, 1);
});

test('thousands of missing seals and a wrong start cost no more than a few lines', () => {
  const kept = sealAll(
    Array.from({ length: 400 }, (_, number) => eventOf(number)),
    Array.from({ length: 400 }, () => 1),
  );
  const without = { seals: kept.seals.slice(250), events: kept.events.slice(250) };
  assert.deepEqual(check(without).faults, [{ kind: 'missing', what: 'seal', seal: 1, event: null, count: 250 }]);
});

test('where it is known with which seal the chain ends, the seals up to it are missed', () => {
  const kept = sealAll([eventOf(0), eventOf(1)], [1, 1]);
  assert.deepEqual(check(kept, { last: 2 }).faults, []);
  assert.deepEqual(check(kept, { last: 4 }).faults, [
    { kind: 'missing', what: 'seal', seal: 3, event: null, count: 2 },
  ]);
});
