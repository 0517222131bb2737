import { EventEmitter, once } from 'node:events';
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
  /** Resolves as soon as the mails are what is waited for. */
  readonly until: (reached: (mails: readonly CaughtMail[]) => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts an SMTP server on a free loopback port. */
export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const arrivals = new EventEmitter();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      // A mail counts as received only when it can be read.
      async function take(): Promise<void> {
        mails.push(await receive(stream, session));
        arrivals.emit('mail');
        done();
      }
      take().catch(done);
    },
  });
  // A sender that is killed breaks its connection off.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    async until(reached) {
      while (!reached(mails)) await once(arrivals, 'mail');
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(stream: Readable, session: SMTPServerSession): Promise<CaughtMail> {
  const { subject = '', text = '', html = '', messageId = '' } = await PostalMime.parse(await buffer(stream));
  return { to: session.envelope.rcptTo.map(({ address }) => address).join(', '), subject, text, html, messageId };
}
