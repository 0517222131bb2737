import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail as it came over SMTP. */
export type CaughtMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
};

/** A real SMTP server that keeps what it is sent. */
export type MailCatcher = {
  readonly port: number;
  readonly mails: readonly CaughtMail[];
  readonly close: () => Promise<void>;
};

/** Starts an SMTP server on a free loopback port. */
export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      // A mail counts as received only when it can be read.
      async function take(): Promise<void> {
        mails.push(await receive(stream, session));
        done();
      }
      take().catch(done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function receive(stream: Readable, session: SMTPServerSession): Promise<CaughtMail> {
  const { subject = '', text = '', html = '', messageId = '' } = await PostalMime.parse(await buffer(stream));
  return { to: session.envelope.rcptTo.map(({ address }) => address).join(', '), subject, text, html, messageId };
}
