import * as contract from '@tillid/contract/authenticators';
import { serve, serveAnyone, serveUser } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import type { BeginAttempt } from '../sign-in/index.ts';
import { activateOwnAuthenticator } from './activate-own-authenticator.ts';
import { addAuthenticators } from './add-authenticators.ts';
import { blockAuthenticator, blockOwnAuthenticator, removeAuthenticator } from './end-authenticator.ts';
import { activateLinkedAuthenticator, proveForAuthenticators, readAuthenticatorLink } from './linked-authenticators.ts';
import { orderOwnAuthenticator } from './order-own-authenticator.ts';
import { giveConsent, withdrawConsent } from './own-consent.ts';
import { readAuthenticators, readOwnAuthenticators } from './read-authenticators.ts';
import { readPrices } from './read-prices.ts';
import { renewAuthenticator } from './renew-authenticator.ts';
import { replaceAuthenticator } from './replace-authenticator.ts';
import { resendAuthenticatorLink } from './resend-link.ts';
import { retryAuthenticatorOrder } from './retry-order.ts';

/** Binds the endpoints of authenticators: the administrator's, the user's own, and those of the links in mails. */
export function authenticatorRoutes(platform: Platform, parts: { begin: BeginAttempt }): void {
  const { http } = platform;
  serve(http, contract.readAuthenticators, readAuthenticators(platform));
  serve(http, contract.addAuthenticators, addAuthenticators(platform));
  serve(http, contract.removeAuthenticator, removeAuthenticator(platform));
  serve(http, contract.blockAuthenticator, blockAuthenticator(platform));
  serve(http, contract.replaceAuthenticator, replaceAuthenticator(platform));
  serve(http, contract.renewAuthenticator, renewAuthenticator(platform));
  serve(http, contract.retryAuthenticatorOrder, retryAuthenticatorOrder(platform));
  serve(http, contract.resendAuthenticatorLink, resendAuthenticatorLink(platform));
  serveUser(http, contract.readOwnAuthenticators, readOwnAuthenticators(platform));
  serveUser(http, contract.orderOwnAuthenticator, orderOwnAuthenticator(platform));
  serveUser(http, contract.blockOwnAuthenticator, blockOwnAuthenticator(platform));
  serveUser(http, contract.giveConsent, giveConsent(platform));
  serveUser(http, contract.withdrawConsent, withdrawConsent(platform));
  serveUser(http, contract.activateOwnAuthenticator, activateOwnAuthenticator(platform, parts.begin));
  serveAnyone(http, contract.readAuthenticatorLink, readAuthenticatorLink(platform));
  serveAnyone(http, contract.proveForAuthenticators, proveForAuthenticators(platform, parts.begin));
  serveAnyone(http, contract.activateLinkedAuthenticator, activateLinkedAuthenticator(platform, parts.begin));
  serveUser(http, contract.readPrices, readPrices(platform));
}
