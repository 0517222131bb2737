import { createKeyring } from '../platform/crypto/keyring.ts';
import { readMasterKey } from '../platform/crypto/master-key.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { openPool } from '../platform/db/pool.ts';
import { roleNames } from '../platform/db/roles.ts';
import { createSystemWork, createWork } from '../platform/db/work.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { settingsOfEnvironment } from './environment-settings.ts';
import { openDatabase } from './open-database.ts';
import type { Output } from './output.ts';
import { readOptions } from './read-options.ts';
import { seedDatabase, type Amounts } from './seed/seed-database.ts';
import { usages } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

const command = {
  usage: usages.seed,
  positionals: [],
  options: {
    users: { type: 'string' },
    organisations: { type: 'string', default: '1' },
    events: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
} as const;

const most = { users: 100_000_000, organisations: 500_000, events: 1_000_000_000 };
const tellEvery = 100_000;

/** `tillid seed`: fills a test database with synthetic organisations, people and history, for measurements. */
export async function seed(args: readonly string[], output: Output): Promise<number> {
  const { values } = readOptions(command, args);
  if (values.users === undefined) throw new WrongUse(`--users is missing\nUsage: ${usages.seed}`);
  const amounts: Amounts = {
    users: numberOf('users', values.users),
    organisations: numberOf('organisations', values.organisations),
    events: numberOf('events', values.events),
  };
  if (amounts.organisations < 1) throw new WrongUse('--organisations must be at least 1');
  const { settings, secrets } = settingsOfEnvironment();
  if (!settings.testNumbers)
    throw new WrongUse(
      'Synthetic people have replacement CPR numbers, which are for test databases alone: set TEST_NUMBERS=1 there.',
    );
  const keyring = createKeyring(await readMasterKey(secrets, settings.dataDirectory));
  const database = await openDatabase(settings, secrets, openLog('warn'), () => undefined);
  const pool = openPool(database.url, { max: 6 });
  const roles = roleNames(settings.rolePrefix);
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 100) / 10;
  let done = 0;
  function tell(count: number): void {
    const passed = Math.floor(done / tellEvery);
    done += count;
    // Beside the result, so that JSON stays JSON.
    if (Math.floor(done / tellEvery) > passed) console.error(`${done} users and events in ${seconds()} s`);
  }
  try {
    const made = await seedDatabase(
      {
        keyring,
        work: createWork(pool, roles),
        systemWork: createSystemWork(pool, roles),
        now: systemClock.now(),
        onProgress: tell,
      },
      amounts,
    );
    const [first, last] = [made[0]?.cvr ?? '', made.at(-1)?.cvr ?? ''];
    await output.write(
      values.json
        ? `${JSON.stringify({ ...amounts, firstCvr: first, lastCvr: last, seconds: seconds() })}\n`
        : `${amounts.users} users, ${amounts.organisations} organisations (CVR ${first} to ${last}) and ${amounts.events} more events in ${seconds()} s\n`,
    );
    return 0;
  } finally {
    await pool.end();
    await database.stop();
  }
}

function numberOf(name: keyof typeof most, text: string): number {
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value <= most[name]) return value;
  throw new WrongUse(`--${name} must be a whole number up to ${most[name]}, not "${text}"\nUsage: ${usages.seed}`);
}
