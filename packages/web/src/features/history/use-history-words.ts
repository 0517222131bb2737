import { formatPhone } from '@tillid/domain/users/phone-number';
import { historyWords, type HistoryWords, type OtherWords } from '@tillid/text/history-words';
import { findSpoken } from '../../i18n/sentences.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** What history tells, in the words of the page. */
export function useHistoryWords(other?: OtherWords): HistoryWords {
  const format = useFormat();
  return historyWords({ find: findSpoken, day: format.day, phone: formatPhone }, other);
}
