import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());

test('an address that cannot be decoded is a problem and is not repeated in the answer', async () => {
  const answer = await server.visitor().get('/api/v1/users/%E0%A4%A');
  assert.equal(answer.status, 400);
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
  assert.doesNotMatch(answer.text, /%E0/);
});

test('a parameter that is too long is a problem', async () => {
  const answer = await server.visitor().get(`/api/v1/activation/${'A'.repeat(200)}`);
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
  assert.ok(answer.status >= 400 && answer.status < 500);
});

test('asking for the headers of the event stream alone is answered at once', async () => {
  const response = await server.platform.http.app.inject({ method: 'HEAD', url: '/api/v1/events' });
  assert.equal(response.statusCode, 404);
});
