import type { ApiClientPermission } from '@tillid/domain/access/api-client-permissions';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Fieldset } from '../../ui/fieldset.tsx';
import type { ApiClientForm } from './api-client-form.ts';
import { permissionGroups, permissionKey } from './permission-groups.ts';
import { useFieldFault } from './use-field-fault.ts';

/** What the program may do, what only reads apart from what changes. */
export function PermissionFields() {
  const { t } = useTranslation();
  const faultOf = useFieldFault();
  return (
    <Fieldset
      legend={t('apiClients.form.permissions')}
      help={t('apiClients.form.permissionsHelp')}
      error={faultOf('permissions')}
      id="api-client-permissions"
    >
      {permissionGroups.map(({ key, permissions }) => (
        <Fieldset
          key={key}
          legend={t(`apiClients.group.${key}`)}
          look="label"
          help={key === 'change' ? t('apiClients.group.changeHelp') : undefined}
        >
          {permissions.map((permission) => (
            <PermissionField key={permission} permission={permission} />
          ))}
        </Fieldset>
      ))}
    </Fieldset>
  );
}

function PermissionField({ permission }: { readonly permission: ApiClientPermission }) {
  const { t } = useTranslation();
  const { register } = useFormContext<ApiClientForm>();
  return (
    <Checkbox
      {...register('permissions')}
      id={`api-client-${permission}`}
      value={permission}
      label={t(`apiClients.permission.${permissionKey(permission)}`)}
      help={t(`apiClients.permissionHelp.${permissionKey(permission)}`)}
    />
  );
}
