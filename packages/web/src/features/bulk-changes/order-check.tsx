import { Loaded } from '../../frame/loaded.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { clearSelection } from '../user-selection/use-selection.ts';
import type { OrderedAction, Wording } from './bulk-change.ts';
import { CheckedUsers } from './checked-users.tsx';
import { useCheck, useStart, type Order } from './use-check.ts';

type OrderCheckProps = {
  readonly wording: Wording<OrderedAction>;
  /** Undefined until the form says what is to be done. */
  readonly order: Order | undefined;
  /** What the form still lacks. */
  readonly missing?: string;
  /** What the unit is called that users are given. */
  readonly unit?: string;
  readonly backHref: string;
};

/** With whom it can be done and with whom not, before anything happens, and the button that lets it begin. */
export function OrderCheck({ wording, order, missing = '', unit = '', backHref }: OrderCheckProps) {
  const { t } = useTranslation();
  const go = useGo();
  const check = useCheck(order);
  const start = useStart((bulkChangeId) => {
    clearSelection('users');
    go(paths.bulkChange(bulkChangeId), { replace: true });
  });
  return (
    <section className="stack" aria-labelledby="bulk-check">
      <h2 id="bulk-check">{t('bulkChanges.check.title')}</h2>
      {order === undefined ? (
        <>
          <p>{missing}</p>
          <div className="form-actions">
            <ButtonLink href={backHref} look="secondary">
              {t('bulkChanges.backToList')}
            </ButtonLink>
          </div>
        </>
      ) : (
        <Loaded query={check} lines={3}>
          {(checked) => (
            <CheckedUsers
              wording={wording}
              checked={checked}
              unit={unit}
              backHref={backHref}
              error={start.error}
              isStarting={start.isPending}
              onStart={() => start.run(order)}
            />
          )}
        </Loaded>
      )}
    </section>
  );
}
