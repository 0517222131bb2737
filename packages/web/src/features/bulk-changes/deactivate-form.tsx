import { useTranslation } from '../../i18n/use-translation.ts';
import { Fieldset } from '../../ui/fieldset.tsx';
import { PeriodFields } from '../user-changes/period-fields.tsx';
import type { SelectionBody } from '../user-selection/selection.ts';
import { OrderCheck } from './order-check.tsx';
import { usePeriod } from './use-period.ts';

type DeactivateFormProps = { readonly selection: SelectionBody; readonly backHref: string };

/** From when and until when many users are deactivated; both may be empty. */
export function DeactivateForm({ selection, backHref }: DeactivateFormProps) {
  const { t } = useTranslation();
  const form = usePeriod();
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.tell();
        }}
      >
        <Fieldset legend={t('bulkChanges.period.legend')}>
          <PeriodFields form={form} toHelp={t('bulkChanges.period.toHelp')} />
          {/* A field alone in a form is sent by Enter, two only with a button to press. */}
          <button type="submit" hidden>
            {t('bulkChanges.check.title')}
          </button>
        </Fieldset>
      </form>
      <p role="status">
        <strong>{form.words}</strong>
      </p>
      <OrderCheck
        wording="deactivate"
        order={
          form.period === undefined
            ? undefined
            : { kind: 'status', body: { selection, change: { action: 'deactivate', ...form.body } } }
        }
        missing={t(form.hasFault ? 'bulkChanges.check.fixPeriod' : 'bulkChanges.check.leavePeriod')}
        backHref={backHref}
      />
    </>
  );
}
