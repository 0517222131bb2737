import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Select } from '../../ui/select.tsx';
import type { ListPlace } from './use-list-place.ts';
import { useNewestImports } from './use-newest-imports.ts';

/** The import that made whoever is shown, where there are imports to choose among. */
export function ImportFilter({ place: { view, filterBy } }: { readonly place: ListPlace }) {
  const { t } = useTranslation();
  const format = useFormat();
  const imports = useNewestImports();
  const { importId = '' } = view.filter;
  if (imports.length === 0) {
    return null;
  }
  const isListed = importId === '' || imports.some((each) => each.importId === importId);
  return (
    <Select
      label={t('userList.import')}
      value={importId}
      options={[
        { value: '', label: t('userList.all') },
        ...(isListed ? [] : [{ value: importId, label: t('userList.fromImport') }]),
        ...imports.map((each) => ({
          value: each.importId,
          label: `${each.fileName}, ${format.dayOf(each.uploadedAt)}`,
        })),
      ]}
      onChange={({ target: { value } }) => filterBy({ importId: value === '' ? undefined : value })}
    />
  );
}
