import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readOwnProfile } from '@tillid/contract/organisation';
import { formatPhone } from '@tillid/domain/users/phone-number';
import type { ReactNode } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { MaskedCpr } from '../../frame/masked-cpr.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmailText } from '../../ui/email-text.tsx';

type OwnProfile = ReplyOf<typeof readOwnProfile>;

/** Who the person is, for which organisation and with which roles. */
export function MasterData({ user }: { readonly user: OwnProfile }) {
  const { t } = useTranslation();
  const { organisation, user: caller } = useSignedIn();
  const format = useFormat();
  const items = [
    { term: t('words.name'), value: `${user.firstName} ${user.lastName}` },
    item(t('profile.fromEid'), user.eidName),
    item(t('words.cpr'), user.maskedCpr && <MaskedCpr cpr={user.maskedCpr} />),
    { term: t('words.dateOfBirth'), value: format.day(user.dateOfBirth) },
    { term: t('words.email'), value: <EmailText address={user.email} /> },
    { term: t('words.phone'), value: user.phone ? formatPhone(user.phone) : t('profile.noPhone') },
    item(t('profile.anonymous'), user.anonymous && t('profile.anonymousYes')),
    item(t('profile.registeredLevel'), user.registeredLevel && t(`words.level.${user.registeredLevel}`)),
    item(t('profile.activatedAt'), user.activatedAt && format.instant(user.activatedAt)),
    { term: t('words.organisation'), value: organisation.name },
    { term: t('words.cvr'), value: organisation.cvr },
    { term: t('words.roles'), value: caller.roles.map((role) => t(`words.role.${role}`)).join(', ') },
  ];
  return (
    <>
      <DescriptionList items={items.filter((given) => given !== undefined)} />
      <p>{t('profile.corrections')}</p>
    </>
  );
}

function item(term: string, value: ReactNode) {
  return value ? { term, value } : undefined;
}
