import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import type { Difference } from './draft-conflict.ts';
import { fieldIdOf, useDraftLabels, useDraftSentence } from './use-draft-labels.ts';
import type { EditDraft } from './use-edit-draft.ts';

/** Everything that stopped the last attempt. */
export function DraftFailures({ state }: { readonly state: EditDraft }) {
  const { t } = useTranslation();
  const labels = useDraftLabels();
  const sentenceOf = useDraftSentence();
  const { form, failure } = state;
  const { wrongFields, formError, otherUserId, attempt } = failure;
  const errors = [
    ...(formError === undefined ? [] : [{ message: formError }]),
    ...wrongFields.map((field) => ({
      fieldId: fieldIdOf(field),
      message: `${labels[field]}: ${sentenceOf(field, String(form.formState.errors[field]?.type))}`,
    })),
  ];
  return (
    <>
      <FormErrorSummary
        heading={t('ui.errorSummary', { count: errors.length })}
        kindLabel={t('ui.error')}
        titlePrefix={t('ui.titleErrorPrefix')}
        errors={errors}
        attempt={attempt}
      />
      {otherUserId === undefined ? null : (
        <p>
          <a href={paths.user(otherUserId)}>{t('importedUsers.draft.exists')}</a>
        </p>
      )}
      {state.differences === undefined ? null : (
        <Conflict differences={state.differences} onUseTheirs={state.useTheirs} />
      )}
    </>
  );
}

type ConflictProps = { readonly differences: readonly Difference[]; readonly onUseTheirs: () => void };

/** Somebody else was faster: both values of each field, and the choice between them. */
function Conflict({ differences, onUseTheirs }: ConflictProps) {
  const { t } = useTranslation();
  const labels = useDraftLabels();
  const shown = useShownValue();
  const some = differences.length > 0;
  return (
    <Alert kind="warning" kindLabel={t('ui.warning')} heading={t('importedUsers.draft.conflict.heading')} announce>
      <p>{t(some ? 'importedUsers.draft.conflict.text' : 'importedUsers.draft.conflict.noDifference')}</p>
      {some ? (
        <ul>
          {differences.map(({ field, yours, theirs }) => (
            <li key={field}>
              {t('importedUsers.draft.conflict.field', {
                field: labels[field],
                yours: shown(field, yours),
                theirs: shown(field, theirs),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      <p>{t('importedUsers.draft.conflict.advice')}</p>
      <Button look="secondary" onClick={onUseTheirs}>
        {t('importedUsers.draft.conflict.useTheirs')}
      </Button>
    </Alert>
  );
}

/** The words for a value that the form holds as a code. */
function useShownValue(): (field: Difference['field'], value: string) => string {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  return (field, value) => {
    if (value === '') {
      return t('importedUsers.draft.conflict.blank');
    }
    if (field === 'anonymous') {
      return t(value === 'true' ? 'words.yes' : 'words.no');
    }
    if (field === 'targetLevel' && (value === 'substantial' || value === 'high')) {
      return t(`words.level.${value}`);
    }
    const choice = organisation.authenticators.find((known) => field === 'authenticator' && known === value);
    return choice === undefined ? value : t(`words.authenticator.${choice}`);
  };
}
