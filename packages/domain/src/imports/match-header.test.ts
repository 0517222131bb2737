import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { columns, headerKey } from './columns.ts';
import { matchHeader } from './match-header.ts';

const danish = columns.map(({ header }) => header as string);
const english = columns.map((column) => column.english);

test('the headers of the template are known in both languages', () => {
  for (const headers of [danish, english]) {
    const match = matchHeader(headers);
    assert.ok(match.ok);
    assert.deepEqual(Object.values(match.value), Array.from(headers.keys()));
  }
});

test('case, blanks, punctuation and ways to write æ, ø and å do not matter', () => {
  for (const spelling of ['Fødselsdato', 'FOEDSELSDATO', ' fodsels dato ', 'Date-of-Birth', 'Fo\u0308dselsdato']) {
    assert.ok(matchHeader(renamed('Foedselsdato', spelling)).ok, spelling);
  }
  assert.ok(matchHeader(renamed('Email', 'E-mail')).ok);
  assert.ok(matchHeader(renamed('CPR', 'CPR-nummer')).ok);
  assert.ok(matchHeader(renamed('P-nummer', 'P NUMBER')).ok);
});

test('no spelling means two columns', () => {
  const keys = columns.flatMap((column) => [
    ...new Set([headerKey(column.header), headerKey(column.english), ...column.spellings]),
    ...column.related,
  ]);
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual(keys, keys.map(headerKey));
});

test('the order of the columns does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(danish, { minLength: 15 }), (shuffled) => {
      const match = matchHeader(shuffled);
      assert.ok(match.ok);
      for (const { field, header } of columns) assert.equal(shuffled[match.value[field]], header);
    }),
  );
});

test('an unknown header is named with what it probably means, and so is the header it leaves missing', () => {
  assert.deepEqual(matchHeader(renamed('Telefon', 'Mobil')), {
    ok: false,
    fault: [
      { column: null, code: 'header-unknown', params: { header: 'Mobil', position: 8, suggestion: 'Telefon' } },
      { column: 'Telefon', code: 'header-missing', params: { header: 'Telefon', similar: 'Mobil' } },
    ],
  });
  const misspelt = matchHeader(renamed('Referencetekst', 'Refrencetekst'));
  assert.ok(!misspelt.ok);
  assert.equal(misspelt.fault[0]?.params?.['suggestion'], 'Referencetekst');
});

test('an unknown header that is like nothing missing has no suggestion', () => {
  assert.deepEqual(matchHeader([...danish, 'Skostørrelse']), {
    ok: false,
    fault: [{ column: null, code: 'header-unknown', params: { header: 'Skostørrelse', position: 16 } }],
  });
});

test('a missing, a double and a blank header are faults', () => {
  assert.deepEqual(matchHeader(danish.slice(0, -1)), {
    ok: false,
    fault: [{ column: 'Loginmiddel', code: 'header-missing', params: { header: 'Loginmiddel' } }],
  });
  assert.deepEqual(matchHeader([...danish, 'e-mail']), {
    ok: false,
    fault: [{ column: 'Email', code: 'header-double', params: { header: 'e-mail', position: 16, firstPosition: 7 } }],
  });
  assert.deepEqual(matchHeader(['', ...danish]), {
    ok: false,
    fault: [{ column: null, code: 'header-blank', params: { position: 1 } }],
  });
});

test('blank headers at the end do not count', () => {
  assert.ok(matchHeader([...danish, '', ' ', '']).ok);
});

test('a file without a header row is told as such, and nothing of its data is repeated', () => {
  const match = matchHeader(['C', '', 'Åse', 'Ærø', '7105850124']);
  assert.deepEqual(match, { ok: false, fault: [{ column: null, code: 'header-row-missing' }] });
});

test('a number in a header is masked', () => {
  const match = matchHeader([...danish, '710585-0124']);
  assert.ok(!match.ok);
  assert.equal(match.fault[0]?.params?.['header'], '710585-••••');
});

test('any cells give a match or faults', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...danish, ...english))), (cells) => {
      const match = matchHeader(cells);
      assert.ok(match.ok || match.fault.length > 0);
    }),
  );
});

function renamed(header: string, to: string): string[] {
  return danish.map((name) => (name === header ? to : name));
}
