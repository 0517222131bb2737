import type { ReplyOf } from '@tillid/contract/endpoint';
import { chooseOrganisation, readSignInChoices } from '@tillid/contract/session';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';

/** Between log-in and session, for people who are users in several organisations. */
export function ChooseOrganisationPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const choices = useEndpoint(readSignInChoices, {});
  const choose = useMutate(chooseOrganisation, {
    changes: [],
    // A new session begins: the page is loaded anew, so that nothing of the former one stays.
    onSuccess: ({ location }) => window.location.assign(location),
  });
  if (isOver(choices.error) || isOver(choose.error)) {
    return (
      <>
        <PageHeading title={t('signIn.choose.title')} />
        <p>{t('signIn.choose.ended')}</p>
        <SignInButton label={t('frame.signedOut.logInAgain')} />
      </>
    );
  }
  return (
    <>
      <PageHeading title={t('signIn.choose.title')} />
      <p className="page-lead">{t('signIn.choose.lead')}</p>
      {choose.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          {problemSentence(choose.error, t)}
        </Alert>
      ) : null}
      <Loaded query={choices}>
        {({ organisations }) => (
          <ul className="choice-list">
            {organisations.map((option) => (
              <li key={option.userId}>
                <button
                  type="button"
                  className="choice-button"
                  disabled={choose.isPending || choose.isSuccess}
                  onClick={() =>
                    choose.mutate({ body: { organisationId: option.organisationId, userId: option.userId } })
                  }
                >
                  <Icon name="business" />
                  <span className="choice-text">
                    <span className="choice-title">{option.name}</span>
                    <span>{t('signIn.choose.option', { cvr: option.cvr })}</span>
                    {isTwice(option, organisations) ? (
                      <span>
                        {t('signIn.choose.user', { day: format.dayOf(option.createdAt), userId: option.userId })}
                      </span>
                    ) : null}
                  </span>
                  <Icon name="chevron-right" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}

type Choice = ReplyOf<typeof readSignInChoices>['organisations'][number];

/** Whether the person is more than one user of the organisation, so that its name does not tell which. */
function isTwice({ organisationId }: Choice, all: readonly Choice[]): boolean {
  return all.filter((other) => other.organisationId === organisationId).length > 1;
}

function isOver(error: Error | null): boolean {
  return error instanceof ApiProblem && error.code === 'not-authenticated';
}
