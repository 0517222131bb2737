import { userStatuses } from '@tillid/domain/users/user-status';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { useTitlePrefix } from '../../ui/document-title.ts';
import type { OtherUser } from './use-create-user.ts';
import { UserRemedies } from './user-remedies.tsx';

type ExistingUserAlertProps = {
  readonly other: OtherUser;
  readonly attempt: number;
};

/** The CPR number belongs to a user of the organisation: offers that user, where the next step is (decision 19). */
export function ExistingUserAlert({ other, attempt }: ExistingUserAlertProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useTitlePrefix(t('ui.titleErrorPrefix'));
  useEffect(() => box.current?.focus(), [attempt]);
  const { userId } = other;
  const status = userStatuses.find((known) => known === other.status);
  const known = userId !== undefined && status !== undefined;
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={t('users.create.exists.title')}>
      <Alert kind="error" kindLabel={t('ui.error')} heading={t('users.create.exists.title')}>
        <p>
          {known
            ? t('users.create.exists.text', { status: t(`words.status.${status}`) })
            : t('users.create.exists.textGone')}
        </p>
        {known ? <UserRemedies userId={userId} /> : null}
      </Alert>
    </div>
  );
}
