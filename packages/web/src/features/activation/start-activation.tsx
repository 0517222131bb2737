import { startActivation } from '@tillid/contract/activation';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';

type StartActivationProps = { readonly token: string; readonly organisation: string; readonly asksConsent: boolean };

/** What will happen, and the button that leads to the eID. */
export function StartActivation({ token, organisation, asksConsent }: StartActivationProps) {
  const { t } = useTranslation();
  const go = useGo();
  const [consents, setConsents] = useState(false);
  const start = useMutate(startActivation, {
    changes: [],
    onSuccess: ({ location }) => window.location.assign(location),
  });
  function begin() {
    start.mutate(
      { params: { token }, body: { language: currentLanguage(), privateConsent: consents } },
      {
        onError: (error) => {
          const reason = refusalOf(error);
          if (reason !== undefined) {
            go(paths.activationRefused(reason), { replace: true });
          }
        },
      },
    );
  }
  return (
    <div className="stack text-width">
      <p className="page-lead">{t('activation.start.lead', { organisation })}</p>
      <h2>{t('activation.start.what')}</h2>
      <ol>
        <li>{t('activation.start.steps.logIn')}</li>
        <li>{t('activation.start.steps.code')}</li>
        <li>{t('activation.start.steps.done')}</li>
      </ol>
      {asksConsent ? (
        <Checkbox
          label={t('activation.start.consentLabel', { organisation })}
          help={t('activation.start.consentHelp')}
          checked={consents}
          onChange={({ target }) => setConsents(target.checked)}
        />
      ) : null}
      {start.error && refusalOf(start.error) === undefined ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(start.error, t)}</p>
        </Alert>
      ) : null}
      <div className="form-actions">
        <Button pendingLabel={(start.isPending || start.isSuccess) && t('activation.start.starting')} onClick={begin}>
          {t('activation.start.logIn')}
        </Button>
      </div>
      <p>{t('activation.start.notYou')}</p>
    </div>
  );
}

/** Why not even the right person could activate, or that the eID does not answer: both have a page of their own. */
function refusalOf(error: Error): string | undefined {
  if (!(error instanceof ApiProblem)) {
    return undefined;
  }
  return error.code === 'rule-broken'
    ? error.errors[0]?.code
    : error.code === 'unavailable'
      ? 'provider-unavailable'
      : undefined;
}
