import { Loaded } from '../../frame/loaded.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ChangeFacts } from './change-facts.tsx';
import { ChangeProgress } from './change-progress.tsx';
import { ChangeResult } from './change-result.tsx';
import { useBulkChange } from './use-bulk-change.ts';

/** One bulk change: how far it is, then what came of it and what can be done next. Its address survives reload and leaving. */
export function BulkChangePage() {
  const { t } = useTranslation();
  const query = useBulkChange(usePathParam('bulkChangeId'));
  return (
    <Loaded query={query} page>
      {(view) => (
        <>
          <BackLink href={paths.bulkChanges()} label={t('bulkChanges.list.title')} />
          <PageHeading title={t(`words.bulkAction.${view.change.action}`)} />
          <div className="stack">
            {view.status === 'running' ? <ChangeProgress view={view} /> : <ChangeResult view={view} />}
            <ChangeFacts view={view} />
          </div>
        </>
      )}
    </Loaded>
  );
}
