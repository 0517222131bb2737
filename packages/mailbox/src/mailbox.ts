import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { answer } from './answer.ts';
import { openMessageStore } from './message-store.ts';
import { startSmtpReceiver } from './smtp-receiver.ts';

/** How the mailbox is started; port 0 takes any free port. */
export type MailboxSettings = {
  readonly host: string;
  readonly smtpPort: number;
  readonly pagePort: number;
  /** How many messages are kept; the oldest give way. */
  readonly keep: number;
  /** Where messages are files, so that a restart keeps them; without it they live in memory. */
  readonly directory?: string;
  /** The clock that says when a message was received. */
  readonly now?: () => Date;
  /** The public address of the system whose mail ends here. */
  readonly publicUrl?: string;
  /** Lets the mailbox serve a system that others than this machine can reach: for demonstrations only. */
  readonly allowPublic?: boolean;
};

/** A running mailbox. */
export type Mailbox = AsyncDisposable & {
  readonly smtpPort: number;
  readonly pagePort: number;
  close(): Promise<void>;
};

/**
 * Starts an SMTP server that keeps what it is sent, and the pages that show it. Everybody who reaches the pages reads
 * all mail, so unless `allowPublic` is set it refuses a system whose address is not on this machine, and answers only
 * requests that name this machine.
 */
export async function startMailbox(settings: MailboxSettings): Promise<Mailbox> {
  const { host, keep, directory, publicUrl, now = () => new Date(), allowPublic = false } = settings;
  if (!allowPublic && publicUrl !== undefined && !isOnThisMachine(new URL(publicUrl).host)) {
    throw new Error(
      `Everybody who reaches the demo mailbox reads all mail; it does not serve ${new URL(publicUrl).origin}. ` +
        'Set TILLID_DEMO=1 for a public demonstration, or SMTP_URL for a real mail server.',
    );
  }
  const store = await openMessageStore({ keep, directory, now });
  const style = await readFile(new URL('./mailbox.css', import.meta.url));
  const isOwnHost = (named: string | undefined): boolean => allowPublic || isOnThisMachine(named ?? '');
  const pages = createServer((request, response) => answer({ store, keep, style, isOwnHost }, request, response));
  await listen(pages, settings.pagePort, host);
  const smtp = await startSmtpReceiver(store, host, settings.smtpPort).catch(async (error: unknown) => {
    await close(pages);
    throw error;
  });
  const closeBoth = async (): Promise<void> => {
    await Promise.all([smtp.close(), close(pages)]);
  };
  return { smtpPort: smtp.port, pagePort: portOf(pages), close: closeBoth, [Symbol.asyncDispose]: closeBoth };
}

function isOnThisMachine(host: string): boolean {
  return /^(localhost|[\w.-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
