import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import { parseEmail } from '@tillid/domain/users/email-address';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { inOrganisation, type Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { findFirstAdministrator, resendSetUpLink as resend } from '../activation/index.ts';
import { findOrganisation } from '../organisations/index.ts';
import { lockUser, updateUser } from '../users/index.ts';
import { readOperated } from './organisation-view.ts';

type Reply = ReplyOf<typeof contract.resendSetUpLink>;

/** Mails the first administrator a new link, to another address if one is given, as long as nobody has activated. */
export function resendSetUpLink(platform: Platform) {
  return async (call: OperatorCall<typeof contract.resendSetUpLink>): Promise<Reply> => {
    const { organisationId } = call.params;
    const email = acceptEmail(call.body.email);
    return await platform.work(call.scope, async (tx) => {
      await inOrganisation(tx, asOrganisationId(organisationId), async (inner) => {
        if ((await findOrganisation(inner)) === undefined) throw new Problem('not-found');
        const first = await findFirstAdministrator(inner);
        if (first === undefined) throw ruleBroken('organisation-set-up');
        if (email !== undefined) await changeEmail(inner, first.userId, email);
        await resend(inner, platform, first.userId);
      });
      await record(tx, {
        kind: 'organisation.set-up-link-resent',
        entityType: 'organisation',
        entityId: organisationId,
        // The address is a person's, so the operators' history only says that it changed.
        changes: email === undefined ? {} : { email: {} },
      });
      return await readOperated(tx, organisationId);
    });
  };
}

async function changeEmail(tx: Tx, userId: string, email: string): Promise<void> {
  const user = await lockUser(tx, userId);
  if (user.email !== email) await updateUser(tx, user, { email }, 'user.draft-edited');
}

function acceptEmail(text: string | null): string | undefined {
  if (text === null) return undefined;
  const email = parseEmail(text);
  if (!email.ok) throw new Problem('validation-failed', { errors: [{ pointer: '/email', code: email.fault }] });
  return email.value;
}
