import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type StatusTone = 'positive' | 'waiting' | 'information' | 'negative' | 'neutral' | 'ended';

const icons: Readonly<Record<StatusTone, IconName>> = {
  positive: 'check',
  waiting: 'hourglass',
  information: 'info',
  negative: 'error',
  neutral: 'minus',
  ended: 'lock',
};

type StatusTagProps = {
  readonly tone: StatusTone;
  readonly label: string;
  /** In place of the tone's own. */
  readonly icon?: IconName;
};

/** A state in words, with an icon; the colour only repeats it. */
export function StatusTag({ tone, label, icon }: StatusTagProps) {
  return (
    <span className={`status-tag status-tag-${tone}`}>
      <Icon name={icon ?? icons[tone]} />
      <span>{label}</span>
    </span>
  );
}
