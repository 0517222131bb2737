import { listOperatorHistory } from '@tillid/contract/operator';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { EventTable } from './event-table.tsx';

/** What operators did to one organisation, fetched when the section is opened. */
export function OrganisationEvents({ organisationId }: { readonly organisationId: string }) {
  const query = useEndpoint(listOperatorHistory, { query: { organisationId } });
  return <Loaded query={query}>{({ items }) => <EventTable events={items} showsAbout={false} />}</Loaded>;
}
