import { useEffect, useRef } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import type { OrderCheck, OrderSelection } from './activation-order.ts';
import { withUsers } from '../user-selection/selection.ts';
import { keepSelection, useKeptSelection } from '../user-selection/use-selection.ts';
import { fullName } from '../user-selection/user-ticks.tsx';
import { StepHeading } from './step-heading.tsx';

type UsersStepProps = {
  readonly selection: OrderSelection;
  readonly check: OrderCheck;
  readonly onNext: () => void;
};

/** Who can be activated together: users without CPR number are named and lose their ticks, the others go on (decision 12). */
export function UsersStep({ check, onNext }: UsersStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { withCpr, withoutCpr, withoutCprCount } = check;
  useUntick(withoutCpr);
  return (
    <section className="stack">
      <StepHeading title={t('importedUsers.bulk.users.title')} />
      {withoutCprCount > 0 ? <WithoutCpr check={check} /> : null}
      {withCpr > 0 ? (
        <>
          <p>{t('importedUsers.bulk.users.ready', { count: withCpr, shown: format.number(withCpr) })}</p>
          <div className="form-actions">
            <Button onClick={onNext}>
              {t('importedUsers.bulk.users.next', { count: withCpr, shown: format.number(withCpr) })}
            </Button>
            <ButtonLink href={paths.importedUsers()} look="secondary">
              {t('importedUsers.bulk.users.back')}
            </ButtonLink>
          </div>
        </>
      ) : (
        <>
          <p>{t(withoutCprCount > 0 ? 'importedUsers.bulk.users.none' : 'importedUsers.bulk.users.gone')}</p>
          <div className="form-actions">
            <ButtonLink href={paths.importedUsers()}>{t('importedUsers.bulk.users.back')}</ButtonLink>
          </div>
        </>
      )}
    </section>
  );
}

/** Takes the ticks from those who cannot come along. */
function useUntick(users: OrderCheck['withoutCpr']): void {
  const { selection, view } = useKeptSelection('imported-users');
  const done = useRef<OrderCheck['withoutCpr']>(undefined);
  useEffect(() => {
    if (users.length > 0 && done.current !== users) {
      done.current = users;
      const named = users.map((user) => ({ userId: user.userId, name: fullName(user) }));
      keepSelection('imported-users', view, withUsers(selection, named, false));
    }
  }, [users, selection, view]);
}

function WithoutCpr({ check }: { readonly check: OrderCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { withoutCpr, withoutCprCount: count } = check;
  const more = count - withoutCpr.length;
  return (
    <Alert
      kind="error"
      kindLabel={t('ui.error')}
      heading={t('importedUsers.bulk.users.withoutCpr', { count, shown: format.number(count) })}
      headingLevel="h3"
      announce
    >
      <p>{t('importedUsers.bulk.users.unticked')}</p>
      <ul>
        {withoutCpr.map((user) => (
          <li key={user.userId}>
            <a href={paths.editDraft(user.userId)}>{fullName(user)}</a>
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{t('importedUsers.bulk.users.andMore', { shown: format.number(more) })}</p> : null}
    </Alert>
  );
}
