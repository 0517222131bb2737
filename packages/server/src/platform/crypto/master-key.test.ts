import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { link, mkdtemp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Secrets } from '../settings/settings.ts';
import { makeNextKey, promoteNextKey } from './key-files.ts';
import { lacksKey, masterKeyFrom, nameOfKeys, readMasterKey } from './master-key.ts';

const none: Secrets = {
  databaseUrl: undefined,
  databaseOwnerUrl: undefined,
  masterKey: undefined,
  masterKeyFile: undefined,
  previousMasterKey: undefined,
  previousMasterKeyFile: undefined,
  eidClientSecret: undefined,
  smtpUrl: undefined,
};

async function dataDirectory(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'tillid-key-'));
  context.after(() => rm(directory, { recursive: true }));
  return directory;
}

test('keys for purposes differ from each other and from those of another master key; the id tells nothing of it', () => {
  const bytes = randomBytes(32);
  const master = masterKeyFrom(bytes);
  assert.deepEqual(master.derive('a'), masterKeyFrom(bytes).derive('a'));
  assert.notDeepEqual(master.derive('a'), master.derive('b'));
  assert.notDeepEqual(master.derive('a'), masterKeyFrom(randomBytes(32)).derive('a'));
  assert.match(master.id, /^[0-9a-f]{12}$/);
  assert.equal(bytes.toString('hex').includes(master.id), false);
});

test('anything but 32 bytes is refused, and what was given is not said', async () => {
  for (const wrong of ['short', randomBytes(31).toString('base64'), randomBytes(33).toString('base64'), '!']) {
    await assert.rejects(readMasterKey({ ...none, masterKey: wrong }, '/nowhere'), (error: Error) => {
      assert.match(error.message, /32 bytes in base64/);
      assert.equal(error.message.includes(wrong) && wrong !== '!', false);
      return true;
    });
  }
});

test('without a key given, one is made once in the data directory, for its owner alone', async (context) => {
  const directory = await dataDirectory(context);
  const keys = await Promise.all(Array.from({ length: 5 }, () => readMasterKey(none, directory)));
  const [first] = keys;
  for (const key of keys) assert.equal(key.id, first?.id);
  assert.equal((await readMasterKey(none, directory)).id, first?.id);
  assert.deepEqual(await readdir(join(directory, 'secrets')), ['master.key']);
  assert.equal((await stat(join(directory, 'secrets', 'master.key'))).mode & 0o777, 0o600);
});

test('beside a database that is there already no new key is made', async (context) => {
  const directory = await dataDirectory(context);
  await mkdir(join(directory, 'postgresql'));
  await assert.rejects(readMasterKey(none, directory), /restore .*master\.key from the same backup/);
  assert.deepEqual(await readdir(directory), ['postgresql']);
});

test('a key file that is named is read and never made', async (context) => {
  const masterKeyFile = join(await dataDirectory(context), 'key');
  await assert.rejects(
    readMasterKey({ ...none, masterKeyFile }, '/nowhere'),
    /^Error: MASTER_KEY_FILE names .*, which is not there$/,
  );
  const bytes = randomBytes(32);
  await writeFile(masterKeyFile, `${bytes.toString('base64')}\n`);
  assert.equal((await readMasterKey({ ...none, masterKeyFile }, '/nowhere')).id, masterKeyFrom(bytes).id);
});

test('a file that holds no key is named, and what is in it is not said', async (context) => {
  const file = join(await dataDirectory(context), 'key');
  await writeFile(file, 'hush-hush\n');
  const good = randomBytes(32).toString('base64');
  for (const [secrets, name] of [
    [{ ...none, masterKeyFile: file }, 'MASTER_KEY_FILE'],
    [{ ...none, masterKey: good, previousMasterKeyFile: file }, 'PREVIOUS_MASTER_KEY_FILE'],
  ] as const) {
    await assert.rejects(readMasterKey(secrets, '/nowhere'), (error: Error) => {
      assert.match(error.message, new RegExp(`\\(${name}\\) is no master key: it must be 32 bytes in base64`));
      assert.doesNotMatch(error.message, /hush/);
      return true;
    });
  }
});

test('the key before it is known besides, and files are read again when they change', async (context) => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const masterKeyFile = join(await dataDirectory(context), 'key');
  await writeFile(masterKeyFile, first.toString('base64'));
  const given = await readMasterKey(
    { ...none, masterKeyFile, previousMasterKey: second.toString('base64') },
    '/nowhere',
  );
  assert.deepEqual(
    [given.id, ...given.others.map(({ id }) => id)],
    [first, second].map((key) => masterKeyFrom(key).id),
  );
  await writeFile(masterKeyFile, second.toString('base64'));
  assert.equal((await given.readAgain?.())?.id, masterKeyFrom(second).id);
  const fixed = await readMasterKey({ ...none, masterKey: first.toString('base64') }, '/nowhere');
  assert.equal(fixed.readAgain, undefined);
  assert.equal(lacksKey(nameOfKeys(given), masterKeyFrom(second).id), false);
  assert.equal(lacksKey(nameOfKeys(fixed), masterKeyFrom(first).id), false);
  assert.equal(lacksKey(nameOfKeys(fixed), masterKeyFrom(second).id), true);
  assert.equal(lacksKey('psql', masterKeyFrom(second).id), false);
});

test('the files of the data directory: a next key is made once, takes the place of the current one, and nothing is lost between', async (context) => {
  const directory = await dataDirectory(context);
  const { id } = await readMasterKey(none, directory);
  await makeNextKey(directory);
  const both = await readMasterKey(none, directory);
  await makeNextKey(directory);
  assert.deepEqual([both.others.map((key) => key.id), (await readMasterKey(none, directory)).id], [[id], both.id]);
  const secrets = join(directory, 'secrets');
  // Stopped after the first of the two renamings.
  await link(join(secrets, 'master.key'), join(secrets, `master.key.former-${id}`));
  assert.equal((await readMasterKey(none, directory)).id, both.id);
  assert.equal(await promoteNextKey(directory, id), join(secrets, `master.key.former-${id}`));
  assert.deepEqual((await readdir(secrets)).toSorted(), ['master.key', `master.key.former-${id}`]);
  const after = await readMasterKey(none, directory);
  assert.deepEqual([after.id, after.others.map((key) => key.id)], [both.id, [id]]);
  assert.equal(await promoteNextKey(directory, id), undefined);
  assert.equal((await stat(join(secrets, 'master.key'))).mode & 0o777, 0o600);
});
