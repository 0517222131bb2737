import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { after, before, beforeEach, suite, test } from 'node:test';
import { fileOf, imports, ImportTrial, lines, noteCpr } from '../../../../../test/support/import-trial.ts';

let trial: ImportTrial;

before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());
beforeEach(() => trial.signIn());

const boundary = 'tillid-test-boundary';
const end = `--${boundary}--\r\n`;
const file = fileOf(lines(1)).toString();

function field(name: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

function filePart(name: string, content = file): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="a.csv"\r\n\r\n${content}\r\n`;
}

suite('forms that are not one file', () => {
  const forms: readonly [string, string, number, string[]][] = [
    ['nothing', '', 422, ['file-missing']],
    ['an end without a beginning', end, 422, ['file-missing']],
    ['a field in place of the file', field('file', file) + end, 422, ['file-missing']],
    ['a file of another name', filePart('document') + end, 422, ['file-missing']],
    ['two files', filePart('file') + filePart('file') + end, 422, ['only-one-file']],
    ['a file that breaks off', filePart('file'), 400, []],
    ['a form that breaks off in a header', `--${boundary}\r\nContent-Disposition: form-d`, 400, []],
    ['another boundary than was said', filePart('file').replaceAll(boundary, 'other'), 400, []],
    ['a field named as what every object has', field('__proto__', 'x') + filePart('file') + end, 400, []],
  ];
  for (const [what, form, status, errors] of forms) {
    test(`${what}: refused, and nothing is left behind`, async () => {
      const earlier = await trial.count('import_chunk');
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
      const answer = await trial.administrator.post(`${imports}?menuItem=create`, Buffer.from(form), { headers });
      const refusal = trial.refusal(answer);
      assert.deepEqual([refusal.status, refusal.errors], [status, errors], answer.text);
      assert.equal(await trial.count('import_chunk'), earlier);
    });
  }

  test('fields beside the file are passed over', async () => {
    const form = field('note', 'hello') + filePart('file') + end;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await trial.administrator.post(`${imports}?menuItem=create`, Buffer.from(form), { headers });
    assert.equal(answer.status, 201, answer.text);
    await trial.server.jobs.drained();
  });
});

suite('names of files', () => {
  noteCpr('6105801234');
  const names: readonly [string, string][] = [
    ['../../../etc/passwd', 'passwd'],
    ['C:\\\\Users\\\\anna\\\\brugere.csv', 'brugere.csv'],
    ['a\u202Evsc.exe', 'avsc.exe'],
    ['Åse & <b>.csv', 'Åse & <b>.csv'],
    ['..', 'file.csv'],
    ['', 'file.csv'],
    ['ansat-610580-1234.csv', 'ansat-610580-••••.csv'],
    ['ansat 6105801234.csv', 'ansat 610580-••••.csv'],
    ['brugere-20260310-1200.csv', 'brugere-20260310-1200.csv'],
    [`${'æ'.repeat(300)}.csv`, 'æ'.repeat(200)],
  ];
  for (const [sent, kept] of names) {
    test(`${JSON.stringify(sent.slice(0, 40))} is kept as ${JSON.stringify(kept.slice(0, 40))}`, async () => {
      const checked = await trial.check(fileOf([]), sent);
      assert.equal(checked.fileName, kept);
    });
  }
});

suite('a browser that goes away while it sends', () => {
  test('leaves nothing behind and takes no place from others', async () => {
    const { app } = trial.server.platform.http;
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const { cookies, organisationId } = trial.administrator;
    const head = [
      `POST ${imports}?menuItem=create HTTP/1.1`,
      'Host: localhost',
      'Origin: http://localhost:3000',
      `X-Tillid-Organisation: ${organisationId}`,
      `Cookie: ${[...cookies].map(([name, value]) => `${name}=${value}`).join('; ')}`,
      `Content-Type: multipart/form-data; boundary=${boundary}`,
      'Content-Length: 50000000',
    ].join('\r\n');
    const earlier = await trial.count('import_chunk');
    for (const bytes of [0, 1_000, 3_000_000]) {
      for (const leave of ['destroy', 'resetAndDestroy'] as const) {
        const arrived = once(app.server, 'request');
        const socket = connect(port, '127.0.0.1');
        socket.write(`${head}\r\n\r\n${filePart('file', 'a;b\r\n'.repeat(bytes / 5))}`);
        const [, response] = (await arrived) as [unknown, NodeJS.EventEmitter];
        const closed = once(response, 'close');
        socket[leave]();
        await closed;
      }
    }
    assert.equal((await trial.upload(Buffer.from(file))).status, 201);
    await trial.server.jobs.drained();
    assert.equal(await trial.count('import_chunk'), earlier + 1);
  });
});
