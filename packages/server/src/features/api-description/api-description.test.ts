import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const document = new URL('../../../../../docs/openapi.json', import.meta.url);

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

type Operation = {
  tags: string[];
  security?: Record<string, string[]>[];
  parameters: { name: string; required: boolean }[];
};

test('anyone reads the document that the repository holds, and may keep it for a while', async () => {
  const answer = await server.visitor().get('/api/v1/openapi.json');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['cache-control'], 'public, max-age=300');
  assert.match(String(answer.headers['content-type']), /^application\/json/);
  assert.deepEqual(JSON.parse(answer.text), JSON.parse(await readFile(document, 'utf8')));
});

test('it tells of each operation where it belongs and who may call it', async () => {
  const { paths, tags } = JSON.parse((await server.visitor().get('/api/v1/openapi.json')).text) as {
    paths: Record<string, Record<string, Operation>>;
    tags: { name: string }[];
  };
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const names = tags.map(({ name }) => name);
  assert.ok(operations.every((operation) => operation.tags.every((tag) => names.includes(tag))));
  const create = paths['/api/v1/users']?.['post'];
  assert.deepEqual(create?.security, [{ session: [] }, { apiClient: ['users:create'] }]);
  assert.equal(create?.parameters.find(({ name }) => name === 'X-Tillid-Organisation')?.required, false);
  const own = paths['/api/v1/profile']?.['get'];
  assert.deepEqual(own?.security, [{ session: [] }]);
  assert.equal(own?.parameters.find(({ name }) => name === 'X-Tillid-Organisation')?.required, true);
});

test('what is about somebody is still not kept', async () => {
  const admin = await server.signIn('user-administrator');
  assert.equal((await admin.get('/api/v1/users')).headers['cache-control'], 'no-store');
});
