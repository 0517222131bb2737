import { useCallback, useRef, useState } from 'react';
import { CreateUserButton } from '../users/create-user-button.tsx';
import { ListTools } from './list-tools.tsx';
import { NumberHits } from './number-hits.tsx';
import type { ListPlace } from './use-list-place.ts';
import { UserSearch } from './user-search.tsx';
import type { UserPage } from './use-user-page.ts';

type ListHeadProps = { readonly page: UserPage; readonly place: ListPlace };

/** What stands above a list that is long enough to be searched: search and creation, who has a number, and the tools of the list. */
export function ListHead({ page, place }: ListHeadProps) {
  const [asked, setAsked] = useState<{ readonly number: string; readonly at: string }>();
  const search = useRef<HTMLDivElement>(null);
  const at = place.hrefOfFilter({});
  // Whoever went on to the users of a unit has left what was found.
  const number = asked?.at === at ? asked.number : undefined;
  const setNumber = useCallback(
    (wanted: string | undefined) => setAsked(wanted === undefined ? undefined : { number: wanted, at }),
    [at],
  );
  function close() {
    setNumber(undefined);
    // The button that was pressed goes with what it closes.
    search.current?.querySelector('input')?.focus();
  }
  return (
    <>
      <div className="list-tools" ref={search}>
        <UserSearch place={place} onNumber={setNumber} />
        <CreateUserButton page={page} />
      </div>
      {number === undefined ? null : <NumberHits number={number} onClose={close} />}
      <ListTools place={place} />
    </>
  );
}
