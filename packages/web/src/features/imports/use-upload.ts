import { listImports, startImport } from '@tillid/contract/imports';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, NetworkFailure } from '../../api/api-problem.ts';
import { upload } from '../../api/upload.ts';
import { useGo } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import { judgeFile } from './judge-file.ts';

export type MenuItem = 'create' | 'edit';

/** Where the sending of a file is. `fault` is a code of the file, `error` everything else that went wrong. */
export type UploadState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly part: number }
  | { readonly kind: 'refused'; readonly fault: string }
  | { readonly kind: 'failed'; readonly error: Error };

type Upload = {
  readonly state: UploadState;
  readonly forget: () => void;
  readonly start: (file: File, menuItem: MenuItem) => void;
  readonly refuse: (fault: string) => void;
  readonly stop: () => void;
};

/** Sends a file and goes on to the page of its import. */
export function useUpload(): Upload {
  const go = useGo();
  const client = useQueryClient();
  const sending = useRef<AbortController>(undefined);
  const [state, setState] = useState<UploadState>({ kind: 'waiting' });
  useEffect(() => () => sending.current?.abort(), []);

  async function send(file: File, menuItem: MenuItem): Promise<void> {
    const fault = await judgeFile(file).catch(() => undefined);
    if (fault !== undefined) {
      setState({ kind: 'refused', fault });
      return;
    }
    const controller = new AbortController();
    sending.current = controller;
    setState({ kind: 'sending', part: 0 });
    const onProgress = (part: number) => setState({ kind: 'sending', part });
    try {
      const parts = { query: { menuItem }, signal: controller.signal };
      const { importId } = await upload(startImport, parts, { file, onProgress });
      void client.invalidateQueries({ queryKey: [listImports.name] });
      go(paths.import(importId));
    } catch (error) {
      setState(stateAfter(error));
    }
  }

  return {
    state,
    forget: () => setState({ kind: 'waiting' }),
    start: (file, menuItem) => (state.kind === 'sending' ? undefined : void send(file, menuItem)),
    refuse: (fault) => setState({ kind: 'refused', fault }),
    stop: () => sending.current?.abort(),
  };
}

function stateAfter(error: unknown): UploadState {
  if (error instanceof DOMException && error.name === 'AbortError') {
    return { kind: 'waiting' };
  }
  if (error instanceof ApiProblem && error.code === 'too-large') {
    return { kind: 'refused', fault: 'file-too-large' };
  }
  const fault = error instanceof ApiProblem ? error.errors.find(({ pointer }) => pointer === '/file') : undefined;
  if (fault !== undefined) {
    return { kind: 'refused', fault: fault.code };
  }
  return { kind: 'failed', error: error instanceof Error ? error : new NetworkFailure(error) };
}
