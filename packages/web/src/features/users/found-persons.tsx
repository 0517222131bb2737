import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import type { FoundPerson } from './use-find-person.ts';
import { UserRemedies } from './user-remedies.tsx';

/** Says who is a user already, or may be, and what can be done about it there and then. */
export function FoundPersons({ found }: { readonly found: readonly FoundPerson[] }) {
  const { t } = useTranslation();
  const [first] = found;
  if (first === undefined) {
    return null;
  }
  const isCertain = first.by === 'cpr';
  return (
    <Alert
      kind="warning"
      kindLabel={t('ui.warning')}
      heading={t(isCertain ? 'users.create.exists.title' : 'users.create.samePerson.found')}
      announce
    >
      {isCertain ? null : <p>{t('users.create.samePerson.foundText')}</p>}
      <ul className="plain-list">
        {found.map((person) => (
          <li key={person.userId}>
            <p>
              <strong>
                {person.firstName} {person.lastName}
              </strong>
              {`, ${t(`words.status.${person.status}`)}`}
            </p>
            <UserRemedies userId={person.userId} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
