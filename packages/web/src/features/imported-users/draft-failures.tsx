import { formFaultLines } from '../../api/field-faults.ts';
import { EditConflicts } from '../../frame/edit-conflicts.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import type { CalledUnit } from '../organisation-data/unit-values.ts';
import { fieldIdOf, useDraftLabels, useDraftSentence } from './use-draft-labels.ts';
import type { EditDraft } from './use-edit-draft.ts';
import { usePartLabels, useSpokenPart } from './use-spoken-part.ts';

type DraftFailuresProps = {
  readonly state: EditDraft;
  /** Units that may be chosen, on either side. */
  readonly known: readonly CalledUnit[];
};

/** Everything that stopped the last attempt, and what somebody else has changed meanwhile. */
export function DraftFailures({ state, known }: DraftFailuresProps) {
  const { t } = useTranslation();
  const partLabels = usePartLabels();
  const spoken = useSpokenPart(state.base, known);
  const { form, conflicts, failure } = state;
  return (
    <>
      <Faults state={state} />
      {failure.otherUserId === undefined ? null : (
        <p>
          <a href={paths.user(failure.otherUserId)}>{t('importedUsers.draft.exists')}</a>
        </p>
      )}
      <EditConflicts
        form={form}
        conflicts={conflicts}
        labelOf={(part) => partLabels[part]}
        spoken={spoken}
        saveLabel={t('importedUsers.draft.save')}
      />
      <Others state={state} known={known} />
    </>
  );
}

function Faults({ state: { form, failure } }: { readonly state: EditDraft }) {
  const { t } = useTranslation();
  const labels = useDraftLabels();
  const sentenceOf = useDraftSentence();
  const { wrongFields, formFaults, attempt } = failure;
  const errors = [
    ...formFaultLines(formFaults, t),
    ...wrongFields.map((field) => ({
      fieldId: fieldIdOf(field),
      message: `${labels[field]}: ${sentenceOf(field, String(form.getFieldState(field, form.formState).error?.type))}`,
    })),
  ];
  return <FormErrorSummary errors={errors} attempt={attempt} />;
}

/** What somebody else alone has changed: it stands in the form now, and nothing was sent that was not seen. */
function Others({ state: { form, base, others = [], isHeldBack }, known }: DraftFailuresProps) {
  const { t } = useTranslation();
  const partLabels = usePartLabels();
  const spoken = useSpokenPart(base, known);
  if (others.length === 0 && !isHeldBack) {
    return null;
  }
  return (
    <Alert kind="warning" kindLabel={t('ui.warning')} heading={t('importedUsers.draft.others.heading')} announce>
      {others.length === 0 ? null : (
        <ul>
          {others.map((part) => (
            <li key={part}>
              {partLabels[part]}: {spoken(form.getValues(part), part) || t('frame.conflict.blank')}
            </li>
          ))}
        </ul>
      )}
      <p>{t(isHeldBack ? 'importedUsers.draft.others.notSent' : 'importedUsers.draft.others.text')}</p>
    </Alert>
  );
}
