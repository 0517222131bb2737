import { useState } from 'react';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { ReactivateDialog } from '../user-changes/reactivate-dialog.tsx';
import { useResend } from './use-resend.ts';
import { useUser } from './use-user.ts';
import type { UserProfile } from './user-profile.ts';

/** What can be done with a user who is there already, in place of creating the person anew (decision 19). */
export function UserRemedies({ userId }: { readonly userId: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const { data: user } = useUser(userId);
  // The form holds what is not needed any more.
  const open = (href: string) => go(href, { saved: true });
  return (
    <div className="cluster">
      <Button look="secondary" icon="person" onClick={() => open(paths.user(userId))}>
        {t('users.create.exists.open')}
      </Button>
      {user === undefined ? null : <ByStatus user={user} onOpen={open} />}
    </div>
  );
}

type ByStatusProps = { readonly user: UserProfile; readonly onOpen: (href: string) => void };

function ByStatus({ user, onOpen }: ByStatusProps) {
  const { t } = useTranslation();
  const { abilities, userId } = user;
  if (abilities.editDraft.allowed) {
    return (
      <Button look="secondary" icon="edit" onClick={() => onOpen(paths.editDraft(userId))}>
        {t('users.profile.imported.action')}
      </Button>
    );
  }
  if (abilities.resendActivationEmail.allowed) {
    return <Resend user={user} />;
  }
  return abilities.reactivate.allowed ? <Reactivate user={user} onOpen={onOpen} /> : null;
}

function Resend({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const resend = useResend(user);
  return (
    <Button look="secondary" icon="send" pendingLabel={resend.isPending && t('ui.working')} onClick={resend.run}>
      {t('users.profile.resend')}
    </Button>
  );
}

function Reactivate({ user, onOpen }: ByStatusProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="secondary" icon="how-to-reg" onClick={() => setAsking(true)}>
        {t('users.profile.reactivate')}
      </Button>
      {asking ? (
        <ReactivateDialog user={user} onClose={() => setAsking(false)} onDone={() => onOpen(paths.user(user.userId))} />
      ) : null}
    </>
  );
}
