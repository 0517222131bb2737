import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { startScriptedSmtp, startSilentServer, type SmtpAnswer } from '../../../../../test/support/scripted-smtp.ts';
import { openUnitsOfWork, type UnitsOfWork } from '../../../../../test/support/units-of-work.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { enqueueMails } from './enqueue-mail.ts';
import { openTransport, sendEmail, type SmtpPatience } from './send-email.ts';

const address = 'kirsten.ærø@example.test';
let units: UnitsOfWork;
before(async () => {
  units = await openUnitsOfWork();
});
after(() => units.stop());

type Mail = { status: string; failure: string | null; attempts: number; sealed: Buffer | null };

async function queueMail(): Promise<string> {
  const { userId } = units.organisation.users.user;
  const params = { firstName: 'Kirsten', link: 'https://tillid.example/activate/abc' };
  const mail = { template: 'activation', to: address, userId, language: 'da', params } as const;
  const [id] = await units.work(units.scopeOf(units.organisation), (tx) => enqueueMails(tx, units.keyring, [mail]));
  assert.ok(id);
  return id;
}

async function readMail(id: string): Promise<Mail> {
  const [mail] = await units.database.query<Mail>('select status, failure, attempts, sealed from email where id = $1', [
    id,
  ]);
  assert.ok(mail);
  return mail;
}

async function failuresInHistory(): Promise<number> {
  const events = await units.database.query(`select 1 from history_event where kind = 'email.failed'`);
  return events.length;
}

/** The job of one mail against an SMTP address; `run` does it once. */
function jobAt(context: TestContext, smtpUrl: string, patience?: SmtpPatience) {
  const transport = openTransport(smtpUrl, patience);
  context.after(() => transport.close());
  const { work, keyring } = units;
  const render = (template: string, _language: string, params: Readonly<Record<string, string>>) => {
    const text = `${template}: ${params['firstName']}, ${params['link']}`;
    return { subject: template, text, html: `<p>${text}</p>` };
  };
  const job = sendEmail({
    work,
    keyring,
    transport,
    from: 'Tillid <no-reply@example.test>',
    render,
    metrics: createMetrics(),
  });
  return (id: string, { lastTry = false } = {}) => job(units.scopeOf(units.organisation), id, lastTry);
}

async function scripted(context: TestContext, answers: readonly SmtpAnswer[] | 'nobody') {
  const smtp = await startScriptedSmtp(answers);
  const run = jobAt(context, smtp.url);
  context.after(() => smtp.close());
  return { smtp, run };
}

test('a mail is sent under its own Message-ID, once, however often its job runs after that', async (context) => {
  const { smtp, run } = await scripted(context, []);
  const id = await queueMail();
  await run(id);
  await run(id);
  assert.deepEqual(smtp.taken, [`<${id}@example.test>`]);
  const { status, failure, attempts } = await readMail(id);
  assert.deepEqual({ status, failure, attempts }, { status: 'sent', failure: null, attempts: 1 });
});

test('a refusal for now is tried again: the mail still waits, and history says nothing', async (context) => {
  const { smtp, run } = await scripted(context, [451]);
  const id = await queueMail();
  const failures = await failuresInHistory();
  await assert.rejects(run(id), { message: 'SMTP answered 451' });
  assert.equal((await readMail(id)).status, 'queued');
  await run(id);
  assert.equal((await readMail(id)).status, 'sent');
  assert.equal(smtp.taken.length, 1);
  assert.equal(await failuresInHistory(), failures);
});

test('a refusal for good, and one for now at the last try, end the mail with an event of its user', async (context) => {
  const { smtp, run } = await scripted(context, [550, 451]);
  for (const [answer, lastTry] of [
    ['550', false],
    ['451', true],
  ] as const) {
    const id = await queueMail();
    const failures = await failuresInHistory();
    await run(id, { lastTry });
    const { status, failure } = await readMail(id);
    assert.deepEqual({ status, failure }, { status: 'failed', failure: answer });
    assert.equal(await failuresInHistory(), failures + 1);
    await run(id, { lastTry });
    assert.equal(await failuresInHistory(), failures + 1);
  }
  assert.deepEqual(smtp.taken, []);
});

test('a server that refuses us, and not the mail, does not end the mail', async (context) => {
  const { run } = await scripted(context, 'nobody');
  const id = await queueMail();
  await assert.rejects(run(id), /^Error: SMTP answered \w+ 554$/);
  assert.equal((await readMail(id)).status, 'queued');
});

test('an SMTP server that is not there, and one that says nothing, are given up and tried again', async (context) => {
  const gone = await startScriptedSmtp([]);
  await gone.close();
  const id = await queueMail();
  await assert.rejects(jobAt(context, gone.url)(id), /^Error: SMTP answered ECONNECTION|^Error: SMTP answered ESOCKET/);
  const silent = await startSilentServer();
  context.after(() => silent.close());
  const patience = { greetingMs: 200, silenceMs: 200 };
  await assert.rejects(jobAt(context, silent.url, patience)(id), /^Error: SMTP answered ETIMEDOUT$/);
  assert.equal((await readMail(id)).status, 'queued');
});

test('what is thrown and kept names neither address nor name', async (context) => {
  const { run } = await scripted(context, [451, 550]);
  const id = await queueMail();
  const thrown = await run(id).catch((error: unknown) => error);
  assert.ok(thrown instanceof Error && thrown.cause === undefined);
  assert.doesNotMatch(`${thrown.message} ${thrown.stack}`, /kirsten/i);
  await run(id);
  const { sealed, ...rest } = await readMail(id);
  assert.doesNotMatch(JSON.stringify(rest), /kirsten/i);
  assert.ok(sealed !== null);
});

test('the sealed body is unreadable in the table, and only for its own mail and organisation', async () => {
  const id = await queueMail();
  const { sealed } = await readMail(id);
  assert.ok(sealed !== null);
  for (const secret of ['Kirsten', 'kirsten', 'example.test', 'activate']) assert.equal(sealed.includes(secret), false);
  const keysOf = (which: 'organisation' | 'otherOrganisation') =>
    units.work(units.scopeOf(units[which]), (tx) => units.keyring.ofOrganisation(tx));
  const own = await keysOf('organisation');
  const other = await keysOf('otherOrganisation');
  assert.match(own.unseal(sealed, `email|${id}`).toString(), /Kirsten/);
  assert.throws(() => own.unseal(sealed, `email|${id.replace(/.$/, '0')}x`));
  assert.throws(() => other.unseal(sealed, `email|${id}`));
});
