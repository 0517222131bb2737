import { useTranslation } from '../../i18n/use-translation.ts';
import { MessagePage } from '../../frame/message-page.tsx';
import { useAddressQuery } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { OperatorSignInButton } from './operator-sign-in-button.tsx';

const reasons = ['no-operator', 'level-too-low', 'cancelled', 'unavailable', 'failed'] as const;

/** Where the server leads a browser whose log-in as operator ended without a session. */
export function OperatorRefusedPage() {
  const { t } = useTranslation();
  const asked = useAddressQuery()['reason'];
  const reason = reasons.find((known) => known === asked) ?? 'failed';
  return (
    <MessagePage
      title={t(`operators.refused.${reason}.title`)}
      actions={
        <>
          <OperatorSignInButton label={t('operators.refused.again')} />
          <ButtonLink href={paths.front()} look="secondary">
            {t('operators.signIn.toFrontPage')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(`operators.refused.${reason}.text`)}</p>
      <p>{t(`operators.refused.${reason}.advice`)}</p>
    </MessagePage>
  );
}
