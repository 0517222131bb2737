import { userColumns } from '@tillid/domain/users/user-columns';
import {
  formatUserOrder,
  parseUserOrder,
  parseUserPageSize,
  userOrderTexts,
  userPageSizes,
  usualUserList,
} from '@tillid/domain/users/user-order';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Select } from '../../ui/select.tsx';
import { ChoiceFilter } from './choice-filter.tsx';
import type { ListPlace } from './use-list-place.ts';

/** How the users are sorted, what is shown of each, and how many at a time. */
export function ViewChoices({ place: { view, go } }: { readonly place: ListPlace }) {
  const { t } = useTranslation();
  return (
    <div className="list-filters" role="group" aria-label={t('userList.view')}>
      <Select
        label={t('userList.sortBy')}
        value={formatUserOrder(view.order)}
        options={userOrderTexts.map((text) => ({ value: text, label: t(`userList.sort.${text}`) }))}
        onChange={({ target: { value } }) => go({ order: parseUserOrder(value) ?? usualUserList.order })}
      />
      <ChoiceFilter
        label={t('userList.columns')}
        noneLabel={t('userList.nameOnly')}
        choices={userColumns}
        chosen={view.columns}
        wordOf={(column) => t(`userList.column.${column}`)}
        onChoose={(columns, options) => go({ columns }, options)}
      />
      <Select
        label={t('userList.pageSize')}
        value={String(view.size)}
        options={userPageSizes.map((size) => ({ value: String(size), label: t('userList.perPage', { count: size }) }))}
        onChange={({ target: { value } }) => go({ size: parseUserPageSize(value) ?? usualUserList.size })}
      />
    </div>
  );
}
