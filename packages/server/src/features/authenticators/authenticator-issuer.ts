import type { Result } from '@tillid/domain/result';
import type { SeparateAuthenticator } from '@tillid/domain/authenticators/authenticator-kind';

/** What is ordered at the eID; the id stays the same however often it is tried. */
export type IssueOrder = {
  readonly orderId: string;
  readonly means: SeparateAuthenticator;
  readonly organisation: { readonly cvr: string; readonly name: string };
  readonly person: { readonly firstName: string; readonly lastName: string; readonly dateOfBirth: string };
};

/** The identity that the eID made. */
export type Issued = { readonly issuer: string; readonly subject: string };

/** Why nothing came of it: for now, or for good. */
export type IssueFault = 'unavailable' | 'refused';

/** Whoever issues and delivers separate authenticators. Called in jobs, never in a unit of work, and again with the same id after a failure. */
export type AuthenticatorIssuer = {
  /** What was made at once; null for what is made and delivered later, which operators then note. */
  readonly issue: (order: IssueOrder) => Promise<Result<Issued | null, IssueFault>>;
  /** Makes an identity useless at the eID too, or of use again. */
  readonly block: (orderId: string, blocked: boolean) => Promise<Result<null, IssueFault>>;
};
