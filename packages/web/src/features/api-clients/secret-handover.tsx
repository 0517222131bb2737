import { useKindLabels } from '../../frame/kind-labels.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { SecretReveal } from '../../ui/secret-reveal.tsx';
import { KeptBox, type ShownOnce } from '../../ui/shown-once.tsx';
import type { MadeSecret } from './api-client.ts';

type SecretHandoverProps = { readonly secret: MadeSecret; readonly kept: ShownOnce };

/** A secret to be put into a program: hidden until asked for, shown this once. */
export function SecretHandover({ secret, kept }: SecretHandoverProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindLabels = useKindLabels();
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
      <KeptBox shown={kept} label={t('apiClients.made.kept')} missing={t('apiClients.made.keptMissing')} />
    </div>
  );
}
