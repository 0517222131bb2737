import { problems } from '@tillid/text/en/problems';
import { createOperator, type OperatorFault } from '../../features/operators/index.ts';
import { withDeployment } from '../with-deployment.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { readSecretLine, type SecretInput } from '../secret-input.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';

const command = {
  usage: usages.operatorCreate,
  positionals: [],
  options: { name: { type: 'string' }, json: { type: 'boolean', default: false } },
} as const;

/** `tillid operator create`: makes a person an operator; the CPR number is asked for and never told. */
export async function createOperatorByName(
  args: readonly string[],
  { output, input }: { readonly output: Output; readonly input: SecretInput },
): Promise<number> {
  const { name, json } = readOptions(command, args).values;
  if (name === undefined) throw new WrongUse(`--name is missing\nUsage: ${command.usage}`);
  const cpr = await readSecretLine(input, 'CPR number');
  const { made, page } = await withDeployment(async (deployment) => ({
    made: await createOperator(deployment, deployment.scope, { name, cpr }),
    page: new URL('/operator', deployment.settings.publicUrl).href,
  }));
  if (made.ok) {
    await output.write(json ? asJson({ operatorId: made.value, name }) : `${toldMade(made.value, name, page)}\n`);
    return 0;
  }
  const message = sentenceOf(made.fault);
  if (json) await output.write(asJson({ fault: made.fault, message }));
  if (made.fault !== 'operator-exists') throw new WrongUse(message);
  if (!json) await output.write(`${message}\n`);
  return 1;
}

function toldMade(operatorId: string, name: string, page: string): string {
  return [
    `${name} is an operator now, with the id ${operatorId}.`,
    `Log-in with the eID at level high: ${page}`,
    'The access ends at once with: tillid operator remove ' + operatorId,
  ].join('\n');
}

function sentenceOf(fault: OperatorFault): string {
  if (fault === 'operator-exists') return 'The person with this CPR number is an operator already.';
  return fault.startsWith('name-') ? `--name: ${problems.field[fault]}` : `CPR number: ${problems.field[fault]}`;
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
