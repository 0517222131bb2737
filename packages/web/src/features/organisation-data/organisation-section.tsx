import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { UserProfile } from '../users/user-profile.ts';
import { unitLabel } from './unit-field.tsx';
import { useNoneLabel, useShownUnitFields, useUnitFieldLabels } from './unit-fields.tsx';
import { presentUnits, unitFieldNames } from './unit-values.ts';

/** The organisation that a user belongs to, and with what of it the user is associated. */
export function OrganisationSection({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const present = presentUnits(user);
  const { shown } = useShownUnitFields(present);
  const labels = useUnitFieldLabels();
  const noneLabel = useNoneLabel();
  // What the user has is shown at once; what could be chosen besides, when it is known.
  const fields = unitFieldNames.filter((field) => shown.includes(field) || (present[field] ?? null) !== null);
  return (
    <div className="stack-close">
      {user.abilities.assignUnits.allowed && fields.length > 0 ? (
        <div className="cluster">
          <ButtonLink href={paths.assignUnits(user.userId)} look="secondary" icon="edit">
            {t('organisationData.assign.edit')}
          </ButtonLink>
        </div>
      ) : null}
      <DescriptionList
        items={[
          { term: t('organisationData.field.organisation'), value: organisation.name },
          { term: t('organisationData.field.cvr'), value: organisation.cvr },
          ...fields.map((field) => {
            const unit = present[field] ?? null;
            const none = field === 'invoicingMethodId' ? noneLabel(field) : t('organisationData.assign.none');
            return { term: labels[field], value: unit === null ? none : unitLabel(unit) };
          }),
        ]}
      />
    </div>
  );
}
