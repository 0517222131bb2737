import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CodeGuard } from './code-guard.tsx';
import { CodeHandover } from './code-handover.tsx';
import { useShownOnce } from '../../ui/shown-once.tsx';
import type { MadeCode } from './use-make-code.ts';
import type { UserProfile } from './user-profile.ts';

type CodeDialogProps = { readonly user: UserProfile; readonly made: MadeCode; readonly onClose: () => void };

/** A new code for a user who has none that works. Escape and the cross ask for the tick instead of losing the code. */
export function CodeDialog({ user, made, onClose }: CodeDialogProps) {
  const { t } = useTranslation();
  const kept = useShownOnce();
  const close = () => kept.close(onClose);
  return (
    <>
      <Dialog
        title={t('users.code.new')}
        closeLabel={t('ui.close')}
        onClose={close}
        wide
        interrupting
        actions={<Button onClick={close}>{t('users.code.done')}</Button>}
      >
        <CodeHandover
          name={`${user.firstName} ${user.lastName}`}
          code={made.code}
          expiresAt={made.codeExpiresAt}
          kept={kept}
          replacesAnother
        />
      </Dialog>
      <CodeGuard isKept={kept.isKept} />
    </>
  );
}
