import type { BodyOf } from '@tillid/contract/endpoint';
import type { createApiClient, editApiClient } from '@tillid/contract/api-clients';
import { parseApiClientName } from '@tillid/domain/access/api-client-name';
import type { ApiClientPermission } from '@tillid/domain/access/api-client-permissions';
import { parseEmail } from '@tillid/domain/users/email-address';
import { parseName } from '@tillid/domain/users/person-name';

export type ApiClientForm = {
  readonly name: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly permissions: readonly ApiClientPermission[];
  readonly authentication: 'secret' | 'private-key';
  readonly secretDays: string;
  readonly publicKeys: string;
};
export type ApiClientField = keyof ApiClientForm;

/** The fields that can be wrong, in their order on the page. */
export const apiClientFields = ['name', 'contactName', 'contactEmail', 'permissions', 'publicKeys'] as const;

/** How long a secret can be made to hold. */
export const secretDayChoices = ['30', '90', '180', '365', '730'] as const;

/** A form with nothing in it. */
export const emptyApiClient: ApiClientForm = {
  name: '',
  contactName: '',
  contactEmail: '',
  permissions: [],
  authentication: 'secret',
  secretDays: '365',
  publicKeys: '',
};

/** What is wrong with the form, by field; the server judges the keys. */
export function checkApiClient(form: ApiClientForm): Partial<Record<ApiClientField, string>> {
  const name = parseApiClientName(form.name);
  const contactName = parseName(form.contactName);
  const contactEmail = parseEmail(form.contactEmail);
  const keysMissing = form.authentication === 'private-key' && form.publicKeys.trim() === '';
  return {
    ...(name.ok ? {} : { name: name.fault }),
    ...(contactName.ok ? {} : { contactName: contactName.fault }),
    ...(contactEmail.ok ? {} : { contactEmail: contactEmail.fault }),
    ...(form.permissions.length === 0 ? { permissions: 'permissions-missing' } : {}),
    ...(keysMissing ? { publicKeys: 'keys-missing' } : {}),
  };
}

/** What is sent to change an API client. */
export function editBody({
  name,
  contactName,
  contactEmail,
  permissions,
}: ApiClientForm): BodyOf<typeof editApiClient> {
  return { name, contactName, contactEmail, permissions: [...permissions] };
}

/** What is sent to make one. */
export function createBody(form: ApiClientForm): BodyOf<typeof createApiClient> {
  const { authentication, secretDays, publicKeys } = form;
  const proof =
    authentication === 'secret'
      ? { secretDays: Number(secretDays), publicKeys: null }
      : { secretDays: null, publicKeys };
  return { ...editBody(form), authentication, ...proof };
}
