import { enterActivationCode, readActivationProof } from '@tillid/contract/activation';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import type { Translate } from '../../i18n/sentences.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';

export type EnterCode = {
  readonly error: string | undefined;
  /** Grows with each failure, so that the same error is told again. */
  readonly attempt: number;
  readonly isPending: boolean;
  readonly enter: (code: string) => void;
  readonly refuse: (error: Sentence) => void;
};

/** Made anew each time it is shown, so that it follows the language. */
type Sentence = (t: Translate) => string;

/** Tries the code. How long to wait and whether it is locked is read again from the server after each failure. */
export function useEnterCode(): EnterCode {
  const { t } = useTranslation();
  const go = useGo();
  const client = useQueryClient();
  const [failure, setFailure] = useState<{ readonly error?: Sentence; readonly attempt: number }>({ attempt: 0 });
  const mutation = useMutate(enterActivationCode, {
    changes: [],
    // A session begins: the page is loaded anew, so that nothing of a former one stays.
    onSuccess: ({ location }) => window.location.assign(location),
  });
  const refuse = (error: Sentence) => setFailure((last) => ({ error, attempt: last.attempt + 1 }));
  function fail(error: Error): void {
    void client.invalidateQueries({ queryKey: [readActivationProof.name] });
    const fault = error instanceof ApiProblem ? error.errors[0] : undefined;
    const triesLeft = fault?.params?.['triesLeft'];
    if (fault?.code === 'code-wrong' && typeof triesLeft === 'number') {
      refuse((translate) => translate('activation.code.wrong', { count: triesLeft }));
    } else if (fault?.code === 'code-format') {
      refuse((translate) => translate('activation.code.format'));
    } else if (
      error instanceof ApiProblem &&
      error.code === 'rule-broken' &&
      fault &&
      !fault.code.startsWith('code-')
    ) {
      go(paths.activationRefused(fault.code), { replace: true });
    } else if (!fault?.code.startsWith('code-')) {
      refuse((translate) => problemSentence(error, translate));
    }
  }
  return {
    error: failure.error?.(t),
    attempt: failure.attempt,
    isPending: mutation.isPending || mutation.isSuccess,
    enter: (code) => mutation.mutate({ body: { code } }, { onError: fail }),
    refuse,
  };
}
