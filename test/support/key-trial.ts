import { randomBytes } from 'node:crypto';
import {
  rotateAllDataKeys,
  rotateDataKey,
  rotateMasterKey,
  type Progress,
  type RotationParts,
} from '@tillid/server/features/keys/index';
import { masterKeyFrom, type GivenMasterKey } from '@tillid/server/platform/crypto/master-key';
import { createKeyring } from '@tillid/server/platform/crypto/keyring';
import { openPool } from '@tillid/server/platform/db/pool';
import { createTestClock } from './clock.ts';
import { startTestServer, type TestServer } from './server.ts';

/** Master keys that a test has, as they are given to a server and to the command line. */
export type TrialKeys = {
  readonly old: Buffer;
  readonly fresh: Buffer;
  /** The old one in use and the new one known: a server that works on through a rotation. */
  readonly before: GivenMasterKey;
  /** The new one to go to. */
  readonly after: GivenMasterKey;
};

/** A server whose keys are rotated by another process. */
export type KeyTrial = {
  readonly server: TestServer;
  readonly keys: TrialKeys;
  /** What a rotation is done with; `report` may act or break off at every step. */
  rotation(report?: (progress: Progress) => Promise<void>): RotationParts;
  master(parts: RotationParts): Promise<void>;
  readonly data: typeof rotateDataKey;
  readonly allData: typeof rotateAllDataKeys;
  stop(): Promise<void>;
};

/** Makes two master keys. */
export function trialKeys(): TrialKeys {
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const [oldKey, freshKey] = [masterKeyFrom(old), masterKeyFrom(fresh)];
  const common = { isOfDirectory: false, readAgain: undefined };
  return {
    old,
    fresh,
    before: { ...oldKey, others: [freshKey], ...common },
    after: { ...freshKey, others: [oldKey], ...common },
  };
}

/** Starts a server under the old key. The process that rotates has a pool, a keyring and a later clock of its own. */
export async function startKeyTrial(): Promise<KeyTrial> {
  const keys = trialKeys();
  const server = await startTestServer({}, { masterKey: keys.before });
  const pool = openPool(server.databaseUrl, { max: 4 });
  const { work, systemWork } = server.platform;
  const clock = createTestClock();
  clock.advance({ hours: 1 });
  return {
    server,
    keys,
    rotation(report = () => Promise.resolve()) {
      clock.advance({ minutes: 1 });
      return { pool, work, systemWork, keyring: createKeyring(keys.after), clock, report };
    },
    master: (parts) => rotateMasterKey(parts, { given: keys.after, onSwitched: () => Promise.resolve() }),
    data: rotateDataKey,
    allData: rotateAllDataKeys,
    async stop() {
      await pool.end();
      await server.stop();
    },
  };
}
