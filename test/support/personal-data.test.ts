import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogScan } from './personal-data.ts';

function findingsIn(line: string, words: string[] = []): string[] {
  const scan = createLogScan();
  scan.stream.write(`${line}\n`);
  return scan.findings(words);
}

const told: readonly [what: string, line: string, words: string[], found: string][] = [
  ['a CPR number', '{"cpr":"0101801234"}', [], '0101801234'],
  ['a replacement number with its hyphen', 'user 610180-1234 failed', [], '610180-1234'],
  ['an address', 'SMTP refused <søren.b@firma.example>', [], 'søren.b@firma.example'],
  ['a name', '"message":"key (Ærø) exists"', ['Ærø'], 'Ærø'],
  ['a token', 'GET /activate/AbC-_9', ['AbC-_9'], 'AbC-_9'],
];
for (const [what, line, words, found] of told) {
  test(`the scan of the log finds ${what}`, () => {
    assert.deepEqual(
      findingsIn(line, words).map((finding) => finding.split(' in ')[0]),
      [found],
    );
  });
}

const quiet: readonly [what: string, line: string, words: string[]][] = [
  ['a UUID and a hash', '0198f3a0-7c11-7abc-9123-010180123456 head 0101801234abcdef', []],
  ['an instant', '2026-03-10T11:00:00.123Z 1773140400000', []],
  ['a word that a name begins', 'the Idaho job', ['Ida']],
  ['a name of two letters', 'Bo', ['Bo']],
];
for (const [what, line, words] of quiet) {
  test(`the scan of the log is quiet about ${what}`, () => assert.deepEqual(findingsIn(line, words), []));
}

test('figures of metrics are no CPR numbers, their labels are looked at', () => {
  const { findings } = createLogScan();
  assert.deepEqual(findings([], 'process_resident_memory_bytes 1203405824\n'), []);
  assert.equal(findings([], 'tillid_mails_total{to="a@b.example"} 1\n').length, 1);
});
