import { useTranslation } from '../../i18n/use-translation.ts';
import { StatusTag, type StatusTone } from '../../ui/status-tag.tsx';
import type { ListedOrganisation } from './organisation.ts';

const tones: Readonly<Record<ListedOrganisation['status'], StatusTone>> = {
  active: 'positive',
  dissolving: 'ended',
  terminating: 'waiting',
  terminated: 'neutral',
};

/** Where an organisation is in its life. */
export function OrganisationTag({ status }: Pick<ListedOrganisation, 'status'>) {
  const { t } = useTranslation();
  return <StatusTag tone={tones[status]} label={t(`operators.status.${status}`)} />;
}
