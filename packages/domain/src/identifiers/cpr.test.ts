import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { hasControlDigit, parseCpr, type Cpr, type CprFault } from './cpr.ts';

const testNumbers = { testNumbers: true };
const realNumbers = { testNumbers: false };

// Days of replacement numbers, so that no text here can be anybody's number.
const replacementDigits = fc
  .record({
    day: fc.integer({ min: 61, max: 88 }),
    month: fc.integer({ min: 1, max: 12 }),
    rest: fc.stringMatching(/^\d{6}$/u),
  })
  .map(({ day, month, rest }) => `${day}${String(month).padStart(2, '0')}${rest}`);

test('reading gives back the ten digits, however the last four are set apart', () => {
  fc.assert(
    fc.property(replacementDigits, fc.constantFrom('', '-', ' ', ' - ', '\u00A0', '\u2011'), (digits, separator) => {
      const cpr = read(` ${digits.slice(0, 6)}${separator}${digits.slice(6)} `);
      assert.equal(cpr.reveal(), digits);
      assert.ok(cpr.equals(read(digits)));
    }),
  );
});

test('twelve digits are read when, and only when, the century agrees with the seventh digit', () => {
  fc.assert(
    fc.property(replacementDigits, fc.constantFrom('18', '19', '20', '21'), (digits, century) => {
      const long = `${digits.slice(0, 4)}${century}${digits.slice(4)}`;
      if (read(digits).birthDate().startsWith(century)) assert.equal(read(long).reveal(), digits);
      else assert.equal(faultOf(long), 'cpr-century');
    }),
  );
});

const centuries: readonly (readonly [seventh: string, year: string, born: string])[] = [
  ...['0', '1', '2', '3'].flatMap((digit) =>
    ['00', '36', '37', '57', '58', '99'].map((y) => [digit, y, `19${y}`] as const),
  ),
  ...['4', '9'].flatMap((digit) => [
    ...['00', '36'].map((y) => [digit, y, `20${y}`] as const),
    ...['37', '57', '58', '99'].map((y) => [digit, y, `19${y}`] as const),
  ]),
  ...['5', '6', '7', '8'].flatMap((digit) => [
    ...['00', '36', '37', '57'].map((y) => [digit, y, `20${y}`] as const),
    ...['58', '99'].map((y) => [digit, y, `18${y}`] as const),
  ]),
];

test('every seventh digit gives the century of the table, at both ends of each range of years', () => {
  assert.equal(centuries.length, 60);
  for (const [seventh, year, born] of centuries) {
    assert.equal(read(`6101${year}${seventh}000`).birthDate(), `${born}-01-01`, `${seventh} ${year}`);
  }
});

test('the first six digits must be a day of the calendar', () => {
  assert.equal(read('9101570000').birthDate(), '1957-01-31');
  assert.equal(faultOf('9104570000'), 'cpr-date');
  assert.equal(faultOf('9201570000'), 'cpr-date');
  assert.equal(faultOf('6001570000'), 'cpr-date');
  assert.equal(faultOf('0001570000'), 'cpr-date');
  assert.equal(faultOf('6100570000'), 'cpr-date');
  assert.equal(faultOf('6113570000'), 'cpr-date');
  assert.equal(faultOf('4501570000'), 'cpr-date');
});

test('leap days follow the century: 1900 had none, 2000 had one', () => {
  assert.equal(faultOf('8902000000'), 'cpr-date');
  assert.equal(read('8902004000').birthDate(), '2000-02-29');
  assert.equal(read('8902960000').birthDate(), '1996-02-29');
  assert.equal(faultOf('8902970000'), 'cpr-date');
});

test('a replacement number is refused unless test numbers are allowed', () => {
  assert.equal(faultOf('6101570000', realNumbers), 'cpr-test-number');
  assert.equal(faultOf('610119570000', realNumbers), 'cpr-test-number');
  assert.ok(read('6101570000').isReplacement());
});

test('a number of the register is read with and without test numbers, and modulus 11 never refuses', () => {
  // 1 January 1858 with any serial: nobody with such a number lives.
  fc.assert(
    fc.property(fc.integer({ min: 5000, max: 8999 }), (serial) => {
      const text = `010158-${serial}`;
      assert.equal(read(text, realNumbers).birthDate(), '1858-01-01');
      assert.equal(read(text).isReplacement(), false);
    }),
  );
});

test('the control digit is that of modulus 11, and about one number in eleven has it', () => {
  fc.assert(
    fc.property(replacementDigits, (digits) => {
      assert.equal(hasControlDigit(read(digits)), weightedByHand(digits) % 11 === 0);
    }),
  );
  const serials = Array.from({ length: 1000 }, (_, serial) => `6101570${String(serial).padStart(3, '0')}`);
  const fitting = serials.filter((digits) => hasControlDigit(read(digits)));
  assert.ok(fitting.length > 80 && fitting.length < 100, String(fitting.length));
});

test('what Excel makes of a number is named', () => {
  assert.equal(faultOf('101570000'), 'cpr-lost-zero');
  assert.equal(faultOf('10157-0000'), 'cpr-lost-zero');
  assert.equal(faultOf('6,10157E+09'), 'cpr-scientific');
  assert.equal(faultOf('6.10157E+09'), 'cpr-scientific');
  assert.equal(faultOf('6e9'), 'cpr-scientific');
});

test('anything else is no number', () => {
  for (const text of [
    '',
    ' ',
    '61015700',
    '61015700000',
    '6101570000123',
    '610157/0000',
    '61-0157-0000',
    'abc',
    '٦١٠١٥٧٠٠٠٠',
  ]) {
    assert.equal(faultOf(text), 'cpr-format', text);
  }
});

test('no text whatever makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof parseCpr(text, testNumbers).ok === 'boolean'));
});

test('a number prints masked wherever a program prints', () => {
  const cpr = read('6101570000');
  assert.equal(String(cpr), '610157-••••');
  assert.equal(JSON.stringify({ cpr }), '{"cpr":"610157-••••"}');
  assert.equal(inspect({ cpr }, { showHidden: true }), '{ cpr: 610157-•••• }');
  assert.deepEqual(Object.keys(cpr), []);
});

test('different numbers are not equal', () => {
  assert.equal(read('6101570000').equals(read('6101570001')), false);
});

function read(text: string, rules = testNumbers): Cpr {
  const result = parseCpr(text, rules);
  assert.ok(result.ok, `${text}: ${result.ok ? '' : result.fault}`);
  return result.value;
}

function faultOf(text: string, rules = testNumbers): CprFault | undefined {
  const result = parseCpr(text, rules);
  return result.ok ? undefined : result.fault;
}

function weightedByHand(digits: string): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0] = Array.from(digits, Number);
  return 4 * a + 3 * b + 2 * c + 7 * d + 6 * e + 5 * f + 4 * g + 3 * h + 2 * i + j;
}
