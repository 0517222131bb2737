import { enableApiClient, listApiClients, readApiClient } from '@tillid/contract/api-clients';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { showToast } from '../../ui/toasts.ts';
import type { ApiClient } from './api-client.ts';

/** Lets a blocked program in again. */
export function useEnableApiClient({ apiClientId, version, name }: ApiClient) {
  const { t } = useTranslation();
  const enable = useMutate(enableApiClient, {
    changes: [readApiClient, listApiClients],
    onSuccess: () => showToast({ kind: 'success', text: t('apiClients.client.enabled', { name }) }),
  });
  function run() {
    enable.mutate(
      { params: { apiClientId }, version },
      { onError: (error) => showToast({ kind: 'error', text: problemSentence(error, t) }) },
    );
  }
  return { run, isPending: enable.isPending };
}
