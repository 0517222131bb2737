import { historySorts, readHistoryView, type AskedView, type HistorySort } from '@tillid/domain/history/history-view';

/** What of a history is shown, as it stands in the address. */
export type HistoryAddress = Partial<
  Record<'from' | 'to' | 'types' | 'actor' | 'sort' | 'user' | 'after' | 'before', string>
>;

const parts = ['from', 'to', 'types', 'actor', 'sort', 'user'] as const;
const places = ['after', 'before'] as const;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The view that an address tells; what somebody typed there and cannot be meant is left out. */
export function readAddress(query: Readonly<Record<string, string | undefined>>): HistoryAddress {
  const asked = pick(query, [...parts, ...places]);
  const { user, after, before, ...view } = asked;
  const read = readHistoryView(view);
  const faulty = new Set<string>(read.ok ? [] : read.fault.map(({ field }) => field));
  const kept = Object.entries(view).filter(([name]) => !faulty.has(name));
  const ids = Object.entries({ user, after, before }).filter(([, id]) => id !== undefined && uuidPattern.test(id));
  return Object.fromEntries([...kept, ...ids]) as HistoryAddress;
}

/** The address after a change of what is shown, which begins at the first page; a part that is undefined is no longer asked for. */
export function withChange(
  address: HistoryAddress,
  change: Readonly<Record<string, string | undefined>>,
): HistoryAddress {
  return pick({ ...pick(address, parts), ...change }, [...parts, ...places]);
}

/** Whether an address narrows what is shown. */
export function isNarrowed({ from, to, types, actor, user }: HistoryAddress): boolean {
  return [from, to, types, actor, user].some((part) => part !== undefined);
}

/** Whether an address tells anything of a history. */
export function tellsHistory(address: HistoryAddress): boolean {
  return Object.keys(address).length > 0;
}

/** The order that is asked for. */
export function sortOf({ sort }: Pick<AskedView, 'sort'>): HistorySort {
  return historySorts.find((each) => each === sort) ?? 'newest';
}

function pick(from: Readonly<Record<string, string | undefined>>, names: readonly string[]): HistoryAddress {
  return Object.fromEntries(
    names.flatMap((name) => (from[name] === undefined || from[name] === '' ? [] : [[name, from[name]]])),
  );
}
