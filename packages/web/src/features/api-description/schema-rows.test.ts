import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaRows, typeWords, type JsonSchema } from './schema-rows.ts';

const uuid = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };

const words: readonly [schema: JsonSchema, words: string][] = [
  [uuid, 'UUID'],
  [{ type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }, 'day'],
  [{ type: 'string', maxLength: 100 }, 'string, at most 100'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ type: 'string', enum: ['da', 'en'] }, '"da" | "en"'],
  [{ const: true }, 'true'],
  [{ type: 'array', items: uuid }, 'list of UUID'],
  [{ type: 'integer', minimum: 0, maximum: 3 }, 'number, 0–3'],
  [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'number'],
  [{ type: 'string', format: 'binary' }, 'file'],
  [{}, 'anything'],
];
for (const [schema, expected] of words) {
  test(`a value is told as ${expected}`, () => assert.equal(typeWords(schema), expected));
}

test('fields of fields, of lists and of alternatives stand below each other', () => {
  const user: JsonSchema = {
    type: 'object',
    properties: { userId: uuid, name: { type: 'string' } },
    required: ['userId'],
  };
  const reply: JsonSchema = {
    type: 'object',
    properties: { items: { type: 'array', items: user }, sent: { anyOf: [user, { type: 'null' }] } },
    required: ['items'],
  };
  assert.deepEqual(
    schemaRows(reply).map(({ path, needed }) => `${path}${needed ? '' : '?'}`),
    ['items', 'items[].userId', 'items[].name?', 'sent?', 'sent.userId', 'sent.name?'],
  );
});

test('a field that only one alternative has is not always there', () => {
  const one: JsonSchema = {
    properties: { kind: { const: 'a' }, name: { type: 'string' } },
    required: ['kind', 'name'],
  };
  const other: JsonSchema = { properties: { kind: { const: 'b' } }, required: ['kind'] };
  assert.deepEqual(schemaRows({ oneOf: [one, other] })[0], { path: 'kind', needed: true, type: '"a" | "b"' });
  assert.deepEqual(schemaRows({ type: 'string' }), []);
});
