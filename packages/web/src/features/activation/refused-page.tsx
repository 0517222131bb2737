import type { ActivationRefusal } from '@tillid/domain/activation/decide-activation';
import { MessagePage } from '../../frame/message-page.tsx';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

type Reason = ActivationRefusal | 'cancelled' | 'provider-unavailable' | 'answer-refused' | 'failed';

/** Every reason, and whether to log in is the next step because the person is a user already. */
const logInHelps: Readonly<Record<Reason, boolean>> = {
  'link-expired': false,
  'link-used': true,
  'link-replaced': false,
  'user-deleted': false,
  'user-recreated': false,
  'organisation-blocked': false,
  'user-deactivated': false,
  'already-active': true,
  'private-eid-required': false,
  'level-too-low': false,
  'wrong-person': false,
  'no-cpr-from-provider': false,
  cancelled: false,
  'provider-unavailable': false,
  'answer-refused': false,
  failed: false,
};

/** Why an activation came to nothing, each reason with its own next step (decision 30). */
export function ActivationRefusedPage() {
  const { t } = useTranslation();
  const asked = usePathParam('reason');
  const reason = isReason(asked) ? asked : 'failed';
  const logIn = isReason(asked) && logInHelps[asked];
  return (
    <MessagePage
      title={t(`activation.refused.${reason}.title`)}
      actions={logIn ? <SignInButton label={t('activation.logIn')} /> : undefined}
    >
      <p>{t(`activation.refused.${reason}.text`)}</p>
      <p>{t(`activation.refused.${reason}.advice`)}</p>
    </MessagePage>
  );
}

function isReason(text: string): text is Reason {
  return Object.hasOwn(logInHelps, text);
}
