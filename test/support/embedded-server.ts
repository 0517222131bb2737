import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDataDirectory } from '@tillid/server/platform/db/embedded/data-directory';
import { findLockHolder } from '@tillid/server/platform/db/embedded/directory-lock';
import { endLeftBehind } from '@tillid/server/platform/db/embedded/left-behind';
import { connectionUrl } from '@tillid/server/platform/db/embedded/logins';
import { readPasswords } from '@tillid/server/platform/db/embedded/passwords';
import { startEmbeddedPostgres } from '@tillid/server/platform/db/embedded/start-embedded-postgres';

const minuteMs = 60_000;
const quiet = { info: ignore, warn: ignore, error: ignore };

/** A server in a temporary directory; `url` is its superuser's. */
export type EmbeddedServer = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts an embedded PostgreSQL in a temporary directory: without fsync for tests, durable for measurements. */
export async function startEmbeddedServer(
  options: { prefix: string; durable: boolean } = { prefix: 'tillid-test-server-', durable: false },
): Promise<EmbeddedServer> {
  await sweepDeadServers(options.prefix);
  const dataDirectory = mkdtempSync(join(tmpdir(), options.prefix));
  const remove = (): void => rmSync(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  try {
    const postgres = await startEmbeddedPostgres({ dataDirectory, log: quiet, durable: options.durable });
    return { url: superuserUrl(dataDirectory, postgres.ownerUrl), stop: () => postgres.stop().then(remove) };
  } catch (fault) {
    remove();
    throw fault;
  }
}

function superuserUrl(dataDirectory: string, ownerUrl: string): string {
  const passwords = readPasswords(join(dataDirectory, 'secrets'));
  if (!passwords) throw new Error('A started server has passwords.');
  return connectionUrl('superuser', passwords, Number(new URL(ownerUrl).port));
}

/** A killed test run leaves its server running and its directory lying; the next run ends and removes them. */
async function sweepDeadServers(directoryPrefix: string): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(directoryPrefix));
  for (const path of names.map((name) => join(tmpdir(), name))) {
    if (!isDead(path)) continue;
    await endLeftBehind(describeDataDirectory(path), undefined, quiet);
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A directory that was just made has no lock yet. */
function isDead(path: string): boolean {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry || entry.uid !== process.getuid?.()) return false;
  if (!existsSync(join(path, 'tillid.lock')) && Date.now() - entry.mtimeMs < minuteMs) return false;
  return findLockHolder(path) === undefined;
}

function ignore(): void {
  // Test output stays readable; PostgreSQL's own log tells more while the server runs.
}
