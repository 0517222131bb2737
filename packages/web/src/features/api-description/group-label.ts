import { useTranslation } from '../../i18n/use-translation.ts';

/** Names of the groups of the OpenAPI document that the page has words for. */
export const groupNames = [
  'session',
  'users',
  'user-list',
  'user-changes',
  'history',
  'deleted-users',
  'bulk-changes',
  'activation',
  'authenticators',
  'imports',
  'organisation',
  'organisation-data',
  'charges',
  'api-clients',
  'api-description',
  'operator',
  'deliveries',
] as const;

/** The heading of a group; a group without one shows under its own name. */
export function useGroupLabel(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const known = groupNames.find((one) => one === name);
    return known === undefined ? name : t(`apiDescription.groups.${known}`);
  };
}
