import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What an SMTP server answers to each mail in turn; after the last it takes every mail. */
export type SmtpAnswer = 'taken' | number;

/** An SMTP server that answers by script. */
export type ScriptedSmtp = {
  readonly url: string;
  /** Message-IDs of the mails that it took. */
  readonly taken: readonly string[];
  close(): Promise<void>;
};

/** Starts an SMTP server that refuses mails with the given reply codes, in turn; or everybody who connects. */
export async function startScriptedSmtp(answers: readonly SmtpAnswer[] | 'nobody'): Promise<ScriptedSmtp> {
  const left = answers === 'nobody' ? [] : [...answers];
  const taken: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect(_session, greet) {
      greet(answers === 'nobody' ? Object.assign(new Error('not you'), { responseCode: 554 }) : undefined);
    },
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => {
        const answer = left.shift() ?? 'taken';
        if (answer === 'taken') taken.push(/^message-id: *(\S+)/im.exec(text)?.[1] ?? '');
        // What servers like to say: the address of the person.
        done(answer === 'taken' ? undefined : Object.assign(refusalOf(text), { responseCode: answer }));
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, taken, close };
}

/** Starts something that takes connections, on a given port or on any, and never says a word. */
export async function startSilentServer(port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function refusalOf(text: string): Error {
  return new Error(`no mailbox for ${/^to: *(.+)$/im.exec(text)?.[1] ?? 'anybody'}`);
}
