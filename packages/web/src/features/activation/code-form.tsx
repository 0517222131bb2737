import { isCode, normaliseCode } from '@tillid/domain/activation/activation-code';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCountdown } from './use-countdown.ts';
import { useEnterCode } from './use-enter-code.ts';

const fieldId = 'activation-code';

/** The code as somebody has it on paper: case, blanks and hyphens do not count. */
export function CodeForm({ nextTryAt }: { readonly nextTryAt: string | null }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { error, attempt, isPending, enter, refuse } = useEnterCode();
  const wait = useCountdown(nextTryAt);
  function submit() {
    const code = normaliseCode(typed);
    if (code === '') {
      refuse((translate) => translate('activation.code.missing'));
    } else if (isCode(code)) {
      enter(typed);
    } else {
      refuse((translate) => translate('activation.code.format'));
    }
  }
  const waiting = wait === undefined ? undefined : t('activation.code.wait', { time: wait });
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && waiting === undefined) {
          submit();
        }
      }}
    >
      <FormErrorSummary errors={error === undefined ? [] : [{ fieldId, message: error }]} attempt={attempt} />
      <TextField
        id={fieldId}
        label={t('activation.code.label')}
        help={t('activation.code.help')}
        error={error}
        autoComplete="one-time-code"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="form-actions">
        <Button type="submit" pendingLabel={isPending && t('ui.working')} disabledReason={waiting}>
          {t('activation.code.submit')}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {nextTryAt !== null && waiting === undefined ? t('activation.code.waitOver') : ''}
      </span>
    </form>
  );
}
