import { MessagePage } from '../../frame/message-page.tsx';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

const reasons = ['no-user', 'level-too-low', 'cancelled', 'expired', 'unavailable', 'failed'] as const;

/** Where the server leads a browser whose log-in ended without a session. */
export function SignInRefusedPage() {
  const { t } = useTranslation();
  const asked = useAddressQuery()['reason'];
  const reason = reasons.find((known) => known === asked) ?? 'failed';
  return (
    <MessagePage
      title={t(`signIn.refused.${reason}.title`)}
      actions={<SignInButton label={t('frame.signedOut.logInAgain')} />}
    >
      <p>{t(`signIn.refused.${reason}.text`)}</p>
      <p>{t(`signIn.refused.${reason}.advice`)}</p>
    </MessagePage>
  );
}
