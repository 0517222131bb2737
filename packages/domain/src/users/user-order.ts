/** What a list of users can be sorted by: the name as Danish has it, when the user was created, the day of the last log-in. */
export const userOrderKeys = ['name', 'created', 'last-sign-in'] as const;

/** What a list of users is sorted by. */
export type UserOrderKey = (typeof userOrderKeys)[number];

/** How a list of users is sorted. Whoever never logged in stands with those whose log-in is longest ago. */
export type UserOrder = { readonly by: UserOrderKey; readonly descending: boolean };

/** How many users a page of the list can have. */
export const userPageSizes = [25, 50, 100] as const;

/** How many users a page of the list has. */
export type UserPageSize = (typeof userPageSizes)[number];

/** The order and the size of a list of which nothing else is said. */
export const usualUserList: { readonly order: UserOrder; readonly size: UserPageSize } = {
  order: { by: 'name', descending: false },
  size: 25,
};

const descending = '-descending' as const;

/** Every order as it is written in an address and in the API. */
export const userOrderTexts = userOrderKeys.flatMap((key) => [key, `${key}${descending}` as const]);

/** Reads an order; undefined for a text that is none. */
export function parseUserOrder(text: string): UserOrder | undefined {
  const isDescending = text.endsWith(descending);
  const key = isDescending ? text.slice(0, -descending.length) : text;
  const by = userOrderKeys.find((known) => known === key);
  return by === undefined ? undefined : { by, descending: isDescending };
}

/** Writes an order as it is read. */
export function formatUserOrder(order: UserOrder): string {
  return `${order.by}${order.descending ? descending : ''}`;
}

/** Reads the size of a page; undefined for a number that no page has. */
export function parseUserPageSize(text: string): UserPageSize | undefined {
  return userPageSizes.find((size) => String(size) === text);
}
