import { parseDateOfBirth } from '@tillid/domain/users/date-of-birth';
import { useRef } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { danishToday, type DraftForm } from './draft-form.ts';
import type { OtherUser } from './use-create-user.ts';

type SamePersonDialogProps = {
  readonly other: OtherUser;
  readonly form: DraftForm;
  readonly onOpen: (userId: string) => void;
  readonly onCreate: () => void;
  readonly onCancel: () => void;
};

/** Somebody with this name and date of birth is a user: the administrator decides whether it is the same person (decision 19). */
export function SamePersonDialog({ other, form, onOpen, onCreate, onCancel }: SamePersonDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const openButton = useRef<HTMLButtonElement>(null);
  const { userId } = other;
  const born = parseDateOfBirth(form.dateOfBirth, danishToday());
  const name = `${form.firstName.trim()} ${form.lastName.trim()}`;
  const date = born.ok ? format.day(born.value) : form.dateOfBirth;
  return (
    <Dialog
      title={t('users.create.samePerson.title')}
      closeLabel={t('ui.close')}
      onClose={onCancel}
      startFocus={openButton}
      interrupting
      actions={
        <>
          {userId === undefined ? null : (
            <Button ref={openButton} onClick={() => onOpen(userId)}>
              {t('users.create.exists.open')}
            </Button>
          )}
          <Button look="secondary" onClick={onCreate}>
            {t('users.create.samePerson.createAnyway')}
          </Button>
          <Button look="tertiary" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('users.create.samePerson.text', { name, date })}</p>
      <p>{t('users.create.samePerson.advice')}</p>
    </Dialog>
  );
}
