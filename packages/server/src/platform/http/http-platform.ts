import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '@tillid/contract/endpoint';
import type { Clock } from '../clock/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Work } from '../db/work.ts';
import type { Authenticate } from './caller.ts';
import type { AuthenticateOperator } from './operator-caller.ts';

/** What serving an endpoint needs. */
export type HttpPlatform = {
  readonly app: FastifyInstance;
  readonly authenticate: Authenticate;
  readonly authenticateOperator: AuthenticateOperator;
  readonly clock: Clock;
  readonly work: Work;
  readonly keyring: Keyring;
  /** Every endpoint served, for the test that compares them with the contract. */
  readonly served: Endpoint[];
};
