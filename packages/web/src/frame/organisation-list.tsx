import { readSessionChoices } from '@tillid/contract/session';
import { useId } from 'react';
import type { Believed } from '../api/believed-session.ts';
import type { SignedIn } from '../api/session.ts';
import { useEndpoint } from '../api/use-endpoint.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Icon } from '../ui/icon.tsx';

export type OrganisationListProps = { readonly session: SignedIn; readonly onChoose: (choice: Believed) => void };

/** The other organisations that the person can act for; nothing where there is none. Asked for when it is shown. */
export function OrganisationList({ session, onChoose }: OrganisationListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const headingId = useId();
  const { organisations = [] } = useEndpoint(readSessionChoices, {}).data ?? {};
  if (organisations.length === 0) {
    return null;
  }
  // Where the person is more than one user of an organisation, its name does not tell which.
  const all = [session.organisation.organisationId, ...organisations.map(({ organisationId }) => organisationId)];
  const isTwice = (organisationId: string) => all.filter((other) => other === organisationId).length > 1;
  return (
    <>
      <hr />
      <section aria-labelledby={headingId}>
        <h2 id={headingId} className="menu-panel-heading">
          {t('frame.switchOrganisation')}
        </h2>
        <ul className="menu-panel-list">
          {organisations.map(({ organisationId, userId, name, cvr, createdAt }) => (
            <li key={userId}>
              <button type="button" className="menu-item" onClick={() => onChoose({ organisationId, userId })}>
                <Icon name="business" />
                <span className="menu-item-lines">
                  <strong>{name}</strong>
                  <span>{t('signIn.choose.option', { cvr })}</span>
                  {isTwice(organisationId) ? (
                    <span>{t('signIn.choose.user', { day: format.dayOf(createdAt), userId })}</span>
                  ) : null}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
