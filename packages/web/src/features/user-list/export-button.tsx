import { exportUsers } from '@tillid/contract/user-list';
import { formatUserColumns } from '@tillid/domain/users/user-columns';
import { formatUserFilter } from '@tillid/domain/users/user-filter';
import { DownloadButton } from '../../frame/download-button.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { ListView } from './list-address.ts';
import { sortOf } from './use-user-page.ts';

/** Fetches the users of the view, all pages of them, with its order and columns. */
export function ExportButton({ view }: { readonly view: ListView }) {
  const { t, language } = useTranslation();
  const query = {
    ...formatUserFilter(view.filter),
    sort: sortOf(view),
    columns: formatUserColumns(view.columns),
    language,
  };
  return (
    <div className="stack-close">
      <DownloadButton
        label={t('userList.export')}
        endpoint={exportUsers}
        parts={{ query }}
        fileName={t('userList.fileName')}
      />
      <p className="form-hint">{t('userList.exportHelp')}</p>
    </div>
  );
}
