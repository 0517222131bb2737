import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A step of a mail's way; `end` is after its last line has come, when it is taken and not yet answered. */
export type SmtpStep = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'middle' | 'end';
/** What goes wrong there: a reply code, the connection cut off, or silence. */
export type SmtpFault = number | 'cut' | 'hang';

/** An SMTP server that fails where a test says. */
export type FaultySmtp = {
  readonly url: string;
  /** Message-IDs of the mails that it took, a mail taken twice twice. */
  readonly taken: readonly string[];
  /** Connections that it says nothing to. */
  readonly hanging: () => number;
  /** From now on, this goes wrong; `to` is the recipient once there is one. */
  fail(decide: (step: SmtpStep, to: string) => SmtpFault | undefined): void;
  /** From now on, connections are refused, until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
};

type Decide = (step: SmtpStep, to: string) => SmtpFault | undefined;

/** Starts one on a free port. */
export async function startFaultySmtp(): Promise<FaultySmtp> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const silent = new Set<Socket>();
  let decide: Decide = () => undefined;
  let port = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => [sockets, silent].forEach((set) => set.delete(socket)));
    converse(socket, { taken, silent, decide: (step, to) => decide(step, to) });
  });
  async function open(): Promise<void> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  }
  async function shut(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }
  await open();
  return {
    get url() {
      return `smtp://127.0.0.1:${port}?ignoreTLS=true`;
    },
    taken,
    hanging: () => silent.size,
    fail: (next) => void (decide = next),
    shut,
    open,
    close: () => (server.listening ? shut() : Promise.resolve()),
  };
}

type Conversation = { readonly taken: string[]; readonly silent: Set<Socket>; readonly decide: Decide };

/** RFC 5321 as far as one that sends needs it. */
function converse(socket: Socket, { taken, silent, decide }: Conversation): void {
  let to = '';
  let message: string | undefined;
  let pending = '';

  function answer(step: SmtpStep, fine: string, onFine: () => void = () => undefined): void {
    const fault = decide(step, to);
    if (fault === 'hang') {
      silent.add(socket);
      socket.pause();
    } else if (fault === 'cut') socket.destroy();
    else if (fault === undefined) {
      onFine();
      socket.write(`${fine}\r\n`);
    } else socket.write(`${fault} no\r\n`);
  }

  function command(line: string): void {
    const [verb = ''] = line.toUpperCase().split(' ');
    if (verb === 'EHLO' || verb === 'HELO') answer('EHLO', '250 here');
    else if (verb === 'MAIL') answer('MAIL', '250 go on');
    else if (verb === 'RCPT') {
      to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      answer('RCPT', '250 go on');
    } else if (verb === 'DATA') answer('DATA', '354 send it', () => (message = ''));
    else socket.write(verb === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n');
  }

  function dataLine(line: string): void {
    if (message === '' && decide('middle', to) === 'cut') socket.destroy();
    if (line !== '.') {
      message += `${line}\n`;
      return;
    }
    const id = /^message-id: *(\S+)/im.exec(message ?? '')?.[1] ?? '';
    message = undefined;
    const fault = decide('end', to);
    if (typeof fault !== 'number') taken.push(id);
    answer('end', '250 taken');
  }

  socket.setEncoding('utf8').on('data', (text: string) => {
    pending += text;
    for (let end = pending.indexOf('\n'); end >= 0 && !socket.destroyed; end = pending.indexOf('\n')) {
      const line = pending.slice(0, end).replace(/\r$/, '');
      pending = pending.slice(end + 1);
      if (message === undefined) command(line);
      else dataLine(line);
    }
  });
  answer('greeting', '220 trial');
}
