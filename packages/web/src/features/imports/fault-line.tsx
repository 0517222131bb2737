import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { faultPlace, faultSentences, type Fault } from './fault-texts.ts';

/** One fault or warning: where, what and what to do. */
export function FaultLine({ fault }: { readonly fault: Fault }) {
  const { t } = useTranslation();
  const place = faultPlace(fault, t);
  const { what, detail, todo } = faultSentences(fault, t, useFormat());
  const userId = fault.params?.['userId'];
  return (
    <>
      {place === undefined ? null : <strong>{place}: </strong>}
      {what} {detail ? `${detail} ` : null}
      {todo}
      {typeof userId === 'string' ? (
        <>
          {' '}
          <a href={paths.user(userId)}>{t('importFaults.detail.existingUser')}</a>
        </>
      ) : null}
    </>
  );
}
