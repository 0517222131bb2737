import type * as z from 'zod/mini';
import type { oauthError } from '@tillid/contract/api-clients';

type ErrorCode = z.output<typeof oauthError>['error'];

/** A refusal of the token endpoint, answered in the shape of OAuth 2.0 (RFC 6749, 5.2). */
export class OAuthFault extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, description: string) {
    super(description);
    this.name = 'OAuthFault';
    this.code = code;
  }
}
