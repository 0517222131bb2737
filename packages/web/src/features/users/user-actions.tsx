import { useId, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { DeactivateDialog } from '../user-changes/deactivate-dialog.tsx';
import { ReactivateDialog } from '../user-changes/reactivate-dialog.tsx';
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
        <LifeButton user={user} />
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

/** Deactivates, or activates again whoever is deactivated. */
function LifeButton({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const isDeactivated = user.status === 'deactivated';
  const disabledReason = useDisabledReason(user)(isDeactivated ? 'reactivate' : 'deactivate');
  const close = () => setOpen(false);
  return (
    <li>
      <Button
        look="secondary"
        icon={isDeactivated ? 'how-to-reg' : 'person-remove'}
        disabledReason={disabledReason}
        onClick={() => setOpen(true)}
      >
        {t(isDeactivated ? 'users.profile.reactivate' : 'users.profile.deactivate')}
      </Button>
      {open && isDeactivated ? <ReactivateDialog user={user} onClose={close} /> : null}
      {open && !isDeactivated ? <DeactivateDialog user={user} onClose={close} /> : null}
    </li>
  );
}
