import { parseUuid } from '@tillid/domain/identifiers/uuid';
import { erasePerson } from '../../features/deleted-users/index.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { tellingRefusals } from '../telling-refusals.ts';
import { usages } from '../usages.ts';
import { withOrganisation } from '../with-organisation.ts';
import { WrongUse } from '../wrong-use.ts';

const options = {
  cvr: { type: 'string' },
  yes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** `tillid user erase`: forgets a deleted user for good (decision 41), also while the server runs. */
export async function eraseDeletedUser(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = readOptions({ usage: usages.userErase, options, positionals: ['USER_ID'] }, args);
  const [text = ''] = positionals;
  const userId = parseUuid(text);
  if (!userId.ok) throw new WrongUse(`USER_ID must be the user number (UUID) of a deleted user, not "${text}"`);
  const { cvr } = values;
  if (cvr === undefined) throw new WrongUse(`--cvr is missing\nUsage: ${usages.userErase}`);
  if (!values.yes)
    throw new WrongUse(
      'Name, CPR number, mails, rows of imports and every value in history are lost for good. Add --yes to erase the person.',
    );
  await tellingRefusals({}, () =>
    withOrganisation({ cvr }, ({ work, scope, keyring }) =>
      work(scope, async (tx) => {
        await erasePerson(tx, keyring, userId.value);
        await announce(tx, { kind: 'users', id: userId.value });
      }),
    ),
  ).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found')
      throw new WrongUse(`The organisation has no deleted user ${userId.value}. A user must be deleted first.`);
    throw error;
  });
  await output.write(
    values.json ? `${JSON.stringify({ userId: userId.value, erased: true })}\n` : 'The person is erased for good.\n',
  );
  return 0;
}
