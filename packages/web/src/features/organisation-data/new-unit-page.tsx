import type { UnitKind } from '@tillid/domain/organisations/unit';
import { formFaultLines } from '../../api/field-faults.ts';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { useAddUnit, type AddUnit } from './use-add-unit.ts';
import { isDoubtful, unitFormFields, type UnitFormField } from './unit-form.ts';
import { useAddressKind } from './use-unit-page.ts';

/** Registers a unit of the kind that the address tells. */
export function NewUnitPage() {
  const { t } = useTranslation();
  const kind = useAddressKind();
  return (
    <SettingsFrame>
      <BackLink href={paths.organisationData({ kind })} label={t(`organisationData.kind.${kind}`)} />
      <PageHeading title={t(`organisationData.add.title.${kind}`)} />
      <NewUnitForm key={kind} kind={kind} />
    </SettingsFrame>
  );
}

function NewUnitForm({ kind }: { readonly kind: UnitKind }) {
  const { t } = useTranslation();
  const state = useAddUnit(kind);
  const { form, isWorking, submit } = state;
  return (
    <div className="stack">
      <Failures kind={kind} state={state} />
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Fields kind={kind} state={state} />
        <div className="form-actions">
          <Button type="submit" pendingLabel={isWorking && t('ui.working')}>
            {t('organisationData.add.submit')}
          </Button>
          <ButtonLink href={paths.organisationData({ kind })} look="secondary">
            {t('ui.cancel')}
          </ButtonLink>
        </div>
      </form>
      <UnsavedGuard dirty={form.formState.isDirty} />
    </div>
  );
}

function Fields({ kind, state }: { readonly kind: UnitKind; readonly state: AddUnit }) {
  const { t } = useTranslation();
  const { form, faultOf } = state;
  const { touchedFields } = form.formState;
  const notConfirmed = faultOf('confirmed');
  const isDoubted =
    isDoubtful(kind, form.watch('number')) && (touchedFields.number === true || form.watch('confirmed'));
  return (
    <div className="form-stack">
      <TextField
        {...form.register('number')}
        id={fieldId('number')}
        label={t(`organisationData.number.${kind}`)}
        help={t(`organisationData.add.numberHelp.${kind}`)}
        error={faultOf('number')}
        warning={isDoubted ? t('organisationData.add.doubtful') : undefined}
        width="medium"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
      />
      {isDoubted ? (
        <div>
          {notConfirmed === undefined ? null : <ErrorMessage>{notConfirmed}</ErrorMessage>}
          <Checkbox
            {...form.register('confirmed')}
            id={fieldId('confirmed')}
            label={t('organisationData.add.confirm')}
          />
        </div>
      ) : null}
      <TextField
        {...form.register('name')}
        id={fieldId('name')}
        label={t('organisationData.name')}
        help={t('organisationData.add.nameHelp')}
        error={faultOf('name')}
        width="full"
        autoComplete="off"
      />
    </div>
  );
}

function Failures({ kind, state }: { readonly kind: UnitKind; readonly state: AddUnit }) {
  const { t } = useTranslation();
  const { faultOf, formFaults, attempt } = state;
  const labels = {
    number: t(`organisationData.number.${kind}`),
    name: t('organisationData.name'),
  };
  const wrong = unitFormFields.flatMap((field) => {
    const message = faultOf(field);
    // The sentence about the box names it already.
    const sentence = field === 'confirmed' ? message : `${labels[field]}: ${message}`;
    return message === undefined || sentence === undefined ? [] : [{ fieldId: fieldId(field), message: sentence }];
  });
  const errors = [...formFaultLines(formFaults, t), ...wrong];
  return attempt === 0 ? null : <FormErrorSummary errors={errors} attempt={attempt} />;
}

function fieldId(field: UnitFormField): string {
  return `unit-${field}`;
}
