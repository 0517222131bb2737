import { makeActivationCode } from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { readUserHistory } from '@tillid/contract/history';
import { listUsers, readUser } from '@tillid/contract/users';
import { useState } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from './user-profile.ts';

export type MadeCode = Pick<ReplyOf<typeof makeActivationCode>, 'code' | 'codeExpiresAt'>;

type MakeCode = {
  readonly run: () => void;
  readonly isPending: boolean;
  /** The new code until it is forgotten; nowhere else is it kept. */
  readonly made: MadeCode | undefined;
  readonly forget: () => void;
};

/** Makes a new temporary code. */
export function useMakeCode(user: UserProfile): MakeCode {
  const { t } = useTranslation();
  const [made, setMade] = useState<MadeCode>();
  const make = useMutate(makeActivationCode, { changes: [readUser, readUserHistory, listUsers], onSuccess: setMade });
  function run() {
    make.mutate(
      { params: { userId: user.userId } },
      { onError: (error) => showToast({ kind: 'error', text: problemSentence(error, t) }) },
    );
  }
  function forget() {
    setMade(undefined);
    // The reply holds the code as well.
    make.reset();
  }
  return { run, isPending: make.isPending, made, forget };
}
