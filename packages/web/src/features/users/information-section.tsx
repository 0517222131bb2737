import { formatPhone } from '@tillid/domain/users/phone-number';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmailText } from '../../ui/email-text.tsx';
import { HelpText } from '../../ui/help-text.tsx';
import { CprNumber } from './cpr-number.tsx';
import type { UserProfile } from './user-profile.ts';

type SectionProps = { readonly user: UserProfile };

/** Who the user is. Whether a CPR number or a date of birth is known decides how the user activates, so that is told as such. */
export function InformationSection({ user }: SectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const items = [
    { term: t('words.name'), value: `${user.firstName} ${user.lastName}` },
    item(t('users.profile.eidName'), user.eidName && withHelp(user.eidName, t('users.profile.eidNameDiffers'))),
    user.maskedCpr === null
      ? {
          term: t('words.dateOfBirth'),
          value: withHelp(format.day(user.dateOfBirth), user.activatedAt === null && t('users.profile.withoutCpr')),
        }
      : { term: t('users.profile.cprAttached'), value: <CprNumber user={user} maskedCpr={user.maskedCpr} /> },
    { term: t('words.email'), value: <EmailText address={user.email} /> },
    { term: t('words.phone'), value: user.phone ? formatPhone(user.phone) : t('users.profile.noPhone') },
    item(t('users.profile.anonymous'), user.anonymous && t('users.profile.anonymousYes')),
    item(t('users.profile.referenceText'), user.referenceText),
    ...useLogInItems(user),
    { term: t('words.roles'), value: user.roles.map((role) => t(`words.role.${role}`)).join(', ') },
    { term: t('users.profile.createdAt'), value: format.instant(user.createdAt) },
    item(t('users.profile.activatedAt'), user.activatedAt && format.instant(user.activatedAt)),
    { term: t('users.profile.userNumber'), value: <UserNumber userId={user.userId} /> },
  ];
  return (
    <div className="stack-close">
      {user.abilities.editContact.allowed ? (
        <div className="cluster">
          <ButtonLink href={paths.editContact(user.userId)} look="secondary" icon="edit">
            {t('users.profile.edit')}
          </ButtonLink>
          {user.abilities.correct.allowed ? (
            <ButtonLink href={paths.correctUser(user.userId)} look="tertiary">
              {t('users.profile.correct')}
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
      <DescriptionList items={items.filter((given) => given !== undefined)} />
    </div>
  );
}

function useLogInItems(user: UserProfile) {
  const { t } = useTranslation();
  const { authenticator } = user;
  return [
    { term: t('users.profile.targetLevel'), value: t(`words.level.${user.targetLevel}`) },
    item(t('users.profile.registeredLevel'), user.registeredLevel && t(`words.level.${user.registeredLevel}`)),
    // From then on each has a place of its own below.
    item(
      t('users.profile.authenticator'),
      user.status === 'imported' && authenticator && t(`words.authenticator.${authenticator}`),
    ),
  ];
}

function UserNumber({ userId }: { readonly userId: string }) {
  const { t } = useTranslation();
  return (
    <span className="cluster">
      <span>{userId}</span>
      <CopyButton text={userId} label={t('users.profile.copyUserNumber')} copiedLabel={t('ui.copied')} />
    </span>
  );
}

function item(term: string, value: ReactNode) {
  return value ? { term, value } : undefined;
}

function withHelp(value: string, help: string | false): ReactNode {
  return (
    <>
      {value}
      {help ? <HelpText>{help}</HelpText> : null}
    </>
  );
}
