import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { HelpText } from '../../ui/help-text.tsx';
import { StatusTag, type StatusTone } from '../../ui/status-tag.tsx';
import type { UserProfile } from './user-profile.ts';

type Activation = UserProfile['activation'];
type Link = NonNullable<Activation['link']>;
type Mail = NonNullable<Activation['email']>;
type Code = NonNullable<Activation['code']>;

const linkTones = { valid: 'positive', expired: 'negative', used: 'neutral', replaced: 'neutral' } as const;
const mailTones = { queued: 'waiting', sent: 'positive', failed: 'negative' } as const;
const codeTones = { valid: 'positive', expired: 'negative', used: 'neutral', locked: 'negative' } as const;

/** Where the activation stands: the mail, the link in it and, without CPR number, the code. */
export function ActivationSection({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { link, email, code } = user.activation;
  const linkItems = useLinkItems();
  const mailItem = useMailItem();
  const codeItems = useCodeItems();
  const items = [
    ...(email ? [mailItem(email)] : []),
    ...(link ? linkItems(link) : []),
    ...(code ? codeItems(code) : []),
  ];
  return (
    <>
      {user.activatedAt === null ? null : (
        <p>{t('users.profile.activatedOn', { instant: format.instant(user.activatedAt) })}</p>
      )}
      {user.status === 'imported' ? <p>{t('users.profile.notSent')}</p> : null}
      {items.length > 0 ? <DescriptionList items={items} /> : null}
      {user.status === 'pending-activation' && user.maskedCpr === null && code === null ? (
        <p>
          {t('users.profile.codeNone')} {t('users.profile.codeAdvice')}
        </p>
      ) : null}
    </>
  );
}

function useMailItem() {
  const { t } = useTranslation();
  const format = useFormat();
  function noteOf({ status, attempts, failure }: Mail): string | false {
    if (failure === null) return false;
    const why = t(`users.profile.mailFailure.${failure}`);
    if (status === 'failed') return `${why} ${t('users.profile.mailFailed')}`;
    return `${why} ${t('users.profile.mailTried', { count: attempts })}`;
  }
  return (mail: Mail) => ({
    term: t('users.profile.mail'),
    value: tagged(
      mailTones[mail.status],
      t(`users.profile.mailState.${mail.status}`, { instant: format.instant(mail.at) }),
      noteOf(mail),
    ),
  });
}

function useLinkItems() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ sentAt, expiresAt, state }: Link) => [
    { term: t('users.profile.linkSent'), value: format.instant(sentAt) },
    { term: t('users.profile.linkValid'), value: format.instant(expiresAt) },
    { term: t('users.profile.linkState'), value: tagged(linkTones[state], t(`users.profile.link.${state}`)) },
  ];
}

function useCodeItems() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ madeAt, expiresAt, state, tries }: Code) => {
    const isDead = state === 'expired' || state === 'locked';
    const sentence = t(`users.profile.codeState.${state}`, { until: format.instant(expiresAt) });
    return [
      {
        term: t('users.profile.code'),
        value: tagged(codeTones[state], sentence, isDead && t('users.profile.codeAdvice')),
      },
      { term: t('users.profile.codeMade'), value: format.instant(madeAt) },
      ...(tries > 0 ? [{ term: t('users.profile.codeTries'), value: format.number(tries) }] : []),
    ];
  };
}

function tagged(tone: StatusTone, label: string, help: string | false = false): ReactNode {
  return (
    <>
      <StatusTag tone={tone} label={label} />
      {help ? <HelpText>{help}</HelpText> : null}
    </>
  );
}
