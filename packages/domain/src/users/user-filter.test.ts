import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { orderChoices } from '../authenticators/authenticator-order.ts';
import {
  activationMatters,
  everyUser,
  formatUserFilter,
  isEveryUser,
  parseUserFilter,
  userFilterKeys,
  userFilterLimits,
  type UserFilter,
} from './user-filter.ts';
import { searchedWords } from '../text/searched-words.ts';
import { userStatuses } from './user-status.ts';

const ids = fc.uniqueArray(fc.uuid(), { maxLength: userFilterLimits.ids }).map((found) => found.toSorted());
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const optionalDay = fc.option(
  day.map((date) => date.toISOString().slice(0, 10)),
  { nil: undefined },
);
const anyParts: { [Part in keyof UserFilter]: fc.Arbitrary<UserFilter[Part]> } = {
  search: fc
    .string({ maxLength: userFilterLimits.search })
    .map((text) => text.trim())
    .filter((text) => text === '' || searchedWords(text).length > 0),
  statuses: fc.subarray([...userStatuses]),
  authenticators: fc.subarray([...orderChoices]),
  productionUnitIds: ids,
  seNumberIds: ids,
  invoicingMethodIds: ids,
  anonymous: fc.option(fc.boolean(), { nil: undefined }),
  importId: fc.option(fc.uuid(), { nil: undefined }),
  neverActivated: fc.boolean(),
  notSignedInSince: optionalDay,
  activation: fc.subarray([...activationMatters]),
  deactivationPlanned: fc.boolean(),
  createdFrom: optionalDay,
  createdTo: optionalDay,
};
const anyFilter = fc.record(anyParts, { noNullPrototype: true });

test('what is written is read back as it was, also by way of an address', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const written = formatUserFilter(filter);
      assert.deepEqual(parseUserFilter(written), { filter, faults: [] });
      const address = new URLSearchParams(written);
      assert.deepEqual(parseUserFilter(Object.fromEntries(new URLSearchParams(address.toString()))).filter, filter);
    }),
  );
});

test('the filter of everybody is written as nothing at all', () => {
  assert.deepEqual(formatUserFilter(everyUser), {});
  assert.deepEqual(parseUserFilter({}), { filter: everyUser, faults: [] });
  assert.equal(isEveryUser(everyUser), true);
  assert.equal(isEveryUser({ ...everyUser, anonymous: false }), false);
});

test('equal filters are written alike, however they were put together', () => {
  const [a, b] = ['00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-00000000000A'] as const;
  const { filter } = parseUserFilter({
    status: 'active,imported,active',
    productionUnit: `${a},${b.replaceAll('-', '')},${a}`,
    search: '  Jensen ',
  });
  assert.deepEqual(formatUserFilter(filter), {
    search: 'Jensen',
    status: 'imported,active',
    productionUnit: `${b.toLowerCase()},${a}`,
  });
});

test('whatever stands in an address, a wrong part is named and the others hold', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('yes', 'no', 'active', '2026-02-29', '2024-02-29'));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...userFilterKeys), text), (query) => {
      const { filter, faults } = parseUserFilter(query);
      assert.deepEqual(parseUserFilter(formatUserFilter(filter)), { filter, faults: [] });
      const right = Object.fromEntries(Object.entries(query).filter(([key]) => !faults.some((fault) => fault === key)));
      assert.deepEqual(parseUserFilter(right), { filter, faults: [] });
    }),
  );
  const wrong = {
    search: 'x'.repeat(userFilterLimits.search + 1),
    status: 'active,gone',
    authenticator: 'Private',
    productionUnit: Array.from({ length: 51 }, (_, index) => `00000000-0000-7000-8000-0000000000${index + 10}`).join(),
    seNumber: '12345678',
    anonymous: 'true',
    neverActivated: 'no',
    notSignedInSince: '2026-02-29',
    createdTo: '29.02.2024',
  };
  const { filter, faults } = parseUserFilter({ ...wrong, import: '00000000-0000-7000-8000-000000000001' });
  assert.deepEqual(faults, Object.keys(wrong));
  assert.deepEqual(filter, { ...everyUser, importId: '00000000-0000-7000-8000-000000000001' });
});

test('a search of invisible characters alone is refused, for it would let everybody through', () => {
  for (const search of ['\u0000', '\u200B', '\u00AD', '\u0301'])
    assert.deepEqual(parseUserFilter({ search }), { filter: everyUser, faults: ['search'] });
});
