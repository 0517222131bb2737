import { useTranslation } from 'react-i18next';
import { MessagePage } from '../../frame/message-page.tsx';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { usePathParam } from '../../frame/use-address.ts';

const reasons = [
  'link-expired',
  'link-used',
  'link-replaced',
  'user-deleted',
  'user-recreated',
  'user-deactivated',
  'already-active',
  'level-too-low',
  'wrong-person',
  'no-cpr-from-provider',
  'cancelled',
  'provider-unavailable',
  'answer-refused',
] as const;

/** For these the person is a user already and only has to log in. */
const logInHelps: readonly string[] = ['already-active', 'link-used'];

/** Why an activation came to nothing, each reason with its own next step (decision 30). */
export function ActivationRefusedPage() {
  const { t } = useTranslation();
  const asked = usePathParam('reason');
  const reason = reasons.find((known) => known === asked) ?? 'other';
  return (
    <MessagePage
      title={t(`activation.refused.${reason}.title`)}
      actions={logInHelps.includes(reason) ? <SignInButton label={t('activation.logIn')} /> : undefined}
    >
      <p>{t(`activation.refused.${reason}.text`)}</p>
      <p>{t(`activation.refused.${reason}.advice`)}</p>
    </MessagePage>
  );
}
