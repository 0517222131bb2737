import { ok } from '@tillid/domain/result';
import type { AuthenticatorIssuer } from './authenticator-issuer.ts';

/** The usual one: nobody is asked. Operators find what is ordered in their queue, have it made and sent, and say so there or by `tillid deliveries`. */
export const operatorQueue: AuthenticatorIssuer = {
  issue: () => Promise.resolve(ok(null)),
  block: () => Promise.resolve(ok(null)),
};
