import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { defaultPriceTable, pricesOn } from '@tillid/domain/authenticators/prices';
import { readSettings } from './read-settings.ts';

async function readWith(content: string) {
  const directory = await mkdtemp(join(tmpdir(), 'tillid-prices-'));
  try {
    const path = join(directory, 'prices.json');
    await writeFile(path, content);
    return readSettings({ PRICES_FILE: path });
  } finally {
    await rm(directory, { recursive: true });
  }
}

test('without a file the built-in prices hold', () => {
  const read = readSettings({});
  assert.ok(read.ok);
  assert.deepEqual(read.value.settings.prices, defaultPriceTable);
});

test('prices of a file hold from their day on, in kroner with decimals; what is not named stays as before', async () => {
  const read = await readWith('[{"from":"2026-07-01","chip":120.5},{"from":"2027-01-01","code-display":40}]');
  assert.ok(read.ok);
  const { prices } = read.value.settings;
  assert.equal(pricesOn(prices, '2026-06-30').chip, 11_500);
  assert.deepEqual(
    [pricesOn(prices, '2026-07-01').chip, pricesOn(prices, '2026-07-01')['code-display']],
    [12_050, 3350],
  );
  assert.deepEqual(
    [pricesOn(prices, '2027-01-01').chip, pricesOn(prices, '2027-01-01')['code-display']],
    [12_050, 4000],
  );
});

const wrong: readonly [what: string, content: string][] = [
  ['no JSON', 'chip: 120'],
  ['no list', '{"from":"2026-07-01"}'],
  ['no day', '[{"chip":120}]'],
  ['a day that is none', '[{"from":"2026-13-01"}]'],
  ['days in the wrong order', '[{"from":"2026-07-01"},{"from":"2026-07-01"}]'],
  ['something without a price', '[{"from":"2026-07-01","pencil":3}]'],
  ['a negative price', '[{"from":"2026-07-01","chip":-1}]'],
  ['a third of an øre', '[{"from":"2026-07-01","chip":1.333}]'],
  ['a price in words', '[{"from":"2026-07-01","chip":"120"}]'],
];
for (const [what, content] of wrong)
  test(`a file with ${what} stops the start`, async () => {
    const read = await readWith(content);
    assert.ok(!read.ok);
    assert.equal(read.fault.length, 1);
    assert.match(read.fault[0] ?? '', /^PRICES_FILE/);
  });

test('a file that is not there stops the start', () => {
  const read = readSettings({ PRICES_FILE: '/nowhere/prices.json' });
  assert.deepEqual(read.ok ? [] : read.fault, ['PRICES_FILE must name a file of JSON with a list of prices']);
});
