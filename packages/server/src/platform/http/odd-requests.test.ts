import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as openRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { makeApiClient, secretForm, sendTokenRequest } from '../../../../../test/support/api-client.ts';
import { findFreePorts } from '../../../../../test/support/free-ports.ts';
import { newUserBody } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { until } from '../../../../../test/support/until.ts';

let server: TestServer;
let port: number;
before(async () => {
  port = await findFreePorts();
  server = await startTestServer({ PORT: String(port) });
  await server.listen();
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

test('whoever leaves before the answer is no fault of the server', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.end('POST /api/v1/token HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n');
  await once(socket.resume(), 'close');
  assert.equal((await server.visitor().get('/api/v1/session')).status, 200);
  assert.deepEqual(server.logged('request failed'), []);
});

test('a body that is long on its way lets in nobody who was shut out meanwhile', async () => {
  const administrator = await server.signIn('organisation-administrator');
  const program = await makeApiClient(administrator, ['users:create']);
  const token = (await sendTokenRequest(server, secretForm(program))).body['access_token'];
  // Its last use is written down anew after five minutes, which tells that it was let in.
  server.clock.advance({ minutes: 6 });
  const body = JSON.stringify(newUserBody());
  const headers = { authorization: `Bearer ${String(token)}`, 'content-type': 'application/json' };
  const sending = openRequest({ port, host: '127.0.0.1', method: 'POST', path: '/api/v1/users', headers });
  sending.write(body.slice(0, 10));
  await until(
    () => server.query<{ used: Date }>('select last_used_at as used from api_client'),
    ([row]) => row?.used.getTime() === server.clock.now().epochMilliseconds,
  );
  const path = `/api/v1/api-clients/${program.apiClientId}`;
  assert.equal((await administrator.delete(path, { ifMatch: program.version })).status, 204);
  server.clock.advance({ seconds: 2 });
  sending.end(body.slice(10));
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  answer.resume();
  assert.equal(answer.statusCode, 401);
});
