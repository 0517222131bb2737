import { MessagePage } from '../../frame/message-page.tsx';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';

export function SignedOutPage() {
  const { t } = useTranslation();
  return (
    <MessagePage title={t('frame.signedOut.title')} actions={<SignInButton label={t('frame.signedOut.logInAgain')} />}>
      <p>{t('frame.signedOut.text')}</p>
    </MessagePage>
  );
}
