import type { ReplyOf } from '@tillid/contract/endpoint';
import { findByNumber } from '@tillid/contract/user-list';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { fieldSentence, problemSentence } from '../../api/problem-texts.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { unitLabel } from '../organisation-data/unit-field.tsx';
import { UserState } from '../users/user-state.tsx';
import type { ListedUser } from './use-user-page.ts';
import { usersOfUnit } from './users-of-unit.ts';

type Hits = ReplyOf<typeof findByNumber>;

type NumberHitsProps = { readonly number: string; readonly onClose: () => void };

/** Who and what has a number; the number itself is shown nowhere. */
export function NumberHits({ number, onClose }: NumberHitsProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: [findByNumber.name, number],
    queryFn: ({ signal }) => call(findByNumber, { body: { number }, signal }),
    // A number must not be kept longer than it is shown, and one answer is one look-up.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <section className="number-hits" aria-label={t('userList.number.title')}>
      <h2 className="h4">{t('userList.number.title')}</h2>
      <div role="status">
        {error === null ? null : <p>{problemSentence(error, t)}</p>}
        {data === undefined ? null : <Found hits={data} />}
      </div>
      <Button look="secondary" icon="close" onClick={onClose}>
        {t('userList.number.close')}
      </Button>
    </section>
  );
}

function Found({ hits: { byCpr, byText, more, units, cprFault } }: { readonly hits: Hits }) {
  const { t } = useTranslation();
  if (byCpr === null && byText.length === 0 && units.length === 0) {
    return <p>{cprFault === null ? t('userList.number.none') : fieldSentence({ code: cprFault }, t)}</p>;
  }
  return (
    <>
      {byCpr === null ? null : <People title={t('userList.number.byCpr')} users={[byCpr]} />}
      {byText.length === 0 ? null : <People title={t('userList.number.byText')} users={byText} />}
      {more ? <p>{t('userList.number.more')}</p> : null}
      {units.length === 0 ? null : (
        <>
          <h3 className="h5">{t('userList.number.units')}</h3>
          <ul>
            {units.map((unit) => (
              <li key={unit.unitId}>
                <a href={usersOfUnit(unit)}>{t('userList.number.usersOf', { unit: unitLabel(unit) })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function People({ title, users }: { readonly title: string; readonly users: readonly ListedUser[] }) {
  return (
    <>
      <h3 className="h5">{title}</h3>
      <ul>
        {users.map((user) => (
          <li key={user.userId}>
            <a href={paths.user(user.userId)}>
              {user.firstName} {user.lastName}
            </a>{' '}
            <UserState {...user} />
          </li>
        ))}
      </ul>
    </>
  );
}
