import type { ReactNode } from 'react';

type DescriptionListProps = {
  readonly items: readonly { readonly term: string; readonly value: ReactNode }[];
};

/** Names and values; items without a value are left to the caller to leave out. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="description-list">
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
