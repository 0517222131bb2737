import { useKindLabels } from '../../frame/kind-labels.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { SecretReveal } from '../../ui/secret-reveal.tsx';
import type { MadeSecret } from './api-client.ts';
import { secretKeptId, type SecretKept } from './use-secret-kept.ts';

type SecretHandoverProps = { readonly secret: MadeSecret; readonly kept: SecretKept };

/** A secret to be put into a program: hidden until asked for, shown this once. */
export function SecretHandover({ secret, kept }: SecretHandoverProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindLabels = useKindLabels();
  const isMissing = kept.isAsked && !kept.isKept;
  return (
    <div className="stack">
      <div className="text-width long-secret">
        <h2 className="code-heading">{t('apiClients.made.label')}</h2>
        <SecretReveal
          label={t('apiClients.made.label')}
          secret={secret.secret}
          showLabel={t('ui.show')}
          hideLabel={t('ui.hide')}
          copyLabel={t('apiClients.made.copySecret')}
          copiedLabel={t('ui.copied')}
        />
        <p>{t('apiClients.made.valid', { until: format.instant(secret.expiresAt) })}</p>
      </div>
      <Alert kind="warning" kindLabel={kindLabels.warning} heading={t('apiClients.made.onceTitle')} headingLevel="h3">
        <p>{t('apiClients.made.once')}</p>
      </Alert>
      <div className={isMissing ? 'form-group form-error' : 'form-group'}>
        <span role="alert">{isMissing ? <ErrorMessage>{t('apiClients.made.keptMissing')}</ErrorMessage> : null}</span>
        <Checkbox
          id={secretKeptId}
          label={t('apiClients.made.kept')}
          checked={kept.isKept}
          onChange={(event) => kept.setKept(event.target.checked)}
        />
      </div>
    </div>
  );
}
