import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findPlace, npmStart, queryPlace, type Place } from '../support/npm-start.ts';
import { logInAtDemo } from '../support/remote-client.ts';

const program = fileURLToPath(new URL('../../packages/server/src/cli/tillid.ts', import.meta.url));

/** `tillid keys rotate` beside what runs in a place; killed without a word when it says `words`. */
async function rotate(place: Place, words?: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [program, 'keys', 'rotate'], {
    env: { PATH: process.env['PATH'], TILLID_DATA: place.dataDirectory, PORT: String(place.port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (words !== undefined && said.includes(words)) child.kill('SIGKILL');
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

function keyFiles(place: Place): string[] {
  return readdirSync(join(place.dataDirectory, 'secrets'))
    .filter((name) => name.startsWith('master.key'))
    .map((name) => name.replace(/[0-9a-f]{12}$/, 'ID'))
    .toSorted();
}

test('keys are rotated beside a running server, which works on; killed in the middle and begun again it ends; the server starts with the new key', async (context) => {
  const place = await findPlace(context);
  const started = npmStart(place);
  await started.ready;
  const administrator = await logInAtDemo(place.url);
  for (const words of ['The master key is', 'renewed', 'new data key']) {
    const { code, said } = await rotate(place, words);
    assert.equal(code, null, `not killed at "${words}": ${said}`);
    assert.equal((await administrator.get('/api/v1/users')).status, 200, words);
    await logInAtDemo(place.url);
  }
  const whole = await rotate(place);
  assert.equal(whole.code, 0, whole.said);
  assert.match(whole.said, /Done\.\n$/);
  await logInAtDemo(place.url);
  started.interrupt();
  await started.ended;

  // Without a server the database is started for it.
  const alone = await rotate(place);
  assert.equal(alone.code, 0, alone.said);
  assert.ok(!keyFiles(place).includes('master.key.next'));
  assert.ok(keyFiles(place).includes('master.key.former-ID'));

  const again = npmStart(place);
  await again.ready;
  await logInAtDemo(place.url);
  const [left] = await queryPlace<{ masters: number; keys: number }>(
    place,
    `select (select count(distinct master_key_id)::int from organisation_key) as masters,
       (select count(*)::int from organisation_key where state in ('coming', 'retiring')) as keys`,
  );
  assert.deepEqual(left, { masters: 1, keys: 0 });
  again.interrupt();
  await again.ended;

  const stranger = npmStart(place, { MASTER_KEY: Buffer.alloc(32, 7).toString('base64') });
  const { code: status, output } = await stranger.ended;
  assert.equal(status, 1, output);
  assert.match(output, /lies under the master key [0-9a-f]{12}; the one given is [0-9a-f]{12}\./);
});
