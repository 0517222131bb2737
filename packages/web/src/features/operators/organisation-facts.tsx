import { useTranslation } from '../../i18n/use-translation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { OperatedOrganisation } from './organisation.ts';

/** What is known of an organisation; of its people only how many there are. */
export function OrganisationFacts({ organisation }: { readonly organisation: OperatedOrganisation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cvr, kind, createdAt, users, setUpLink } = organisation;
  const link =
    setUpLink === null
      ? []
      : [
          {
            term: t('operators.organisation.setUpLink'),
            value: t(setUpLink.expired ? 'operators.organisation.linkExpired' : 'operators.organisation.linkValid', {
              sent: format.instant(setUpLink.sentAt),
              until: format.instant(setUpLink.expiresAt),
            }),
          },
        ];
  return (
    <DescriptionList
      items={[
        { term: t('words.cvr'), value: cvr },
        { term: t('operators.list.kind'), value: t(`operators.kind.${kind}`) },
        { term: t('operators.list.created'), value: format.instant(createdAt) },
        {
          term: t('operators.organisation.users'),
          value: users.more
            ? t('operators.organisation.moreUsers', { most: format.number(users.count) })
            : t('operators.organisation.userCount', { count: users.count }),
        },
        ...link,
      ]}
    />
  );
}
