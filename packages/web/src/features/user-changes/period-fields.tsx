import { useTranslation } from '../../i18n/use-translation.ts';
import { TextField } from '../../ui/text-field.tsx';

/** The two days of a deactivation as typed, and what is wrong with them once a field was left. */
export type PeriodForm = {
  readonly body: { readonly from: string; readonly to: string };
  readonly change: (changed: { readonly from?: string; readonly to?: string }) => void;
  readonly tell: () => void;
  readonly errorAt: (field: 'from' | 'to') => string | undefined;
};

type PeriodFieldsProps = {
  readonly form: PeriodForm;
  readonly toHelp: string;
  /** It has begun already, so only its end can be chosen. */
  readonly isRunning?: boolean;
};

/** From when and until when users are deactivated; both may be empty (decision 26). */
export function PeriodFields({ form, toHelp, isRunning = false }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const shared = { width: 'short', autoComplete: 'off', optionalLabel: t('ui.optional'), onBlur: form.tell } as const;
  return (
    <div className="form-stack">
      {isRunning ? null : (
        <TextField
          {...shared}
          label={t('userChanges.deactivation.from')}
          help={t('userChanges.deactivation.fromHelp')}
          value={form.body.from}
          error={form.errorAt('from')}
          onChange={(event) => form.change({ from: event.target.value })}
        />
      )}
      <TextField
        {...shared}
        label={t('userChanges.deactivation.to')}
        help={toHelp}
        value={form.body.to}
        error={form.errorAt('to')}
        onChange={(event) => form.change({ to: event.target.value })}
      />
    </div>
  );
}
