import type { Endpoint, ReplyOf } from '@tillid/contract/endpoint';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from './call.ts';
import type { CallParts } from './request.ts';

type MutateOptions<E extends Endpoint> = {
  /** Endpoints whose replies the change makes old. */
  readonly changes: readonly Endpoint[];
  readonly onSuccess?: (reply: ReplyOf<E>) => void;
};

/**
 * Calls an endpoint that changes something. One that creates gets an `Idempotency-Key` that stays the same for as long as the
 * same thing is tried: a double click, or a repeat after the answer was lost, creates once.
 */
export function useMutate<E extends Endpoint>(
  endpoint: E,
  options: MutateOptions<E>,
): UseMutationResult<ReplyOf<E>, Error, CallParts<E>> {
  const client = useQueryClient();
  const attempt = useRef({ content: '', key: '' });
  return useMutation<ReplyOf<E>, Error, CallParts<E>>({
    mutationFn: (parts) => {
      const content = JSON.stringify(parts);
      if (attempt.current.content !== content) {
        attempt.current = { content, key: crypto.randomUUID() };
      }
      return call(endpoint, { ...parts, idempotencyKey: attempt.current.key });
    },
    onSuccess: async (reply) => {
      attempt.current = { content: '', key: '' };
      options.onSuccess?.(reply);
      await Promise.all(options.changes.map((changed) => client.invalidateQueries({ queryKey: [changed.name] })));
    },
  });
}
