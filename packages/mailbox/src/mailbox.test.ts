import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { startMailbox } from './mailbox.ts';
import type { Mailbox, MailboxSettings } from './mailbox.ts';

function start(changes: Partial<MailboxSettings> = {}): Promise<Mailbox> {
  return startMailbox({ host: '127.0.0.1', smtpPort: 0, pagePort: 0, keep: 500, ...changes });
}

async function sendMail(mailbox: Mailbox, mail: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, secure: false });
  try {
    await transport.sendMail({ from: 'Tillid <tillid@example.test>', to: 'aase@example.test', ...mail });
  } finally {
    transport.close();
  }
}

type Summary = { id: string; subject: string; to: string[]; from: string; receivedAt: string };
type Whole = Summary & { text: string | null; html: string | null; links: string[]; attachments: string[] };

function get(mailbox: Mailbox, path: string, language = 'da'): Promise<Response> {
  return fetch(`http://127.0.0.1:${mailbox.pagePort}${path}`, { headers: { 'accept-language': language } });
}

async function list(mailbox: Mailbox): Promise<Summary[]> {
  const body: { messages: Summary[] } = JSON.parse(await (await get(mailbox, '/messages.json')).text());
  return body.messages;
}

async function newest(mailbox: Mailbox): Promise<Whole> {
  const [first] = await list(mailbox);
  const message: Whole = JSON.parse(await (await get(mailbox, `/messages/${first?.id}.json`)).text());
  return message;
}

async function withDirectory(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'tillid-mailbox-'));
  try {
    await use(join(directory, 'mail'));
  } finally {
    await rm(directory, { recursive: true });
  }
}

test('a mail that was sent is listed, shown, and told as JSON', async () => {
  await using mailbox = await start({ now: () => new Date('2026-06-03T12:05:09Z') });
  const text = 'Kære Åse\n\nÅbn http://localhost:3000/activate/abcdefghijklmnopqrstuv.\n';
  await sendMail(mailbox, { subject: 'Aktivér dig selv: Ærø & Øer', text, bcc: 'hidden@example.test' });
  const [summary] = await list(mailbox);
  assert.equal(summary?.subject, 'Aktivér dig selv: Ærø & Øer');
  assert.deepEqual(summary.to, ['aase@example.test', 'hidden@example.test']);
  assert.equal(summary.from, 'Tillid <tillid@example.test>');
  assert.equal(summary.receivedAt, '2026-06-03T12:05:09.000Z');
  const message = await newest(mailbox);
  assert.match(message.text ?? '', /^Kære Åse/);
  assert.equal(message.html, null);
  assert.deepEqual(message.links, ['http://localhost:3000/activate/abcdefghijklmnopqrstuv']);
  const page = await (await get(mailbox, '/')).text();
  assert.match(page, /Aktivér dig selv: Ærø &#38; Øer/);
  assert.match(page, /03\.06\.2026,? (kl\. )?14\.05\.09/);
  const shown = await (await get(mailbox, `/messages/${summary.id}`)).text();
  assert.match(shown, /<a href="http:\/\/localhost:3000\/activate\/abcdefghijklmnopqrstuv" rel="noopener noreferrer">/);
});

test('the newest is first', async () => {
  await using mailbox = await start();
  for (const subject of ['one', 'two', 'three']) await sendMail(mailbox, { subject, text: '.' });
  assert.deepEqual(
    (await list(mailbox)).map(({ subject }) => subject),
    ['three', 'two', 'one'],
  );
});

test('what a mail says is shown as text, never as markup', async () => {
  await using mailbox = await start();
  const attack = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
  await sendMail(mailbox, { subject: attack, from: { name: attack, address: 'a@example.test' }, text: attack });
  const { id } = await newest(mailbox);
  for (const path of ['/', `/messages/${id}`]) {
    const page = await (await get(mailbox, path)).text();
    assert.doesNotMatch(page, /<script|<img/);
    assert.match(page, /&#60;script&#62;/);
  }
});

test('the HTML of a mail comes in a sandbox in which nothing runs or is fetched', async () => {
  await using mailbox = await start();
  const html =
    '<html><head><title>x</title></head><body><script>alert(1)</script><a href="https://example.test">her</a></body></html>';
  await sendMail(mailbox, { subject: 'HTML', text: 'text', html });
  const { id } = await newest(mailbox);
  const page = await get(mailbox, `/messages/${id}`);
  assert.match(
    await page.text(),
    /<iframe\s+src="\/messages\/[0-9a-f]{16}\/html"[^>]*\ssandbox="allow-popups allow-popups-to-escape-sandbox"/,
  );
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const framed = await get(mailbox, `/messages/${id}/html`);
  const policy = framed.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';/);
  assert.doesNotMatch(policy, /script|allow-same-origin/);
  assert.equal(framed.headers.get('x-content-type-options'), 'nosniff');
  assert.match(await framed.text(), /<head><base target="_blank">/);
});

test('a restart keeps mails, in their order, and forgets what was half written', async () => {
  await withDirectory(async (directory) => {
    const before = await start({ directory });
    for (const subject of ['first', 'second']) await sendMail(before, { subject, text: 'Æ', to: 'zoë@example.test' });
    const listed = await list(before);
    await before.close();
    await writeFile(join(directory, '000001780000000-0123456789abcdef.eml.part'), 'half');
    await using after = await start({ directory });
    assert.deepEqual(await list(after), listed);
    assert.equal((await newest(after)).text?.trim(), 'Æ');
    assert.equal((await readdir(directory)).length, 2);
  });
});

test('only the newest are kept, on disk too', async () => {
  await withDirectory(async (directory) => {
    await using mailbox = await start({ directory, keep: 2 });
    for (const subject of ['one', 'two', 'three']) await sendMail(mailbox, { subject, text: '.' });
    assert.deepEqual(
      (await list(mailbox)).map(({ subject }) => subject),
      ['three', 'two'],
    );
    assert.equal((await readdir(directory)).length, 2);
  });
});

test('a mail that is too large is refused and the mailbox goes on', async () => {
  await using mailbox = await start();
  await assert.rejects(sendMail(mailbox, { subject: 'large', text: 'a'.repeat(2_000_000) }), /552|size/i);
  await sendMail(mailbox, { subject: 'small', text: '.' });
  assert.equal((await list(mailbox)).length, 1);
});

test('attachments are named', async () => {
  await using mailbox = await start();
  await sendMail(mailbox, { subject: 'file', text: '.', attachments: [{ filename: 'Blåbær.txt', content: 'x' }] });
  assert.deepEqual((await newest(mailbox)).attachments, ['Blåbær.txt']);
});

test('the pages speak Danish and English, and links keep a choice', async () => {
  await using mailbox = await start();
  assert.match(await (await get(mailbox, '/')).text(), /<html lang="da">[\s\S]*Der er ingen e-mails endnu/);
  assert.match(await (await get(mailbox, '/', 'en-GB')).text(), /<html lang="en">[\s\S]*There are no e-mails yet/);
  await sendMail(mailbox, { subject: 'hello', text: '.' });
  const chosen = await (await get(mailbox, '/?language=en')).text();
  assert.match(chosen, /<html lang="en">[\s\S]*href="\/messages\/[0-9a-f]{16}\?language=en"/);
  assert.match(chosen, /Demo mailbox/);
});

test('unknown pages, methods and hosts are refused', async () => {
  await using mailbox = await start();
  const address = `http://127.0.0.1:${mailbox.pagePort}`;
  assert.equal((await get(mailbox, '/messages/0123456789abcdef')).status, 404);
  assert.equal((await get(mailbox, '/messages/0123456789abcdef.json')).status, 404);
  assert.equal((await get(mailbox, '/messages/../../etc/passwd')).status, 404);
  assert.equal((await fetch(address, { method: 'POST', body: 'x' })).status, 405);
  assert.equal(await statusFor(mailbox, 'evil.example'), 421);
  assert.equal(await statusFor(mailbox, '127.0.0.1.evil.example:80'), 421);
  assert.equal(await statusFor(mailbox, `localhost:${mailbox.pagePort}`), 200);
});

async function statusFor(mailbox: Mailbox, host: string): Promise<number | undefined> {
  const sent = request({ port: mailbox.pagePort, host: '127.0.0.1', headers: { host } }).end();
  const [response]: { statusCode?: number; resume(): void }[] = await once(sent, 'response');
  response?.resume();
  return response?.statusCode;
}

test('it refuses a public system unless told otherwise, and names a port in use', async () => {
  await assert.rejects(start({ publicUrl: 'https://tillid.example.org' }), /TILLID_DEMO/);
  await using open = await start({ publicUrl: 'https://tillid.example.org', allowPublic: true });
  await assert.rejects(start({ smtpPort: open.smtpPort }), new RegExp(`EADDRINUSE.*${open.smtpPort}`));
  await assert.rejects(start({ pagePort: open.pagePort }), new RegExp(`EADDRINUSE.*${open.pagePort}`));
});
