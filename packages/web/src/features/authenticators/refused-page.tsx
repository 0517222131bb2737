import { authenticatorRefusals } from '@tillid/domain/authenticators/activation-refusal';
import { useContext } from 'react';
import { SignedInContext } from '../../api/session.ts';
import { MessagePage } from '../../frame/message-page.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';

const reasons = [...authenticatorRefusals, 'cancelled', 'provider-unavailable', 'answer-refused', 'failed'] as const;

/** Why an authenticator was not activated, each reason with its own next step. */
export function AuthenticatorRefusedPage() {
  const { t } = useTranslation();
  const session = useContext(SignedInContext);
  const asked = usePathParam('reason');
  const reason = reasons.find((each) => each === asked) ?? 'failed';
  return (
    <MessagePage
      title={t(`authenticators.refused.${reason}.title`)}
      actions={
        session ? <ButtonLink href={paths.profile()}>{t('authenticators.link.toProfile')}</ButtonLink> : undefined
      }
    >
      <p>{t(`authenticators.refused.${reason}.text`)}</p>
      <p>{t(`authenticators.refused.${reason}.advice`)}</p>
    </MessagePage>
  );
}
