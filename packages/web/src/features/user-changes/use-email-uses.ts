import { findEmailUses } from '@tillid/contract/user-changes';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { parseEmail } from '@tillid/domain/users/email-address';

/** The warning that other users have an address, or undefined; asked once the field has been left (decision 43). */
export function useEmailUses(email: string | undefined, exceptUserId?: string): string | undefined {
  const { t } = useTranslation();
  const parsed = email === undefined ? undefined : parseEmail(email);
  const asked = parsed?.ok === true ? parsed.value : undefined;
  const { data } = useQuery({
    queryKey: [findEmailUses.name, asked],
    queryFn: ({ signal }) => call(findEmailUses, { body: { email: asked ?? '' }, signal }),
    enabled: asked !== undefined,
    retry: false,
  });
  const others = data?.users.filter(({ userId }) => userId !== exceptUserId) ?? [];
  if (asked === undefined || others.length === 0) {
    return undefined;
  }
  const names = others.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(', ');
  return t(data?.more === true ? 'userChanges.edit.emailUsedMore' : 'userChanges.edit.emailUsed', { names });
}
