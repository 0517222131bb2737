import { serverNow } from '../../api/server-clock.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { StatusTag, type StatusTone } from '../../ui/status-tag.tsx';
import { stateOf, type ApiClient, type ApiClientState } from './api-client.ts';

const tones: Readonly<Record<ApiClientState, StatusTone>> = {
  open: 'positive',
  disabled: 'ended',
  'no-secret': 'negative',
  'ends-soon': 'waiting',
};

/** Whether the program comes in. */
export function ApiClientTag({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const state = stateOf(client, serverNow());
  return <StatusTag tone={tones[state]} label={t(`apiClients.state.${state}`)} />;
}
