import type { BodyOf } from '@tillid/contract/endpoint';
import type { editApiClient } from '@tillid/contract/api-clients';
import type { ProblemError } from '@tillid/contract/problems';
import { parseApiClientName } from '@tillid/domain/access/api-client-name';
import { apiClientPermissions, type ApiClientPermission } from '@tillid/domain/access/api-client-permissions';
import { parseEmail } from '@tillid/domain/users/email-address';
import { parseName } from '@tillid/domain/users/person-name';
import { Problem } from '../../platform/http/problem.ts';

/** What is known of a program: its name, who answers for it, and what it may do. */
export type AboutClient = {
  readonly name: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly permissions: readonly ApiClientPermission[];
};

/** Reads what was entered of an API client; throws `validation-failed` with every fault. */
export function acceptAbout(body: BodyOf<typeof editApiClient>): AboutClient {
  const name = parseApiClientName(body.name);
  const contactName = parseName(body.contactName);
  const contactEmail = parseEmail(body.contactEmail);
  const permissions = apiClientPermissions.filter((permission) => body.permissions.includes(permission));
  const errors: ProblemError[] = [
    ...(name.ok ? [] : [{ pointer: '/name', code: name.fault }]),
    ...(contactName.ok ? [] : [{ pointer: '/contactName', code: contactName.fault }]),
    ...(contactEmail.ok ? [] : [{ pointer: '/contactEmail', code: contactEmail.fault }]),
    ...(permissions.length === 0 ? [{ pointer: '/permissions', code: 'permissions-missing' }] : []),
  ];
  if (errors.length > 0 || !name.ok || !contactName.ok || !contactEmail.ok)
    throw new Problem('validation-failed', { errors });
  return { name: name.value, contactName: contactName.value, contactEmail: contactEmail.value, permissions };
}
