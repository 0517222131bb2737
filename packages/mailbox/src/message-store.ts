import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMessage, withRecipients } from './message.ts';
import type { Message } from './message.ts';

/** How messages are kept. */
export type StoreSettings = {
  readonly keep: number;
  /** Where each message is a file; without it messages live in memory alone. */
  readonly directory: string | undefined;
  readonly now: () => Date;
};

/** The newest messages. */
export type MessageStore = {
  /** Newest first. */
  list(): readonly Message[];
  find(id: string): Message | undefined;
  /** Takes a message in; when the promise is fulfilled a restart keeps it. */
  add(raw: Buffer, recipients: readonly string[]): Promise<void>;
};

/** Opens the store, with the messages that a directory holds from before. */
export async function openMessageStore(settings: StoreSettings): Promise<MessageStore> {
  const { directory, keep } = settings;
  const kept: Message[] = directory === undefined ? [] : await loadMessages(directory, keep);
  let lastTime = kept[0]?.receivedAt.getTime() ?? 0;

  async function add(raw: Buffer, recipients: readonly string[]): Promise<void> {
    // No two messages of the same millisecond: the time alone orders them, also after a restart.
    lastTime = Math.max(lastTime + 1, settings.now().getTime());
    const receivedAt = new Date(lastTime);
    const bytes = withRecipients(raw, recipients);
    const message = await readMessage(randomBytes(8).toString('hex'), receivedAt, bytes);
    if (directory !== undefined) await writeWhole(directory, fileName(message), bytes);
    const before = kept.findIndex((other) => other.receivedAt < receivedAt);
    kept.splice(before === -1 ? kept.length : before, 0, message);
    for (const old of kept.splice(keep)) {
      if (directory !== undefined) await rm(join(directory, fileName(old)), { force: true });
    }
  }

  return { list: () => kept, find: (id) => kept.find((message) => message.id === id), add };
}

const namePattern = /^(\d{15})-([0-9a-f]{16})\.eml$/;

function fileName({ id, receivedAt }: Pick<Message, 'id' | 'receivedAt'>): string {
  return `${String(receivedAt.getTime()).padStart(15, '0')}-${id}.eml`;
}

async function loadMessages(directory: string, keep: number): Promise<Message[]> {
  // E-mails name people and hold links that activate them: nobody else on the machine may read them.
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const names = await readdir(directory);
  const newestFirst = names
    .filter((name) => namePattern.test(name))
    .toSorted()
    .toReversed();
  const superfluous = [...newestFirst.slice(keep), ...names.filter((name) => name.endsWith(unfinished))];
  for (const name of superfluous) await rm(join(directory, name), { force: true });
  const messages: Message[] = [];
  for (const name of newestFirst.slice(0, keep)) {
    const [, time = '', id = ''] = namePattern.exec(name) ?? [];
    messages.push(await readMessage(id, new Date(Number(time)), await readFile(join(directory, name))));
  }
  return messages;
}

const unfinished = '.part';

// A file appears under its name only when it is whole, so that a killed process leaves no half message behind.
async function writeWhole(directory: string, name: string, bytes: Buffer): Promise<void> {
  const part = join(directory, `${name}${unfinished}`);
  await writeFile(part, bytes, { mode: 0o600 });
  await rename(part, join(directory, name));
}
