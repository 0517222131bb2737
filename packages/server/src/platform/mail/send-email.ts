import { createTransport, type Transporter } from 'nodemailer';
import type { Keyring } from '../crypto/keyring.ts';
import { mailContext } from './enqueue-mail.ts';
import { sendAlong, type Tx, type Work } from '../db/work.ts';
import { record } from '../history/record.ts';
import type { JobHandler } from '../jobs/worker.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** A mail ready to be sent. */
export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };
/** Turns a template and its values into a mail. */
export type RenderMail = (
  template: string,
  language: 'da' | 'en',
  params: Readonly<Record<string, string>>,
) => RenderedMail;

type Parts = {
  work: Work;
  keyring: Keyring;
  transport: Transporter;
  from: string;
  render: RenderMail;
  metrics: Metrics;
};
type Outgoing = { to: string; userId: string | null; mail: RenderedMail };

/** How long an SMTP server may take to take a connection and to greet, and how long it may be silent after that. */
export type SmtpPatience = { readonly greetingMs: number; readonly silenceMs: number };

/** Opens the way to an SMTP server over a few connections that are kept while there is mail; one that does not answer is given up after 20 s. */
export function openTransport(
  smtpUrl: string,
  { greetingMs, silenceMs }: SmtpPatience = { greetingMs: 10_000, silenceMs: 20_000 },
): Transporter {
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    maxMessages: 100,
    // A mail that no connection takes is tried again by its job, later and longer.
    maxRequeues: 1,
    idleTimeout: 10_000,
    connectionTimeout: greetingMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
  });
}

/** The job that sends one mail. Sent at least once: its Message-ID is the mail's id, so that a second copy is known as such. */
export function sendEmail(parts: Parts): JobHandler {
  return async (scope, id, lastTry) => {
    const outgoing = await parts.work(scope, (tx) => readOutgoing(tx, parts, id));
    if (outgoing === undefined) return;
    const failure = await deliver(parts, outgoing, id);
    if (failure === undefined) {
      await parts.work(scope, (tx) => endMail(tx, id, 'sent', null));
      parts.metrics.mails.inc({ outcome: 'sent' });
      return;
    }
    if (!lastTry && !failure.permanent) {
      await parts.work(scope, (tx) => noteTry(tx, id, failure.code));
      throw new Error(`SMTP answered ${failure.code}`);
    }
    await parts.work(scope, async (tx) => {
      await endMail(tx, id, 'failed', failure.code);
      if (outgoing.userId !== null)
        await record(tx, { kind: 'email.failed', entityType: 'user', entityId: outgoing.userId });
    });
    parts.metrics.mails.inc({ outcome: 'failed' });
  };
}

async function readOutgoing(tx: Tx, parts: Parts, id: string): Promise<Outgoing | undefined> {
  const [row, keys] = await Promise.all([
    tx.db
      .selectFrom('email')
      .selectAll()
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('id', '=', id)
      .executeTakeFirst(),
    parts.keyring.ofOrganisation(tx),
  ]);
  if (row === undefined || row.status !== 'queued' || row.sealed === null) return undefined;
  const { to, params } = JSON.parse(keys.unseal(row.sealed, mailContext(id)).toString()) as {
    to: string;
    params: Record<string, string>;
  };
  return { to, userId: row.user_id, mail: parts.render(row.template, row.language, params) };
}

async function deliver(
  parts: Parts,
  outgoing: Outgoing,
  id: string,
): Promise<{ code: string; permanent: boolean } | undefined> {
  try {
    const domain = parts.from.split('@').at(-1)?.replace('>', '') ?? 'localhost';
    const headers = { 'Auto-Submitted': 'auto-generated' };
    await parts.transport.sendMail({
      from: parts.from,
      to: outgoing.to,
      messageId: `<${id}@${domain}>`,
      headers,
      ...outgoing.mail,
    });
    return undefined;
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    // Only an answer to this very mail is for good; a refused log-in or greeting is put right by whoever runs the server.
    const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
    const permanent = aboutMail && responseCode !== undefined && responseCode >= 500;
    const isAnswer = responseCode !== undefined && (permanent || responseCode < 500);
    return { code: isAnswer ? String(responseCode) : `${code ?? 'unknown'} ${responseCode ?? ''}`.trim(), permanent };
  }
}

/** Administrators see that a mail waits for its next try, and why. */
async function noteTry(tx: Tx, id: string, failure: string): Promise<void> {
  await tx.db
    .updateTable('email')
    .set((eb) => ({ failure, attempts: eb('attempts', '+', 1) }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .execute();
}

async function endMail(tx: Tx, id: string, status: 'sent' | 'failed', failure: string | null): Promise<void> {
  const ended = tx.db
    .updateTable('email')
    .set((eb) => ({ status, failure, ended_at: tx.scope.now.toString(), attempts: eb('attempts', '+', 1) }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .where('status', '=', 'queued');
  sendAlong(tx, ended.execute());
}
