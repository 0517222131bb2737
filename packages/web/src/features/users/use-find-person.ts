import type { ReplyOf } from '@tillid/contract/endpoint';
import { findPerson } from '@tillid/contract/users';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { call } from '../../api/call.ts';
import { useSignedIn } from '../../api/session.ts';
import { danishToday, type DraftForm } from './draft-form.ts';
import { personQuery } from './person-query.ts';

export type FoundPerson = ReplyOf<typeof findPerson>['users'][number];

export type FindPerson = {
  /** Users who are, or may be, the person that the form is about. */
  readonly found: readonly FoundPerson[];
  /** Looks again; for whoever leaves a field that tells who the person is. */
  readonly look: () => void;
};

/** Finds whoever is about to be created among the users, when a field has been left and before anything is saved (decision 19). */
export function useFindPerson(): FindPerson {
  const { testNumbers } = useSignedIn();
  const { getValues, watch } = useFormContext<DraftForm>();
  const [left, setLeft] = useState<DraftForm>();
  const rules = { testNumbers, today: danishToday() };
  const asked = left && personQuery(left, rules);
  const { data } = useQuery({
    queryKey: [findPerson.name, asked],
    queryFn: ({ signal }) =>
      call(findPerson, { body: asked ?? { cpr: null, firstName: '', lastName: '', dateOfBirth: null }, signal }),
    enabled: asked !== undefined,
    // A number must not be kept longer than the form, and one answer is one look-up.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  // What was found belongs to what was asked: whoever types another number sees nothing of the former one.
  const now = personQuery(watch(), rules);
  const isSame = asked !== undefined && (now?.cpr ?? null) === asked.cpr && now?.dateOfBirth === asked.dateOfBirth;
  return { found: isSame ? (data?.users ?? []) : [], look: () => setLeft(getValues()) };
}
