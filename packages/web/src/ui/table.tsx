import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export type TableColumn<Row> = {
  readonly key: string;
  /** Heading; also stands before the value when the table is a list of cards on a small screen. */
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  /** The cell that names the row. One column has it. */
  readonly rowHeading?: boolean;
  /** The heading is read aloud but not seen, for columns of checkboxes and buttons. */
  readonly headingHidden?: boolean;
  /** Stands in place of the heading's text, such as a checkbox for the whole page. */
  readonly headingContent?: ReactNode;
  /** How the rows are sorted by this column now, and where its heading leads to sort them otherwise. */
  readonly sorted?: { readonly now: 'ascending' | 'descending' | 'none'; readonly href: string } | undefined;
};

type TableProps<Row> = {
  /** Name of the table; read aloud, seen only if `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** `cards`: each row turns into a card on a small screen. `scroll`: columns must be compared, so the box scrolls sideways. */
  readonly small?: 'cards' | 'scroll';
  /** Scrolls inside a box of its own with a heading that stays. */
  readonly tall?: boolean;
  readonly compact?: boolean;
};

// Whoever has no mouse scrolls with the arrow keys, so a box that scrolls takes the focus.
const scrollable = { tabIndex: 0 } as const;

/** Rows and columns in a box that scrolls by itself, so that the page never does. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionShown, columns, rows, rowKey, small = 'cards', tall, compact } = props;
  const tableClass = classNames(
    'table table--zebra table--selectable',
    small === 'cards' && 'table--responsive-headers',
    compact && 'table--compact',
  );
  return (
    <div
      className={classNames('table-scroll', tall && 'table-scroll-tall')}
      role="region"
      aria-label={caption}
      {...(small === 'scroll' || tall ? scrollable : {})}
    >
      <table className={tableClass}>
        <caption className={captionShown ? 'table-caption' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" aria-sort={column.sorted?.now}>
                <ColumnHeading column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHeading<Row>({ column }: { readonly column: TableColumn<Row> }) {
  if (column.headingContent !== undefined) {
    return column.headingContent;
  }
  if (column.sorted !== undefined) {
    const { now, href } = column.sorted;
    return (
      <a href={href} className="sort-heading">
        {column.heading}
        {now === 'none' ? null : <Icon name={now === 'ascending' ? 'chevron-up' : 'chevron-down'} />}
      </a>
    );
  }
  return column.headingHidden ? <span className="sr-only">{column.heading}</span> : column.heading;
}

function Cell<Row>({ column, row }: { readonly column: TableColumn<Row>; readonly row: Row }) {
  const title = column.headingHidden ? undefined : column.heading;
  return column.rowHeading ? (
    <th scope="row" data-title={title}>
      {column.cell(row)}
    </th>
  ) : (
    <td data-title={title}>{column.cell(row)}</td>
  );
}
