import type { Clock } from './clock/clock.ts';
import type { Keyring } from './crypto/keyring.ts';
import type { SystemWork, Work } from './db/work.ts';
import type { EventStreams } from './http/events.ts';
import type { HttpPlatform } from './http/http-platform.ts';
import type { Settings } from './settings/settings.ts';
import type { Log } from './telemetry/log.ts';

/** The tools that every capability is built with. */
export type Platform = {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly keyring: Keyring;
  readonly work: Work;
  readonly systemWork: SystemWork;
  readonly http: HttpPlatform;
  readonly events: EventStreams;
};
