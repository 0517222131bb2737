import { useKindLabels } from '../../frame/kind-labels.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { SecretReveal } from '../../ui/secret-reveal.tsx';
import { codeKeptId, type CodeKept } from './use-code-kept.ts';

type CodeHandoverProps = {
  readonly name: string;
  readonly code: string;
  readonly expiresAt: string | null;
  readonly kept: CodeKept;
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
      <div className={kept.isAsked && !kept.isKept ? 'form-group form-error' : 'form-group'}>
        <span role="alert">
          {kept.isAsked && !kept.isKept ? <ErrorMessage>{t('users.code.keptMissing')}</ErrorMessage> : null}
        </span>
        <Checkbox
          id={codeKeptId}
          label={t('users.code.kept')}
          checked={kept.isKept}
          onChange={(event) => kept.setKept(event.target.checked)}
        />
      </div>
    </div>
  );
}
