import type { Endpoint } from '@tillid/contract/endpoint';
import { useState } from 'react';
import { download } from '../api/call.ts';
import { problemSentence } from '../api/problem-texts.ts';
import type { CallParts } from '../api/request.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toasts.ts';

type DownloadButtonProps<E extends Endpoint> = {
  readonly label: string;
  readonly endpoint: E;
  readonly parts: CallParts<E>;
  readonly fileName: string;
};

/** Fetches a file from an endpoint and hands it to the browser; what goes wrong is told in a toast. */
export function DownloadButton<E extends Endpoint>({ label, endpoint, parts, fileName }: DownloadButtonProps<E>) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  async function fetchFile() {
    setPending(true);
    try {
      await download(endpoint, parts, fileName);
    } catch (error) {
      showToast({ kind: 'error', text: problemSentence(error instanceof Error ? error : new Error('failed'), t) });
    }
    setPending(false);
  }
  return (
    <Button look="secondary" icon="download" pendingLabel={pending && t('ui.loading')} onClick={() => void fetchFile()}>
      {label}
    </Button>
  );
}
