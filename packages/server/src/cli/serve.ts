import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../app.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { readMasterKey } from '../platform/crypto/master-key.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { webAppFolder } from './build-web-app.ts';
import { createClosers } from './closers.ts';
import { settingsOfEnvironment } from './environment-settings.ts';
import { openDatabase } from './open-database.ts';
import { surviveLostOutput } from './survive-lost-output.ts';
import { untilToldToStop } from './until-told-to-stop.ts';
import { WrongUse } from './wrong-use.ts';

/** `tillid serve`: the server with a real eID broker and a real SMTP server; nothing built in but, without DATABASE_URL, the database. */
export async function serve(): Promise<number> {
  surviveLostOutput();
  const { settings, secrets } = settingsOfEnvironment();
  if (settings.eid.kind !== 'broker' || secrets.smtpUrl === undefined || secrets.eidClientSecret === undefined) {
    throw new WrongUse(
      'tillid serve needs EID_ISSUER, EID_CLIENT_ID, EID_CLIENT_SECRET and SMTP_URL; tillid start brings a simulator and a mailbox of its own',
    );
  }
  if (!existsSync(join(webAppFolder, 'index.html'))) throw new WrongUse('the web app is not built: run npm run build');
  const log = openLog(settings.logLevel);
  const closers = createClosers();
  try {
    const stopped = untilToldToStop();
    const lost = Promise.withResolvers<never>();
    const masterKey = await readMasterKey(secrets, settings.dataDirectory);
    const database = await openDatabase(settings, secrets, log, lost.reject);
    closers.add(database.stop);
    const server = await startServer({
      settings,
      masterKey,
      databaseUrl: database.url,
      smtpUrl: secrets.smtpUrl,
      eid: { ...settings.eid, clientSecret: secrets.eidClientSecret },
      clock: systemClock,
      log,
      webApp: webAppFolder,
    });
    closers.add(server.stop);
    await server.listen();
    log.info({ url: settings.publicUrl.href, port: settings.port }, 'ready');
    await Promise.race([stopped, lost.promise]);
    return 0;
  } finally {
    await closers.closeAll();
  }
}
