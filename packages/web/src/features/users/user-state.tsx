import { useTranslation } from '../../i18n/use-translation.ts';
import { StatusTag, type StatusTone } from '../../ui/status-tag.tsx';
import type { ListedUser } from '../user-list/use-user-page.ts';

type UserStateProps = Pick<ListedUser, 'status' | 'marks'>;
type Mark = ListedUser['marks'][number];

const statusTones: Readonly<Record<ListedUser['status'], StatusTone>> = {
  imported: 'information',
  'pending-activation': 'waiting',
  active: 'positive',
  deactivated: 'ended',
};

const markTones: Readonly<Record<Mark, StatusTone>> = {
  'deactivation-planned': 'information',
  'link-expired': 'negative',
  'code-expired': 'negative',
  'code-locked': 'negative',
  anonymous: 'neutral',
};

const markIcons = {
  'deactivation-planned': 'hourglass',
  'link-expired': 'time',
  'code-expired': 'time',
  'code-locked': 'lock',
  anonymous: 'visibility-off',
} as const;

/** The status of a user and the marks beside it (decision 25), each in words and with an icon. */
export function UserState({ status, marks }: UserStateProps) {
  const { t } = useTranslation();
  return (
    <span className="tag-row">
      <StatusTag tone={statusTones[status]} label={t(`words.status.${status}`)} />
      {marks.map((mark) => (
        <StatusTag key={mark} tone={markTones[mark]} icon={markIcons[mark]} label={t(`users.mark.${mark}`)} />
      ))}
    </span>
  );
}
