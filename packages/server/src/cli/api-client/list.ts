import { apiClientView, completeClients, listClients } from '../../features/api-clients/index.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';
import { withOrganisation } from '../with-organisation.ts';

const options = { cvr: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

type View = ReturnType<typeof apiClientView>;

/** `tillid api-client list`: the API clients of an organisation; of secrets only until when they hold. */
export async function listApiClients(args: readonly string[], output: Output): Promise<number> {
  const { values } = readOptions({ usage: usages.apiClientList, options, positionals: [] }, args);
  const { cvr } = values;
  if (cvr === undefined) throw new WrongUse(`--cvr is missing\nUsage: ${usages.apiClientList}`);
  const views = await withOrganisation({ cvr }, ({ work, scope }) =>
    work(scope, async (tx) =>
      (await completeClients(tx, await listClients(tx))).map((client) => apiClientView(client, scope.now)),
    ),
  );
  await output.write(values.json ? `${JSON.stringify(views, null, 2)}\n` : views.map(asText).join(''));
  return 0;
}

function asText(view: View): string {
  const secrets = view.secrets.map(({ expiresAt, expired }) => `${expired ? 'ended' : 'holds until'} ${expiresAt}`);
  return [
    `${view.name}${view.disabledAt === null ? '' : ' (disabled)'}`,
    `  Client id:   ${view.clientId}`,
    `  Permissions: ${view.permissions.join(' ')}`,
    `  Contact:     ${view.contactName} <${view.contactEmail}>`,
    `  Proof:       ${[...secrets, ...view.publicKeys.map((key) => `key ${key.keyId}`)].join('; ') || 'none'}`,
    `  Last used:   ${view.lastUsedAt ?? 'never'}`,
    '',
  ].join('\n');
}
