import { useTranslation } from '../../i18n/use-translation.ts';

/** Names of the groups of the OpenAPI document that the page has words for. */
export const groupNames = [
  'session',
  'users',
  'user-changes',
  'activation',
  'imports',
  'organisation',
  'api-clients',
  'api-description',
  'operator',
] as const;

/** The heading of a group; a group without one shows under its own name. */
export function useGroupLabel(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const known = groupNames.find((one) => one === name);
    return known === undefined ? name : t(`apiDescription.groups.${known}`);
  };
}
