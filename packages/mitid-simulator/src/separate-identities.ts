import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity } from './identity.ts';

/** The means of a separate identity. */
export const means = ['app', 'code-display', 'audio-code-reader', 'chip'] as const;

/** An identity that an organisation had issued for a person: with a subject of its own and no CPR number. */
export type SeparateIdentity = {
  /** The order it was issued on; it makes the subject, so a repeat of the order is the same identity. */
  readonly orderId: string;
  readonly means: (typeof means)[number];
  readonly organisation: { readonly cvr: string; readonly name: string };
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly blocked: boolean;
};

/** Identities issued so far; the oldest give way to more than a demo has. */
export type SeparateIdentities = {
  /** Keeps an identity; what is issued already stays as it is, whatever is asked for. */
  readonly issue: (identity: Omit<SeparateIdentity, 'blocked'>) => Promise<SeparateIdentity>;
  /** Lets an identity be used or not; undefined when there is none. */
  readonly setBlocked: (orderId: string, blocked: boolean) => Promise<SeparateIdentity | undefined>;
  readonly find: (orderId: string) => SeparateIdentity | undefined;
  /** Those that can be used, the newest first. */
  readonly list: (most: number) => SeparateIdentity[];
};

const kept = 20_000;
const fileName = 'separate-identities.json';

/** Opens what was issued, from a directory if one is given; without one it is forgotten when the process ends. */
export async function openSeparateIdentities(directory: string | undefined): Promise<SeparateIdentities> {
  const known = new Map<string, SeparateIdentity>();
  for (const one of await readKept(directory)) known.set(one.orderId, one);
  let writing = Promise.resolve();
  async function keep(identity: SeparateIdentity): Promise<SeparateIdentity> {
    known.set(identity.orderId, identity);
    const oldest = known.keys().next();
    if (known.size > kept && oldest.done !== true) known.delete(oldest.value);
    if (directory === undefined) return identity;
    // One after the other, each whole: a file half written would lose them all.
    writing = writing.catch(() => undefined).then(() => write(directory, [...known.values()]));
    await writing;
    return identity;
  }
  return {
    issue: async (identity) => known.get(identity.orderId) ?? (await keep({ ...identity, blocked: false })),
    async setBlocked(orderId, blocked) {
      const identity = known.get(orderId);
      return identity === undefined || identity.blocked === blocked ? identity : await keep({ ...identity, blocked });
    },
    find: (orderId) => known.get(orderId),
    list: (most) =>
      [...known.values()]
        .filter(({ blocked }) => !blocked)
        .toReversed()
        .slice(0, most),
  };
}

/** Who a log-in with the identity is for. */
export function identityOf(separate: SeparateIdentity): Identity {
  const { firstName, lastName, birthDate, orderId } = separate;
  return { firstName, lastName, birthDate, cpr: undefined, level: 'substantial', orderId };
}

async function readKept(directory: string | undefined): Promise<readonly SeparateIdentity[]> {
  if (directory === undefined) return [];
  const text = await readFile(join(directory, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  return JSON.parse(text) as SeparateIdentity[];
}

async function write(directory: string, identities: readonly SeparateIdentity[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, fileName);
  await writeFile(`${file}.new`, JSON.stringify(identities), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
