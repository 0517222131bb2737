import type { PriceTable } from '@tillid/domain/authenticators/prices';

/** Where the data lies: an embedded PostgreSQL of our own, or a server given by URL. */
export type DatabaseSettings = { readonly kind: 'embedded' | 'external' };

/** Who plays the national eID: the simulator, or a broker. */
export type EidSettings =
  | { readonly kind: 'simulator' }
  | {
      readonly kind: 'broker';
      readonly issuer: string;
      readonly clientId: string;
      /** Where it issues separate identities; undefined where operators order them by hand. */
      readonly issuingUrl: string | undefined;
    };

/** Where mail goes: the built-in mailbox, or an SMTP server. */
export type MailSettings = { readonly kind: 'mailbox' | 'smtp'; readonly from: string };

/** How often something may happen in a minute (decision 45). */
export type RateLimits = {
  /** Log-ins begun from one address. */
  readonly signInStarts: number;
  /** Requests of the API without a session from one address. */
  readonly anonymousRequests: number;
  /** Requests of one session. */
  readonly sessionRequests: number;
  /** Requests of one API client. */
  readonly apiClientRequests: number;
  /** Files uploaded by one organisation. */
  readonly uploads: number;
};

/** Everything that is set from outside and is no secret. */
export type Settings = {
  readonly dataDirectory: string;
  readonly database: DatabaseSettings;
  readonly rolePrefix: string;
  readonly publicUrl: URL;
  readonly host: string;
  readonly port: number;
  readonly adminPort: number;
  readonly eid: EidSettings;
  readonly mail: MailSettings;
  /** True where synthetic people and the built-in services may be used; *demo* then stands on every page. */
  readonly demo: boolean;
  /** Replacement CPR numbers (day + 60) are accepted. */
  readonly testNumbers: boolean;
  /** `3` = substantial and `4` = high, the reverse of the guide's table. */
  readonly levelDigitsSwapped: boolean;
  /** Months after which a deleted user is forgotten (decision 41). */
  readonly deletedUsersKeptMonths: number;
  readonly trustedProxies: readonly string[];
  /** What things cost, with the days from which it holds. */
  readonly prices: PriceTable;
  readonly rateLimits: RateLimits;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
};

/** What must never be printed. */
export type Secrets = {
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly masterKey: string | undefined;
  readonly masterKeyFile: string | undefined;
  /** The key before it, while keys are rotated. */
  readonly previousMasterKey: string | undefined;
  readonly previousMasterKeyFile: string | undefined;
  readonly eidClientSecret: string | undefined;
  readonly smtpUrl: string | undefined;
};

/** Ports of the built-in services, counted from the application's port (decision 48). */
export function builtInPorts(port: number) {
  return { simulator: port + 1, mailboxPage: port + 2, smtp: port + 3 };
}
