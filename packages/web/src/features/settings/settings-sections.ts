import type { Permission } from '@tillid/domain/access/permissions';
import { useSignedIn } from '../../api/session.ts';
import { paths } from '../../paths.ts';

type SettingsSection = {
  readonly key: 'organisationData' | 'charges' | 'apiClients';
  readonly href: string;
  readonly permission: Permission;
};

/** The sections of the settings in their order; each capability adds its own when it works (decision 50). */
const settingsSections: readonly SettingsSection[] = [
  { key: 'organisationData', href: paths.organisationData(), permission: 'settings:read' },
  { key: 'charges', href: paths.charges(), permission: 'settings:read' },
  { key: 'apiClients', href: paths.apiClients(), permission: 'api-clients:manage' },
];

/** The sections that the person may see. */
export function useSettingsSections(): readonly SettingsSection[] {
  const { permissions } = useSignedIn();
  return settingsSections.filter(({ permission }) => permissions.includes(permission));
}
