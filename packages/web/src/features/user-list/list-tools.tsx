import { usePermission } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Details } from '../../ui/details.tsx';
import { ChosenUserFilters } from './chosen-user-filters.tsx';
import { ExportButton } from './export-button.tsx';
import type { ListPlace } from './use-list-place.ts';
import { UserFilters } from './user-filters.tsx';
import { ViewChoices } from './view-choices.tsx';

/** What the list is narrowed to, its order and columns, and its file: behind a fold, since most search by a name. */
export function ListTools({ place }: { readonly place: ListPlace }) {
  const { t } = useTranslation();
  const mayExport = usePermission('users:export');
  return (
    <>
      <Details summary={t('userList.tools')}>
        <div className="stack">
          <UserFilters place={place} />
          <ViewChoices place={place} />
          {mayExport ? <ExportButton view={place.view} /> : null}
        </div>
      </Details>
      <ChosenUserFilters place={place} />
    </>
  );
}
