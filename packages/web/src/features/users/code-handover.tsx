import { useKindLabels } from '../../frame/kind-labels.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { SecretReveal } from '../../ui/secret-reveal.tsx';
import { KeptBox, type ShownOnce } from '../../ui/shown-once.tsx';

type CodeHandoverProps = {
  readonly name: string;
  readonly code: string;
  readonly expiresAt: string | null;
  readonly kept: ShownOnce;
  /** Whether the user had a code before. */
  readonly replacesAnother: boolean;
};

/** A temporary code to be handed to a user: hidden until asked for, shown once, with how to pass it on (decision 14). */
export function CodeHandover({ name, code, expiresAt, kept, replacesAnother }: CodeHandoverProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindLabels = useKindLabels();
  return (
    <div className="stack">
      <div className="text-width">
        <h2 className="code-heading">{t('users.code.forUser', { name })}</h2>
        <SecretReveal
          label={t('users.code.label')}
          secret={code}
          showLabel={t('ui.show')}
          hideLabel={t('ui.hide')}
          copyLabel={t('users.code.copy')}
          copiedLabel={t('ui.copied')}
        />
        {expiresAt === null ? null : (
          <p>
            {t('users.code.valid', { until: format.instant(expiresAt) })}{' '}
            {replacesAnother ? t('users.code.earlierDead') : null}
          </p>
        )}
      </div>
      <Alert kind="warning" kindLabel={kindLabels.warning} heading={t('users.code.onceTitle')} headingLevel="h3">
        <p>{t('users.code.once')}</p>
      </Alert>
      <KeptBox shown={kept} label={t('users.code.kept')} missing={t('users.code.keptMissing')} />
    </div>
  );
}
