import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A file system of a test's own that can be filled. */
export type SmallDisk = { readonly path: string; fill(): void; makeRoom(): void };

const block = Buffer.alloc(64 * 1024, 1);

/** Mounts a file system in memory of so many megabytes; unmounted when the test ends. Throws with what to do where that is not allowed. */
export function mountSmallDisk(context: TestContext, megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'tillid-fault-disk-'));
  try {
    asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755,uid=${process.getuid?.()}`, 'tmpfs', path);
  } catch (error) {
    rmSync(path, { recursive: true });
    throw new Error(
      'A full disk can only be tried where a small file system may be mounted: run this as root (in a container with CAP_SYS_ADMIN) ' +
        'or as a user whom sudo lets mount without a password.',
      { cause: error },
    );
  }
  context.after(() => {
    asRoot('umount', '--lazy', path);
    rmSync(path, { recursive: true });
  });
  const ballast = join(path, 'ballast');
  return {
    path,
    fill() {
      const file = openSync(ballast, 'a');
      // The last blocks one by one: what is left must not be enough for a page of a table.
      while (freeBytes(path) > 0) {
        try {
          writeSync(file, block, 0, Math.min(block.length, freeBytes(path)));
        } catch {
          break;
        }
      }
      closeSync(file);
    },
    makeRoom: () => rmSync(ballast, { force: true }),
  };
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function asRoot(...command: string[]): void {
  const [program = '', ...parameters] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  execFileSync(program, parameters, { stdio: 'ignore' });
}
