import {
  activateLinkedAuthenticator,
  proveForAuthenticators,
  type readAuthenticatorLink,
} from '@tillid/contract/authenticators';
import type { Endpoint, ReplyOf } from '@tillid/contract/endpoint';
import { needsDelivery } from '@tillid/domain/authenticators/authenticator-life';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import type { CallParts } from '../../api/request.ts';
import { useGo } from '../../frame/use-address.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useDistinctName } from './authenticator-words.ts';

/** What a link leads to. */
export type LinkedAuthenticators = ReplyOf<typeof readAuthenticatorLink>;

type StepsProps = { readonly token: string; readonly link: LinkedAuthenticators };
type Linked = LinkedAuthenticators['authenticators'][number];

/** First the proof of who one is, before which nothing is named; then the log-in with what is to be activated, and what is not there yet. */
export function ActivateSteps({ token, link }: StepsProps) {
  const ready = link.authenticators.filter(isReady);
  const waiting = link.authenticators.filter((one) => !isReady(one));
  return (
    <>
      {ready.length > 0 ? <Activate token={token} ready={ready} /> : null}
      {!link.proven || link.asksConsent ? <Prove token={token} link={link} /> : null}
      {waiting.length > 0 ? <Waiting waiting={waiting} /> : null}
    </>
  );
}

function isReady({ status }: Linked): boolean {
  return status === 'sent' || status === 'delivered';
}

function Prove({ token, link }: StepsProps) {
  const { t } = useTranslation();
  const [consents, setConsents] = useState(false);
  const start = useStart(proveForAuthenticators);
  const { organisationName: organisation } = link;
  return (
    <>
      {link.proven ? null : (
        <>
          <h2>{t('authenticators.link.proveTitle')}</h2>
          <p>{t('authenticators.link.prove')}</p>
        </>
      )}
      {link.asksConsent ? (
        <Checkbox
          label={t('authenticators.link.consentLabel', { organisation })}
          help={t('authenticators.link.consentHelp')}
          checked={consents}
          onChange={({ target }) => setConsents(target.checked)}
        />
      ) : null}
      <Refusal error={start.error} />
      <div className="form-actions">
        <Button
          look={link.proven ? 'secondary' : 'primary'}
          pendingLabel={start.isBusy && t('authenticators.link.starting')}
          onClick={() =>
            start.run({ params: { token }, body: { language: currentLanguage(), privateConsent: consents } })
          }
        >
          {t('authenticators.link.proveButton')}
        </Button>
      </div>
    </>
  );
}

function Activate({ token, ready }: { readonly token: string; readonly ready: readonly Linked[] }) {
  const { t } = useTranslation();
  const nameOf = useDistinctName(ready);
  const [chosen, setChosen] = useState<string>();
  const start = useStart(activateLinkedAuthenticator);
  function activate(authenticatorId: string) {
    setChosen(authenticatorId);
    start.run({ params: { token }, body: { authenticatorId, language: currentLanguage() } });
  }
  return (
    <>
      <h2>{t('authenticators.link.activateTitle')}</h2>
      <p>{t('authenticators.link.activate')}</p>
      {ready.some(needsDelivery) ? <p>{t('authenticators.link.device')}</p> : null}
      <Refusal error={start.error} />
      <div className="form-actions">
        {ready.map((one) => (
          <Button
            key={one.authenticatorId}
            pendingLabel={start.isBusy && chosen === one.authenticatorId && t('authenticators.link.starting')}
            onClick={() => activate(one.authenticatorId)}
          >
            {t('authenticators.link.activateOne', { name: nameOf(one) })}
          </Button>
        ))}
      </div>
    </>
  );
}

function Waiting({ waiting }: { readonly waiting: readonly Linked[] }) {
  const { t } = useTranslation();
  const nameOf = useDistinctName(waiting);
  return (
    <div>
      <p>{t('authenticators.link.waiting')}</p>
      <ul>
        {waiting.map((one) => (
          <li key={one.authenticatorId}>{nameOf(one)}</li>
        ))}
      </ul>
    </div>
  );
}

function Refusal({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  return error ? (
    <Alert kind="error" kindLabel={t('ui.error')} announce>
      <p>{problemSentence(error, t)}</p>
    </Alert>
  ) : null;
}

/** Begins a log-in; a refusal that has a page leads there. */
function useStart<E extends Endpoint>(endpoint: E) {
  const go = useGo();
  const start = useMutate(endpoint, {
    changes: [],
    onSuccess: (reply) => window.location.assign((reply as { location: string }).location),
  });
  return {
    error: start.error !== null && pageOf(start.error) === undefined ? start.error : null,
    isBusy: start.isPending || start.isSuccess,
    run: (parts: CallParts<E>) =>
      start.mutate(parts, {
        onError: (error) => {
          const reason = pageOf(error);
          if (reason !== undefined) {
            go(paths.authenticatorRefused(reason), { replace: true });
          }
        },
      }),
  };
}

function pageOf(error: Error): string | undefined {
  if (!(error instanceof ApiProblem)) {
    return undefined;
  }
  return error.code === 'rule-broken'
    ? error.errors[0]?.code
    : error.code === 'unavailable'
      ? 'provider-unavailable'
      : undefined;
}
