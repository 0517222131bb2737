import { useId, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { DeleteUserDialog } from './delete-user-dialog.tsx';
import { useDisabledReason } from './use-disabled-reason.ts';
import { useMakeCode } from './use-make-code.ts';
import { useResend } from './use-resend.ts';
import type { UserProfile } from './user-profile.ts';

/** What can be done with the user, at the bottom of the profile; what cannot says why. */
export function UserActions({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const headingId = useId();
  const [isDeleting, setDeleting] = useState(false);
  const reasonOf = useDisabledReason(user);
  const resend = useResend(user);
  const code = useMakeCode(user);
  return (
    <section aria-labelledby={headingId} className="user-actions">
      <h2 id={headingId}>{t('users.profile.actions')}</h2>
      <ul className="no-max-width">
        <li>
          <Button
            look="secondary"
            icon="send"
            pendingLabel={resend.isPending && t('ui.working')}
            disabledReason={reasonOf('resendActivationEmail')}
            onClick={resend.run}
          >
            {t('users.profile.resend')}
          </Button>
        </li>
        <li>
          <Button
            look="secondary"
            icon="refresh"
            pendingLabel={code.isPending && t('ui.working')}
            disabledReason={reasonOf('makeActivationCode')}
            onClick={code.run}
          >
            {t('users.profile.newCode')}
          </Button>
        </li>
        <li>
          <Button look="danger" icon="delete" disabledReason={reasonOf('delete')} onClick={() => setDeleting(true)}>
            {t('users.profile.delete')}
          </Button>
        </li>
      </ul>
      {code.made ? <CodeDialog user={user} made={code.made} onClose={code.forget} /> : null}
      {isDeleting ? <DeleteUserDialog user={user} onClose={() => setDeleting(false)} /> : null}
    </section>
  );
}
