import * as contract from '@tillid/contract/activation';
import { serve, serveAnyone } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import type { BeginAttempt } from '../sign-in/index.ts';
import { checkActivationOrder } from './check-activation-order.ts';
import { enterActivationCode } from './enter-activation-code.ts';
import { makeActivationCode } from './make-activation-code.ts';
import { readActivationLink } from './read-activation-link.ts';
import { readActivationOrder } from './read-activation-order.ts';
import { readActivationProof } from './read-activation-proof.ts';
import { resendActivationEmail } from './resend-activation-email.ts';
import { sendForActivation } from './send-for-activation.ts';
import { startActivation } from './start-activation.ts';
import { startActivationOrder } from './start-activation-order.ts';

/** Binds the endpoints of activation: the administrator's, the user's and the bulk orders. */
export function activationRoutes(platform: Platform, parts: { begin: BeginAttempt }): void {
  const { http } = platform;
  serve(http, contract.sendForActivation, sendForActivation(platform));
  serve(http, contract.resendActivationEmail, resendActivationEmail(platform));
  serve(http, contract.makeActivationCode, makeActivationCode(platform));
  serveAnyone(http, contract.readActivationLink, readActivationLink(platform));
  serveAnyone(http, contract.startActivation, startActivation(platform, parts.begin));
  serveAnyone(http, contract.readActivationProof, readActivationProof(platform));
  serveAnyone(http, contract.enterActivationCode, enterActivationCode(platform));
  serve(http, contract.checkActivationOrder, checkActivationOrder(platform));
  serve(http, contract.startActivationOrder, startActivationOrder(platform));
  serve(http, contract.readActivationOrder, readActivationOrder(platform));
}
