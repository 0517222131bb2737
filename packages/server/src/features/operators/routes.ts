import * as contract from '@tillid/contract/operator';
import { serveOperator } from '../../platform/http/serve-operator.ts';
import { serveAnyone } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import type { BeginAttempt } from '../sign-in/index.ts';
import { changeOrganisationStatus } from './change-organisation-status.ts';
import { createOrganisationForOperator } from './create-organisation.ts';
import { editOrganisation } from './edit-organisation.ts';
import { listOperatorHistory } from './list-operator-history.ts';
import { listOrganisations } from './list-organisations.ts';
import { operatorSignOut } from './operator-sign-out.ts';
import { readOperatedOrganisation } from './read-operated-organisation.ts';
import { extendOperatorSession, readOperatorSession } from './read-operator-session.ts';
import { resendSetUpLink } from './resend-set-up-link.ts';
import { startOperatorSignIn } from './start-operator-sign-in.ts';

/** Binds the endpoints of the operators: their session, and the organisations of the deployment. */
export function operatorRoutes(platform: Platform, parts: { begin: BeginAttempt }): void {
  const { http } = platform;
  serveAnyone(http, contract.startOperatorSignIn, startOperatorSignIn(parts.begin));
  serveAnyone(http, contract.readOperatorSession, readOperatorSession(platform));
  serveOperator(http, contract.extendOperatorSession, extendOperatorSession());
  serveOperator(http, contract.operatorSignOut, operatorSignOut(platform));
  serveOperator(http, contract.listOrganisations, listOrganisations(platform));
  serveOperator(http, contract.createOrganisation, createOrganisationForOperator(platform));
  serveOperator(http, contract.readOperatedOrganisation, readOperatedOrganisation(platform));
  serveOperator(http, contract.editOrganisation, editOrganisation(platform));
  serveOperator(http, contract.changeOrganisationStatus, changeOrganisationStatus(platform));
  serveOperator(http, contract.resendSetUpLink, resendSetUpLink(platform));
  serveOperator(http, contract.listOperatorHistory, listOperatorHistory(platform));
}
