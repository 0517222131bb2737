import { parseUuid } from '@tillid/domain/identifiers/uuid';
import { removeOperator } from '../../features/operators/index.ts';
import { withDeployment } from '../with-deployment.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';

const command = {
  usage: usages.operatorRemove,
  positionals: ['OPERATOR_ID'],
  options: { json: { type: 'boolean', default: false } },
} as const;

/** `tillid operator remove`: ends an operator's access at once, sessions too. */
export async function takeOperatorAway(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = readOptions(command, args);
  const [text = ''] = positionals;
  const operatorId = parseUuid(text);
  if (!operatorId.ok) throw new WrongUse(`OPERATOR_ID must be an id as tillid operator list tells it, not "${text}"`);
  const removed = await withDeployment(({ work, scope }) => work(scope, (tx) => removeOperator(tx, operatorId.value)));
  if (!removed) throw new WrongUse(`There is no operator with the id ${operatorId.value}.`);
  await output.write(
    values.json
      ? `${JSON.stringify({ operatorId: operatorId.value, removed })}\n`
      : 'The operator is removed: sessions have ended, and a new log-in is refused.\n',
  );
  return 0;
}
