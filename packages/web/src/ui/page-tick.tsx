import { Checkbox } from './checkbox.tsx';

type PageTickProps<Row> = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly rows: readonly Row[];
  readonly disabled?: boolean;
  readonly isTicked: (row: Row) => boolean;
  readonly onTick: (ticked: boolean) => void;
};

/** Ticks and unticks all rows of a page; "some" where it is some of them. */
export function PageTick<Row>({
  label,
  labelHidden = true,
  rows,
  disabled = false,
  isTicked,
  onTick,
}: PageTickProps<Row>) {
  const count = rows.filter(isTicked).length;
  return (
    <Checkbox
      label={label}
      labelHidden={labelHidden}
      checked={count === rows.length}
      disabled={disabled}
      mixed={count > 0 && count < rows.length}
      onChange={(event) => onTick(event.target.checked)}
    />
  );
}
