import { countSelectedUsers } from '@tillid/contract/bulk-changes';
import { listImportedUsers } from '@tillid/contract/imports';
import { usePermission } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { useLiveUsers } from '../users/use-live-users.ts';
import { ImportFilter } from './import-filter.tsx';
import { ImportedUserTable } from './imported-user-table.tsx';
import { NoImportedUsers } from './no-imported-users.tsx';
import { SelectionBar } from '../user-selection/selection-bar.tsx';
import { SelectionScope } from '../user-selection/selection-scope.tsx';
import { ImportedActions } from './imported-actions.tsx';
import { importedUserEndpoints, useImportedCount, useImportedCountSentence } from './use-imported-count.ts';

const identifier = /^[0-9a-f-]{36}$/;
const cursor = /^[A-Za-z0-9_-]{1,500}$/;

/** Users that a file created and nobody has sent for activation, with what can be done to many of them at once. */
export function ImportedUsersPage() {
  const { t } = useTranslation();
  const filter = useFilter();
  const page = useEndpoint(listImportedUsers, { query: filter }, { keepPrevious: true });
  const mayAct = [usePermission('users:activate'), usePermission('users:delete')].includes(true);
  const { importId } = filter;
  const count = useImportedCount(importId, page.data);
  const countSentence = useImportedCountSentence();
  useLiveUsers([...importedUserEndpoints, countSelectedUsers]);
  const ofImport = importId === undefined ? {} : { importId };
  return (
    <>
      <PageHeading title={t('importedUsers.title')} />
      <div className="stack">
        <p className="page-lead">{t('importedUsers.lead')}</p>
        {importId === undefined ? null : <ImportFilter importId={importId} />}
        <Loaded query={page}>
          {({ items, next, previous }) =>
            items.length === 0 ? (
              <NoImportedUsers importId={importId} isLaterPage={previous !== null && count !== 0} />
            ) : (
              <SelectionScope
                list="imported-users"
                filter={{ status: 'imported', import: importId }}
                isOld={page.isPlaceholderData}
              >
                {mayAct ? (
                  <SelectionBar users={items} isOnlyPage={next === null && previous === null} found={count}>
                    {(selection, selected) => <ImportedActions selection={selection} count={selected} />}
                  </SelectionBar>
                ) : null}
                <p role="status">{countSentence(count)}</p>
                <ImportedUserTable items={items} selectable={mayAct} />
                <Pagination
                  label={t('ui.pages')}
                  previousLabel={t('ui.previous')}
                  nextLabel={t('ui.next')}
                  previous={
                    previous === null ? undefined : { href: paths.importedUsers({ ...ofImport, before: previous }) }
                  }
                  next={next === null ? undefined : { href: paths.importedUsers({ ...ofImport, after: next }) }}
                />
              </SelectionScope>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

type Filter = { readonly importId?: string; readonly after?: string; readonly before?: string };

/** What the address asks for, as far as it can be asked for. */
function useFilter(): Filter {
  const { importId = '', after = '', before = '' } = useAddressQuery();
  return {
    ...(identifier.test(importId) ? { importId } : {}),
    ...(cursor.test(after) ? { after } : {}),
    ...(cursor.test(before) ? { before } : {}),
  };
}
