import { readActivationProof } from '@tillid/contract/activation';
import { ApiProblem } from '../../api/api-problem.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { MessagePage } from '../../frame/message-page.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { CodeForm } from './code-form.tsx';

/** For people without CPR number: the eID fitted, now the temporary code. */
export function ActivationCodePage() {
  const { t } = useTranslation();
  const proof = useEndpoint(readActivationProof, {});
  if (proof.error instanceof ApiProblem && proof.error.code === 'not-authenticated') {
    return (
      <MessagePage title={t('activation.code.over.title')}>
        <p>{t('activation.code.over.text')}</p>
        <p>{t('activation.code.over.advice')}</p>
      </MessagePage>
    );
  }
  return (
    <Loaded query={proof} page>
      {({ state, organisationName: organisation, firstName, nextTryAt }) =>
        state === 'waiting' ? (
          <>
            <PageHeading title={t('activation.code.title')} />
            <div className="stack text-width">
              <p className="page-lead">{t('activation.code.lead', { firstName, organisation })}</p>
              <CodeForm nextTryAt={nextTryAt} />
              <p>{t('activation.code.where', { organisation })}</p>
            </div>
          </>
        ) : (
          <MessagePage title={t(`activation.code.${state}.title`)}>
            <p>{t(`activation.code.${state}.text`)}</p>
            <p>{t(`activation.code.${state}.advice`, { organisation })}</p>
          </MessagePage>
        )
      }
    </Loaded>
  );
}
