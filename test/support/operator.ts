import { createOperator, realmScope } from '@tillid/server/features/operators/index';
import type { Platform } from '@tillid/server/platform/platform';
import type { TestPerson } from './eid-visit.ts';
import { newPerson } from './people.ts';

/** An operator and the person who is one. */
export type TestOperator = { readonly operatorId: string; readonly person: TestPerson };

/** Makes a person an operator, as the command line does. */
export async function addOperator(
  platform: Platform,
  name = 'Inge Holm',
  person: TestPerson = newPerson({ level: 'high' }),
): Promise<TestOperator> {
  const scope = realmScope({ actor: { kind: 'system' }, requestId: 'test', now: platform.clock.now() });
  const made = await createOperator(platform, scope, { name, cpr: person.cpr ?? '' });
  if (!made.ok) throw new Error(`no operator was made: ${made.fault}`);
  return { operatorId: made.value, person };
}
