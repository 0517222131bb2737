import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createTestClock } from '../../../../test/support/clock.ts';
import { check } from './check.ts';
import type { JsonRemark } from './check/write-json.ts';
import { WrongUse } from './wrong-use.ts';

type Result = {
  encoding: string | null;
  delimiter: string | null;
  rows: number;
  ok: number;
  faults: JsonRemark[];
  warnings: JsonRemark[];
};

const project = fileURLToPath(new URL('../../../../', import.meta.url));
const sample = (name: string) => join(project, 'packages/domain/src/imports/samples', name);
const header =
  'Aktion;UUID;Fornavn;Efternavn;CPR;Foedselsdato;Email;Telefon;Anonym;Referencetekst;TargetIAL;EAN;P-nummer;SE-nummer;Loginmiddel';
const ida = 'C;;Ida;Dahl;;24121985;ida@example.test;;N;;4;;;;';
const folder = mkdtempSync(join(tmpdir(), 'tillid-check-'));
after(() => rmSync(folder, { recursive: true }));

let files = 0;
function write(content: string | Uint8Array): string {
  const file = join(folder, `brugere-${(files += 1)}.csv`);
  writeFileSync(file, content);
  return file;
}

const csv = (...rows: string[]) => write([header, ...rows, ''].join('\r\n'));

/** Runs the command in this process; gives its exit status and what it wrote. */
async function run(
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  let text = '';
  const output = {
    async write(piece: string) {
      text += piece;
    },
  };
  const status = await check(args, { output, clock: createTestClock(), environment });
  return { status, text };
}

async function json(args: string[], environment?: Record<string, string>): Promise<Result & { status: number }> {
  const { status, text } = await run([...args, '--json'], environment);
  return { status, ...(JSON.parse(text) as Result) };
}

const codes = (remarks: readonly JsonRemark[]) => remarks.map(({ row, column, code }) => `${row} ${column} ${code}`);

test('as people call it: the sample, through npx', () => {
  const called = spawnSync('npx', ['tillid', 'check', sample('users-create.csv'), '--test-numbers', '--json'], {
    cwd: project,
    encoding: 'utf8',
  });
  assert.equal(called.status, 0, called.stderr);
  assert.deepEqual(JSON.parse(called.stdout), {
    encoding: 'windows-1252',
    delimiter: ';',
    rows: 12,
    ok: 12,
    faults: [],
    warnings: [],
  });
});

describe('the samples', () => {
  for (const [name, rows] of [
    ['users-create.csv', 12],
    ['users-update.csv', 3],
    ['users-delete.csv', 2],
  ] as const) {
    test(`${name} is fine where test numbers are allowed`, async () => {
      const { status, text } = await run([sample(name), '--test-numbers']);
      assert.equal(status, 0, text);
      assert.match(text, new RegExp(`^${rows} rækker: ${rows} uden fejl, 0 med fejl, 0 med advarsel$`, 'm'));
      assert.match(text, /Filen har ingen fejl\.\n$/);
    });
  }

  test('without test numbers each replacement number is named', async () => {
    const { status, rows, ok, faults } = await json([sample('users-create.csv')]);
    assert.deepEqual([status, rows, ok], [1, 12, 2]);
    assert.deepEqual(new Set(faults.map(({ code }) => code)), new Set(['cpr-test-number']));
    assert.deepEqual(
      faults.map(({ row }) => row),
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    );
  });
});

describe('files that cannot be used', () => {
  const cases: readonly [string, string | Uint8Array, string[]][] = [
    ['empty', '', ['0 null file-empty']],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), ['0 null spreadsheet']],
    ['binary', new Uint8Array([1, 0, 2, 0, 3]), ['0 null not-text']],
    ['some text', 'Kære alle\r\n', ['1 null header-row-missing']],
    ['a header alone', `${header}\r\n`, ['1 null no-rows']],
    ['a quote that is never closed', `${header}\r\n${ida}\r\nC;;"Ida;Dahl\r\n`, ['3 null quote-unclosed']],
    [
      'a misspelt header',
      `${header.replace('Fornavn', 'Navn')}\r\n${ida}\r\n`,
      ['1 null header-unknown', '1 Fornavn header-missing'],
    ],
  ];
  for (const [name, content, faults] of cases) {
    test(name, async () => {
      const file = write(content);
      const result = await json([file]);
      assert.deepEqual(codes(result.faults), faults);
      assert.equal(result.status, 1);
      const { status, text } = await run([file]);
      assert.equal(status, 1);
      assert.match(text, /Hele filen skal rettes, før den kan bruges\.\n$/);
    });
  }

  test('the limit that was passed is said', async () => {
    const wide = await json([write(`${header}\r\n${';'.repeat(70)}x\r\n`)]);
    assert.match(wide.faults[0]?.message ?? '', /Højst 64 kolonner/);
    const long = await json([write(`${header}\r\n${ida.replace('Dahl', 'x'.repeat(1_001))}\r\n`)]);
    assert.match(long.faults[0]?.message ?? '', /Højst 1\.000 tegn/);
  });

  test('larger than the limit is not read to its end', async () => {
    const result = await json(['/dev/zero']);
    assert.deepEqual(codes(result.faults), ['0 null file-too-large']);
    assert.deepEqual([result.encoding, result.delimiter, result.rows, result.ok], [null, null, 0, 0]);
  });
});

describe('rows', () => {
  test('faults and warnings have row, canonical column, code and a sentence in the language asked for', async () => {
    const file = csv(
      ida,
      'C;;Bo;Bæk;257151234;;bo@example.test;;N;;4;;;;',
      'U;;;;;;new@example.test;;;;;;;;',
      'D;not-a-uuid;;;;;;;;;;;;;',
      'c;;Bo;Bæk;;01011980;bæk@example.test;;N;;4;;;;',
    );
    const danish = await json([file]);
    assert.deepEqual([danish.status, danish.rows, danish.ok], [1, 5, 1]);
    assert.deepEqual(codes(danish.faults), [
      '3 CPR cpr-lost-zero',
      '4 UUID key-missing',
      '5 UUID uuid-format',
      '6 Aktion action-not-capital',
    ]);
    assert.equal(
      danish.faults[0]?.message,
      'CPR-nummeret har kun ni cifre. Excel har nok fjernet et 0 forrest. ' +
        'Gør kolonnen til Tekst i Excel, og skriv nummeret igen med 0 forrest.',
    );
    const english = await json([file, '--language', 'en']);
    assert.deepEqual(codes(english.faults), codes(danish.faults));
    assert.match(english.faults[0]?.message ?? '', /^The CPR number has only nine digits\./);
    assert.deepEqual(Object.keys(english.faults[0] ?? {}), ['row', 'column', 'code', 'message']);
  });

  test('the report names each cause once, with where it is and what to do', async () => {
    const { status, text } = await run([csv(ida, ida, ida.replace('4;;;;', '7;;;;'), 'C;;Bo;Bæk;;;x;;N;;9;;;;')]);
    assert.equal(status, 1);
    assert.equal(text.match(/FEJL: Sikringsniveauet findes ikke\./g)?.length, 1);
    assert.match(text, /FEJL: Sikringsniveauet findes ikke\.\n {2}Skriv 3 .+\n {4}Række 4, .+\n {4}Række 5, /);
    assert.match(
      text,
      /ADVARSEL: To rækker har samme navn og fødselsdato\.\n.+\n {4}Række 3\. Første gang i række 2\./,
    );
    assert.match(text, /Ret fejlene, og kontrollér filen igen\.\n$/);
    const english = await run([csv('C;;Bo;Bæk;;;x;;N;;4;;;;'), '--language', 'en']);
    assert.match(english.text, /^1 row: 0 without faults, 1 with faults, 0 with warnings$/m);
    assert.match(english.text, /FAULT: The email address is not written correctly\.\n.+\n {4}Row 2, /);
  });

  test('of a cause that is everywhere the report names the first places, JSON all', async () => {
    const file = csv(...Array.from({ length: 1_500 }, (_, n) => `C;;Bo;Bæk${'x'.repeat(n % 40)};;;${n};;N;;4;;;;`));
    const { text } = await run([file]);
    assert.equal(text.match(/Række \d+, E-mailadresse/g)?.length, 20);
    assert.match(text, /… og 1\.480 til/);
    const { faults } = await json([file]);
    assert.equal(faults.filter(({ code }) => code === 'email-format').length, 1_500);
  });

  test('warnings alone are no fault', async () => {
    const result = await json([csv(ida.replace('ida@', 'bæk@'))]);
    assert.deepEqual([result.status, result.ok, result.faults], [0, 1, []]);
    assert.deepEqual(codes(result.warnings), ['2 Email email-danish-letters']);
  });

  test('neither a CPR number nor a control character of the file reaches the answer', async () => {
    const file = csv('C;;Bo;Bæk;9913991234;;;;N;;4;;;;', 'U;;;;8401542250;;x;;;;;;;;', 'D;;;;8401542250;;;;;;;;;;');
    const heading = write(`${header};8401542250\u001B[2J\r\n${ida}\r\n`);
    for (const args of [[file], [file, '--json'], [heading], [heading, '--json']]) {
      const { text } = await run(args);
      assert.doesNotMatch(text, /9913991234|8401542250/);
      assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}/u);
    }
  });
});

describe('settings of the organisation', () => {
  const anonymous = csv(ida.replace(';N;;4', ';J;;3'), 'C;;Bo;Bæk;;01011980;bo@example.test;;N;;4;;1000000001;;');

  test('without them everything that an organisation can allow is allowed', async () => {
    assert.equal((await json([anonymous])).status, 0);
  });

  test('what they do not allow and have not registered is a fault', async () => {
    const settings = write(
      JSON.stringify({
        settings: { productionUnitsAllowed: true, language: 'en' },
        productionUnits: [{ number: '1000000002', name: 'Havnen' }],
      }),
    );
    const { status, faults } = await json([anonymous, '--settings', settings]);
    assert.equal(status, 1);
    assert.deepEqual(codes(faults), [
      '2 Anonym anonymity-not-allowed',
      '2 TargetIAL level-above-organisation',
      '3 P-nummer production-unit-not-registered',
    ]);
    assert.match(faults[0]?.message ?? '', /^Your organisation does not allow anonymous users\./);
  });

  test('swapped level digits are a setting of the deployment', async () => {
    const settings = write('\uFEFF{"settings":{"anonymityAllowed":true,"productionUnitsAllowed":true}}');
    const { status } = await json([anonymous, '--settings', settings], { LEVEL_DIGITS_SWAPPED: '1' });
    assert.equal(status, 1);
    const swapped = await json([csv(ida.replace(';N;;4', ';N;;3')), '--settings', settings], {
      LEVEL_DIGITS_SWAPPED: '1',
    });
    assert.equal(swapped.status, 0);
  });
});

describe('wrong use', () => {
  const notJson = write('language: da');
  const misspelt = write('{"settings":{"anonymityAlowed":true},"units":[]}');
  const wrongType = write('{"settings":{"language":"de"},"seNumbers":7}');
  const cases: readonly [string, string[], RegExp][] = [
    ['no file', [], /FILE is missing\nUsage: tillid check FILE/],
    ['two files', ['a.csv', 'b.csv'], /one argument too many: b\.csv\nUsage/],
    ['an unknown option', ['a.csv', '--jsonn'], /--jsonn[\s\S]+Usage/],
    ['an unknown language', ['a.csv', '--language', 'de'], /--language must be da or en, not "de"/],
    ['a file that is not there', [join(folder, 'none.csv')], /none\.csv cannot be read: there is no such file/],
    ['a folder', [folder], /cannot be read: it is a folder/],
    ['settings that are not there', ['a.csv', '--settings', join(folder, 'none.json')], /none\.json cannot be read/],
    ['settings that are not JSON', ['a.csv', '--settings', notJson], /is not JSON/],
    [
      'misspelt settings',
      ['a.csv', '--settings', misspelt],
      /settings: unknown name anonymityAlowed\n.+the file: unknown name units/,
    ],
    [
      'settings of a wrong type',
      ['a.csv', '--settings', wrongType],
      /settings\.language: must be one of da, en\n.+seNumbers: must be of type array/,
    ],
  ];
  for (const [name, args, message] of cases) {
    test(name, async () => {
      await assert.rejects(run(args), (fault) => fault instanceof WrongUse && message.test(fault.message));
    });
  }
});
