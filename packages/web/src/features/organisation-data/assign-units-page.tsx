import { useState } from 'react';
import { formFaultLines } from '../../api/field-faults.ts';
import { fieldSentence } from '../../api/problem-texts.ts';
import { EditConflicts } from '../../frame/edit-conflicts.tsx';
import { Loaded } from '../../frame/loaded.tsx';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { NotNow } from '../user-changes/not-now.tsx';
import { useUser } from '../users/use-user.ts';
import type { UserProfile } from '../users/user-profile.ts';
import { UnitFields, useShownUnitFields, useSpokenUnit, useUnitFieldLabels } from './unit-fields.tsx';
import { calledUnits, presentUnits, unitFieldNames, type CalledUnit, type UnitValues } from './unit-values.ts';
import { useAssignUnits, type AssignUnits } from './use-assign-units.ts';

/** Changes what a user is associated with in the organisation. */
export function AssignUnitsPage() {
  const { t } = useTranslation();
  const query = useUser(usePathParam('userId'));
  return (
    <Loaded query={query} page>
      {(user) => (
        <>
          <BackLink href={paths.user(user.userId)} label={`${user.firstName} ${user.lastName}`} />
          <PageHeading title={t('organisationData.assign.title')} />
          <NotNow user={user} action="assignUnits">
            <AssignUnitsForm user={user} />
          </NotNow>
        </>
      )}
    </Loaded>
  );
}

function AssignUnitsForm({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const state = useAssignUnits(user);
  const { form, base, conflicts, isWorking, submit } = state;
  const present = presentUnits(base);
  const { shown, isLoading } = useShownUnitFields(present);
  const values = form.watch();
  const [chosen, setChosen] = useState<readonly CalledUnit[]>([]);
  const known = [...chosen, ...calledUnits(presentUnits(user)), ...calledUnits(present)];
  const labels = useUnitFieldLabels();
  const faultOf = useFaultOf(form);
  const spokenUnit = useSpokenUnit(known);
  function choose(field: keyof UnitValues, unitId: string, unit?: CalledUnit) {
    if (unit !== undefined) {
      setChosen((before) => [...before, unit]);
    }
    form.setValue(field, unitId, { shouldDirty: true });
    form.clearErrors(field);
  }
  if (!isLoading && shown.length === 0) {
    return <p>{t('organisationData.assign.nothing')}</p>;
  }
  return (
    <div className="stack">
      <Failures state={state} />
      <EditConflicts
        form={form}
        conflicts={conflicts}
        labelOf={(field) => labels[field]}
        spoken={spokenUnit}
        saveLabel={t('organisationData.assign.submit')}
      />
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="form-stack">
          <UnitFields
            values={values}
            present={present}
            known={known}
            idOf={fieldId}
            errorOf={faultOf}
            onChange={choose}
          />
        </div>
        <Buttons userId={user.userId} isWorking={isWorking} />
      </form>
      <UnsavedGuard dirty={form.formState.isDirty} />
    </div>
  );
}

function Buttons({ userId, isWorking }: { readonly userId: string; readonly isWorking: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="form-actions">
      <Button type="submit" pendingLabel={isWorking && t('ui.working')}>
        {t('organisationData.assign.submit')}
      </Button>
      <ButtonLink href={paths.user(userId)} look="secondary">
        {t('ui.cancel')}
      </ButtonLink>
    </div>
  );
}

function Failures({ state: { form, formFaults, attempt } }: { readonly state: AssignUnits }) {
  const { t } = useTranslation();
  const labels = useUnitFieldLabels();
  const faultOf = useFaultOf(form);
  const wrong = unitFieldNames.flatMap((field) => {
    const message = faultOf(field);
    return message === undefined ? [] : [{ fieldId: fieldId(field), message: `${labels[field]}: ${message}` }];
  });
  const errors = [...formFaultLines(formFaults, t), ...wrong];
  return attempt === 0 ? null : <FormErrorSummary errors={errors} attempt={attempt} />;
}

function useFaultOf(form: AssignUnits['form']): (field: keyof UnitValues) => string | undefined {
  const { t } = useTranslation();
  const { errors } = form.formState;
  return (field) => {
    const code = errors[field]?.type;
    return code === undefined ? undefined : fieldSentence({ code }, t);
  };
}

function fieldId(field: keyof UnitValues): string {
  return `units-${field}`;
}
