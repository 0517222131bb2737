import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Details } from '../../ui/details.tsx';
import { fullName } from '../user-selection/user-ticks.tsx';
import type { LeftOut } from './bulk-change.ts';

type Group = LeftOut[number];

// A handful of names is read faster than it is opened.
const shownAtOnce = 3;

/** What can be done instead with those who are left out for a reason. */
const nextSteps = {
  'status-imported': paths.importedUsers(),
  'deactivation-planned': paths.newBulkChange({ action: 'cancel-deactivation' }),
} as const;

type LeftOutListProps = {
  readonly groups: LeftOut;
  /** Whether the users are ticked still, so that something else can be done with them. */
  readonly offersNext?: boolean;
};

/** Who is left out, reason by reason, each by name as far as names are told. */
export function LeftOutList({ groups, offersNext = false }: LeftOutListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="left-out">
      {groups.map((group) => (
        <li key={group.reason}>
          {t(`bulkChanges.reason.${group.reason}`, { count: group.count, shown: format.number(group.count) })}
          {offersNext ? <NextStep reason={group.reason} /> : null}
          <Names group={group} />
        </li>
      ))}
    </ul>
  );
}

function NextStep({ reason }: Pick<Group, 'reason'>) {
  const { t } = useTranslation();
  return isWithNext(reason) ? (
    <>
      {' '}
      <a href={nextSteps[reason]}>{t(`bulkChanges.next.${reason}`)}</a>
    </>
  ) : null;
}

function isWithNext(reason: Group['reason']): reason is keyof typeof nextSteps {
  return reason in nextSteps;
}

function Names({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  if (group.users.length === 0) {
    return null;
  }
  return group.count > shownAtOnce ? (
    <Details summary={t('bulkChanges.names')}>
      <NameList group={group} />
    </Details>
  ) : (
    <NameList group={group} />
  );
}

function NameList({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  const format = useFormat();
  const more = group.count - group.users.length;
  return (
    <ul>
      {group.users.map((user) => (
        <li key={user.userId}>
          <a href={paths.user(user.userId)}>{fullName(user)}</a>
        </li>
      ))}
      {more > 0 ? <li>{t('bulkChanges.andMore', { shown: format.number(more) })}</li> : null}
    </ul>
  );
}
