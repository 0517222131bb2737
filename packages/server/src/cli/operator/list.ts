import { listOperators, type Operator } from '../../features/operators/index.ts';
import { withDeployment } from '../with-deployment.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';

const command = {
  usage: usages.operatorList,
  positionals: [],
  options: { json: { type: 'boolean', default: false } },
} as const;

/** `tillid operator list`: who is an operator now. */
export async function showOperators(args: readonly string[], output: Output): Promise<number> {
  const { json } = readOptions(command, args).values;
  const operators = await withDeployment(({ work, scope, keyring }) =>
    work(scope, (tx) => listOperators(tx, keyring, { removed: false })),
  );
  await output.write(json ? `${JSON.stringify(operators.map(shown), null, 2)}\n` : asText(operators));
  return 0;
}

function shown({ operatorId, name, createdAt }: Operator) {
  return { operatorId, name, createdAt };
}

function asText(operators: readonly Operator[]): string {
  if (operators.length === 0) return 'There is no operator. Make one: tillid operator create --name NAME\n';
  return operators
    .map(({ operatorId, name, createdAt }) => `${operatorId}  since ${createdAt.slice(0, 10)}  ${name ?? ''}\n`)
    .join('');
}
