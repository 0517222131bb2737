import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { fileOf, header, imports, ImportTrial, line, lines } from '../../../../../test/support/import-trial.ts';

let trial: ImportTrial;

before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());
beforeEach(() => trial.signIn());

suite('files that are refused while they arrive leave nothing behind', () => {
  const binary = Buffer.concat([Buffer.from([0x4d, 0x5a, 0, 1, 2, 3]), Buffer.alloc(5_000)]);
  const files: readonly [string, Uint8Array, string][] = [
    ['empty', Buffer.alloc(0), 'file-empty'],
    ['a renamed workbook', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(3_000, 7)]), 'spreadsheet'],
    ['a renamed old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1]), 'spreadsheet'],
    ['binary', binary, 'not-text'],
    ['a list with NUL bytes', Buffer.from(`${header}\r\nC;;A\0B\r\n`), 'not-text'],
  ];
  for (const [what, bytes, code] of files) {
    test(what, async () => {
      const earlier = await trial.count('import');
      assert.deepEqual(trial.refusal(await trial.upload(bytes)), {
        status: 422,
        code: 'validation-failed',
        errors: [code],
      });
      assert.equal(await trial.count('import'), earlier);
    });
  }

  test('too large', async () => {
    const earlier = await trial.count('import');
    const answer = await trial.upload(Buffer.alloc(64 * 1024 * 1024 + 1, 'a'));
    assert.deepEqual(trial.refusal(answer), { status: 413, code: 'too-large', errors: ['file-too-large'] });
    assert.equal(await trial.count('import'), earlier);
  });

  test('no file at all', async () => {
    const answer = await trial.administrator.post(`${imports}?menuItem=create`, {});
    assert.ok([415, 422].includes(answer.status), answer.text);
  });
});

suite('files that are refused by their check change nothing and say what is wrong', () => {
  const wide = `${header};${Array.from({ length: 11 }, (_, index) => `Ekstra${index}`).join(';')}`;
  const files: readonly [string, () => Uint8Array, string][] = [
    ['26 columns', () => Buffer.from(`${wide}\r\n${line()}\r\n`), 'header-unknown'],
    ['a quote that is never closed', () => fileOf([line({ first: '"Åse' }), ...lines(3)]), 'quote-unclosed'],
    ['a cell of 100 kB', () => fileOf([line(), line({ first: 'a'.repeat(100_000) })]), 'cell-too-long'],
    ['no rows', () => fileOf([]), 'no-rows'],
    ['something else entirely', () => Buffer.from('Kære alle\r\nvi ses på mandag\r\n'), 'header-row-missing'],
    [
      'NUL bytes far into the file',
      () => Buffer.concat([fileOf(Array(20_000).fill(line())), Buffer.from([0, 0])]),
      'not-text',
    ],
  ];
  for (const [what, bytes, code] of files) {
    test(what, async () => {
      const earlier = await trial.count('business_user');
      const refused = await trial.check(bytes());
      assert.equal(refused.status, 'refused');
      assert.ok(
        refused.fileFaults.some((fault) => fault.code === code),
        JSON.stringify(refused.fileFaults),
      );
      assert.notEqual(refused.endedAt, null);
      assert.deepEqual((await trial.rowsOf(refused.importId)).items, []);
      assert.deepEqual(trial.refusal(await trial.apply(refused, 'good-rows-only')).errors, ['import-not-checked']);
      assert.equal(await trial.count('business_user'), earlier);
    });
  }
});
