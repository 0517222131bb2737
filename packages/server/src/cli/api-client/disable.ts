import {
  apiClientView,
  completeClients,
  disableClient,
  findClient,
  lockClient,
  parseClientId,
} from '../../features/api-clients/index.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';
import { withOrganisation } from '../with-organisation.ts';

const options = { json: { type: 'boolean', default: false } } as const;

/** `tillid api-client disable`: shuts a program out at once, also while the server runs. */
export async function disableApiClient(args: readonly string[], output: Output): Promise<number> {
  const read = readOptions({ usage: usages.apiClientDisable, options, positionals: ['CLIENT_ID'] }, args);
  const [clientId = ''] = read.positionals;
  const address = parseClientId(clientId);
  if (address === undefined) throw new WrongUse(`"${clientId}" is no client id`);
  const view = await withOrganisation(address, ({ work, scope }) =>
    work(scope, async (tx) => {
      if ((await findClient(tx, address.apiClientId)) === undefined)
        throw new WrongUse(`There is no API client ${clientId}.`);
      const disabled = await disableClient(tx, await lockClient(tx, address.apiClientId));
      return (await completeClients(tx, [disabled])).map((client) => apiClientView(client, scope.now));
    }),
  );
  await output.write(
    read.values.json
      ? `${JSON.stringify(view[0], null, 2)}\n`
      : `${view[0]?.name ?? ''} is disabled: its tokens have ended.\n`,
  );
  return 0;
}
