import { eraseUser, listDeletedUsers } from '@tillid/contract/deleted-users';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { showToast } from '../../ui/toasts.ts';
import { TypedWordDialog } from '../../ui/typed-word-dialog.tsx';

type EraseUserDialogProps = {
  readonly user: { readonly userId: string; readonly name: string; readonly recreatedAs: string | null };
  readonly onClose: () => void;
};

/** Asks before a deleted user is forgotten for good: names the person, what is lost and what stays, and wants a word typed (decision 41). */
export function EraseUserDialog({ user, onClose }: EraseUserDialogProps) {
  const { t } = useTranslation();
  const go = useGo();
  const erase = useMutate(eraseUser, {
    changes: [listDeletedUsers],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('deletedUsers.erase.done', { name: user.name }) });
      go(paths.deletedUsers());
    },
  });
  return (
    <TypedWordDialog
      title={t('deletedUsers.erase.title', { name: user.name })}
      word={t('deletedUsers.erase.word')}
      wordLabel={t('deletedUsers.erase.wordLabel', { word: t('deletedUsers.erase.word') })}
      wordFault={t('deletedUsers.erase.wordFault', { word: t('deletedUsers.erase.word') })}
      confirmLabel={t('deletedUsers.erase.confirm')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={(erase.isPending || erase.isSuccess) && t('ui.working')}
      onConfirm={() => erase.mutate({ params: { userId: user.userId } })}
      onCancel={onClose}
    >
      {erase.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(erase.error, t)}</p>
        </Alert>
      ) : null}
      <Losses wasRecreated={user.recreatedAs !== null} />
    </TypedWordDialog>
  );
}

function Losses({ wasRecreated }: { readonly wasRecreated: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('deletedUsers.erase.text')}</p>
      <ul>
        <li>{t('deletedUsers.erase.losesName')}</li>
        <li>{t('deletedUsers.erase.losesHistory')}</li>
        <li>{t('deletedUsers.erase.losesMails')}</li>
      </ul>
      <p>
        {t('deletedUsers.erase.stays')} {wasRecreated ? t('deletedUsers.erase.newStays') : null}
      </p>
    </>
  );
}
