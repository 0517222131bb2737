import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream } from 'smtp-server';
import type { MessageStore } from './message-store.ts';

/** The largest message taken, in bytes. */
export const maximumMessageBytes = 1_048_576;

/** A running SMTP server. */
export type SmtpReceiver = { readonly port: number; close(): Promise<void> };

/** Starts an SMTP server that takes every message of any sender to any recipient and puts it into the store. */
export async function startSmtpReceiver(store: MessageStore, host: string, port: number): Promise<SmtpReceiver> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maximumMessageBytes,
    maxClients: 100,
    // A client that keeps its connection for later must not hold up the end.
    closeTimeout: 500,
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      callbackify(keep)(store, stream, recipients, callback);
    },
  });
  // Broken connections are the client's affair; without a listener they would end the process.
  const listening = once(server.server, 'listening');
  server.on('error', () => undefined);
  server.listen(port, host);
  await listening;
  return { port: portOf(server.server.address()), close: () => new Promise((done) => server.close(() => done())) };
}

class MessageTooLarge extends Error {
  readonly responseCode = 552;
}

async function keep(store: MessageStore, stream: SMTPServerDataStream, recipients: readonly string[]): Promise<void> {
  try {
    await store.add(await receive(stream), recipients);
  } catch (error) {
    throw refusal(error);
  }
}

async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded && Buffer.isBuffer(chunk)) chunks.push(chunk);
  if (stream.sizeExceeded) throw new MessageTooLarge(`The message is larger than ${maximumMessageBytes} bytes.`);
  return Buffer.concat(chunks);
}

// Other faults (an unreadable message, a full disk) are answered as a temporary failure: the sender tries again.
function refusal(error: unknown): Error {
  return error instanceof MessageTooLarge
    ? error
    : Object.assign(new Error('The message could not be kept.'), { responseCode: 451 });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
