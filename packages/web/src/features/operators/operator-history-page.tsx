import { listOperatorHistory } from '@tillid/contract/operator';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useAddressQuery } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { EventTable } from './event-table.tsx';

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What operators did, newest first, page by page. */
export function OperatorHistoryPage() {
  const { t } = useTranslation();
  const { before } = useAddressQuery();
  const place = before !== undefined && idPattern.test(before) ? { before } : {};
  const query = useEndpoint(listOperatorHistory, { query: place }, { keepPrevious: true });
  return (
    <>
      <PageHeading title={t('operators.history.title')} />
      <p className="page-lead">{t('operators.history.lead')}</p>
      <Loaded query={query} lines={12}>
        {({ items, next }) => (
          <div className="stack">
            {items.length === 0 ? <p>{t('operators.history.none')}</p> : <EventTable events={items} showsAbout />}
            {next === null ? null : (
              <div>
                <ButtonLink href={paths.operatorHistory({ before: next })} look="secondary" icon="chevron-down">
                  {t('operators.history.older')}
                </ButtonLink>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
