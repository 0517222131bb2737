import type { ReplyOf } from '@tillid/contract/endpoint';
import { listImports } from '@tillid/contract/imports';
import { usePermission } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';

/** The newest imports that made users, for whoever may import. */
export function useNewestImports(): ReplyOf<typeof listImports>['items'] {
  const mayImport = usePermission('users:import');
  const { data } = useEndpoint(listImports, {}, { enabled: mayImport });
  return (data?.items ?? []).filter(({ createdCount }) => createdCount > 0);
}
