import {
  formatUserColumns,
  parseUserColumns,
  usualUserColumns,
  type UserColumn,
} from '@tillid/domain/users/user-columns';
import {
  formatUserFilter,
  parseUserFilter,
  userFilterKeys,
  userFilterLimits,
  type UserFilter,
  type UserFilterQuery,
} from '@tillid/domain/users/user-filter';
import {
  formatUserOrder,
  parseUserOrder,
  parseUserPageSize,
  usualUserList,
  type UserOrder,
  type UserPageSize,
} from '@tillid/domain/users/user-order';

/** The list of users that an address tells: which users, how they are sorted, what is shown of each, and the place among them. */
export type ListView = {
  readonly filter: UserFilter;
  readonly order: UserOrder;
  readonly size: UserPageSize;
  readonly columns: readonly UserColumn[];
  readonly after: string | undefined;
  readonly before: string | undefined;
};

type AddressQuery = Readonly<Record<string, string | undefined>>;

/** Reads an address; what somebody typed there and cannot be meant is left out. */
export function readListView(query: AddressQuery): ListView {
  const texts = Object.fromEntries(userFilterKeys.map((key) => [key, query[key]])) as UserFilterQuery;
  const search = texts.search?.slice(0, userFilterLimits.search);
  return {
    filter: parseUserFilter({ ...texts, search }).filter,
    order: parseUserOrder(query['sort'] ?? '') ?? usualUserList.order,
    size: parseUserPageSize(query['size'] ?? '') ?? usualUserList.size,
    columns:
      query['columns'] === undefined ? usualUserColumns : (parseUserColumns(query['columns']) ?? usualUserColumns),
    after: query['after'],
    before: query['before'],
  };
}

/** Writes an address as it is read; what is usual is left out. */
export function formatListView({ filter, order, size, columns, after, before }: ListView): AddressQuery {
  const [sort, shown] = [formatUserOrder(order), formatUserColumns(columns)];
  return {
    ...formatUserFilter(filter),
    ...(sort === formatUserOrder(usualUserList.order) ? {} : { sort }),
    ...(size === usualUserList.size ? {} : { size: String(size) }),
    // "None" is written as a comma, since an empty value is left out of an address.
    ...(shown === formatUserColumns(usualUserColumns) ? {} : { columns: shown === '' ? ',' : shown }),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
}

/** The view after a change, which begins at the first page unless the change tells a place. */
export function changedView(view: ListView, change: Partial<ListView>): ListView {
  return { ...view, after: undefined, before: undefined, ...change };
}
