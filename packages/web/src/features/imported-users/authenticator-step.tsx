import { useState } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import type { AuthenticatorOrder, OrderCheck } from './activation-order.ts';
import { AuthenticatorField, LimitField } from './authenticator-fields.tsx';
import { StepHeading } from './step-heading.tsx';

const fieldId = 'order-authenticator';

type AuthenticatorStepProps = {
  readonly check: OrderCheck;
  readonly chosen: AuthenticatorOrder;
  readonly onChange: (chosen: AuthenticatorOrder) => void;
  readonly onNext: () => void;
};

/** What the users log in with; those who have it from the file keep theirs (decision 32). */
export function AuthenticatorStep({ check, chosen, onChange, onNext }: AuthenticatorStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation } = useSignedIn();
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && chosen.authenticator === undefined;
  const error = missing ? t('importedUsers.bulk.authenticator.missing') : undefined;
  const kept = check.withAuthenticator;
  return (
    <section className="stack">
      <StepHeading title={t('importedUsers.bulk.authenticator.title')} />
      <FormErrorSummary errors={error === undefined ? [] : [{ fieldId, message: error }]} attempt={attempt} />
      {kept > 0 ? (
        <Alert kind="info" kindLabel={t('ui.information')}>
          <p>{t('importedUsers.bulk.authenticator.keep', { count: kept, shown: format.number(kept) })}</p>
        </Alert>
      ) : null}
      <AuthenticatorField
        id={fieldId}
        legend={t('importedUsers.bulk.authenticator.legend')}
        choices={organisation.authenticators}
        value={chosen.authenticator}
        error={error}
        onChange={(authenticator) => onChange({ ...chosen, authenticator })}
      />
      <LimitField
        label={t('importedUsers.bulk.authenticator.limitLegend')}
        help={t('importedUsers.bulk.authenticator.limitHelp')}
        value={chosen.authenticatorLimit}
        onChange={(authenticatorLimit) => onChange({ ...chosen, authenticatorLimit })}
      />
      <div className="form-actions">
        <Button onClick={() => (chosen.authenticator === undefined ? setAttempt(attempt + 1) : onNext())}>
          {t('importedUsers.bulk.authenticator.next')}
        </Button>
        <ButtonLink href={paths.activateImportedUsers()} look="secondary">
          {t('ui.back')}
        </ButtonLink>
      </div>
    </section>
  );
}
