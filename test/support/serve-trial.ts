// A server process of a fault test: what `tillid serve` runs, without the web app, so that no test waits until that is built.
import { startServer } from '@tillid/server/app';
import { openDatabase } from '@tillid/server/cli/open-database';
import { settingsOfEnvironment } from '@tillid/server/cli/environment-settings';
import { surviveLostOutput } from '@tillid/server/cli/survive-lost-output';
import { untilToldToStop } from '@tillid/server/cli/until-told-to-stop';
import { systemClock } from '@tillid/server/platform/clock/clock';
import { readMasterKey } from '@tillid/server/platform/crypto/master-key';
import { openLog } from '@tillid/server/platform/telemetry/log';

surviveLostOutput();
const stopped = untilToldToStop();
const { settings, secrets } = settingsOfEnvironment();
if (settings.eid.kind !== 'broker' || secrets.smtpUrl === undefined) throw new Error('a trial names eID and SMTP');
const log = openLog(settings.logLevel);
const database = await openDatabase(settings, secrets, log, () => process.exit(3));
const server = await startServer({
  settings,
  masterKey: await readMasterKey(secrets, settings.dataDirectory),
  databaseUrl: database.url,
  smtpUrl: secrets.smtpUrl,
  eid: { ...settings.eid, clientSecret: secrets.eidClientSecret ?? '' },
  clock: systemClock,
  log,
  webApp: undefined,
});
await server.listen();
console.log('serving');
await stopped;
await server.stop();
await database.stop();
