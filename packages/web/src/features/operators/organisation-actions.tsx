import { useId, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { Button } from '../../ui/button.tsx';
import type { OperatedOrganisation } from './organisation.ts';
import { ResendDialog } from './resend-dialog.tsx';
import { StatusDialog } from './status-dialog.tsx';

/** What can be done with an organisation, at the bottom of its page; what cannot says why. */
export function OrganisationActions({ organisation }: { readonly organisation: OperatedOrganisation }) {
  const { t } = useTranslation();
  const headingId = useId();
  const [asking, setAsking] = useState<'status' | 'resend'>();
  const close = () => setAsking(undefined);
  const { status, abilities } = organisation;
  const refusal = abilities.changeStatus.reason;
  return (
    <section aria-labelledby={headingId} className="user-actions">
      <h2 id={headingId}>{t('operators.organisation.actions')}</h2>
      <ul className="no-max-width">
        {abilities.resendSetUpLink.allowed ? (
          <li>
            <Button look="secondary" icon="send" onClick={() => setAsking('resend')}>
              {t('operators.organisation.resend')}
            </Button>
          </li>
        ) : null}
        <li>
          {refusal === null ? (
            <Button
              look={status === 'active' ? 'danger' : 'secondary'}
              icon={status === 'active' ? 'lock' : 'check'}
              onClick={() => setAsking('status')}
            >
              {t(status === 'active' ? 'operators.organisation.block' : 'operators.organisation.unblock')}
            </Button>
          ) : (
            problemSentence(new ApiProblem('rule-broken', 422, [{ pointer: '', code: refusal }]), t)
          )}
        </li>
      </ul>
      {asking === 'status' ? <StatusDialog organisation={organisation} onClose={close} /> : null}
      {asking === 'resend' ? <ResendDialog organisation={organisation} onClose={close} /> : null}
    </section>
  );
}
