import { Temporal } from 'temporal-polyfill';
import type { ExportedJWKSCache, ServerMetadata } from 'openid-client';
import type { Clock } from '../../platform/clock/clock.ts';

/** What is known of a broker: its description, and the keys that were fetched last. */
export type KnownBroker = {
  readonly metadata: ServerMetadata;
  readonly keys: ExportedJWKSCache | undefined;
  /** Keeps keys that were fetched meanwhile. */
  readonly noteKeys: (keys: ExportedJWKSCache | undefined) => void;
};

/** Remembers a broker between log-ins. */
export type BrokerMemory = {
  readonly find: (signal: AbortSignal) => Promise<KnownBroker>;
  /** The next log-in asks the broker anew. */
  readonly forget: () => void;
};

const lifetime = Temporal.Duration.from({ hours: 1 });
/** The library looks for a key that it does not know only where those it has are older than a minute. */
const youngestKeysSeconds = 60;

/** Makes the memory; a description is fetched when there is none, or one of an hour ago. */
export function keepBroker(clock: Clock, discover: (signal: AbortSignal) => Promise<ServerMetadata>): BrokerMemory {
  let kept: { readonly until: Temporal.Instant; readonly broker: KnownBroker } | undefined;
  return {
    async find(signal) {
      if (kept !== undefined && Temporal.Instant.compare(clock.now(), kept.until) < 0) return kept.broker;
      const broker = describe(await discover(signal));
      kept = { until: clock.now().add(lifetime), broker };
      return broker;
    },
    forget() {
      kept = undefined;
    },
  };
}

function describe(metadata: ServerMetadata): KnownBroker {
  let keys: ExportedJWKSCache | undefined;
  return {
    metadata,
    get keys() {
      return keys;
    },
    noteKeys(used) {
      if (used !== undefined && used.uat !== keys?.uat) keys = { ...used, uat: used.uat - youngestKeysSeconds };
    },
  };
}
