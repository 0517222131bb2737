import { readPeriod } from '@tillid/domain/users/deactivation-period';
import { useState } from 'react';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useAddressQuery, useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { useEndWords } from '../user-changes/use-period-words.ts';
import { danishToday } from '../users/draft-form.ts';

/**
 * The two days of a bulk deactivation as typed. Who can be deactivated depends on the days, so what counts is what the address tells, and it
 * tells what stood there when a field was left: nothing is asked, and no fault shown, while somebody types.
 */
export function usePeriod() {
  const { t } = useTranslation();
  const go = useGo();
  const words = useWords();
  const { from = '', to = '' } = useAddressQuery();
  const [body, setBody] = useState({ from, to });
  const period = readPeriod({ from, to }, { today: danishToday() });
  const isTold = body.from === from && body.to === to;
  return {
    body,
    period: period.ok && isTold ? period.value : undefined,
    hasFault: !period.ok && isTold,
    words: period.ok && isTold ? words(period.value) : '',
    tell: () => {
      if (!isTold) {
        go(paths.newBulkChange({ action: 'deactivate', ...body }), { replace: true });
      }
    },
    change: (changed: Partial<typeof body>) => setBody({ ...body, ...changed }),
    errorAt(field: 'from' | 'to') {
      const fault = period.ok || !isTold ? undefined : period.fault.find((one) => one.field === field);
      return fault === undefined ? undefined : fieldSentence({ code: fault.code }, t);
    },
  };
}

/** What a period means for many, in words: when it begins, and when they are back. */
function useWords(): (period: { readonly from: string; readonly to: string | null }) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const endWords = useEndWords();
  return ({ from, to }) => {
    const isLater = from > danishToday();
    const first = isLater ? t('bulkChanges.period.later', { from: format.day(from) }) : t('bulkChanges.period.now');
    return `${first} ${endWords({ to }, 'bulkChanges.period')}`;
  };
}
