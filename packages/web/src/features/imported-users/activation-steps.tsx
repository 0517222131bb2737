import { checkActivationOrder } from '@tillid/contract/activation';
import { authenticatorsToOrder } from '@tillid/domain/authenticators/authenticator-kind';
import { useState } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useGo } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import type { AuthenticatorOrder, OrderSelection } from './activation-order.ts';
import { AuthenticatorStep } from './authenticator-step.tsx';
import type { BulkStep } from './bulk-steps.tsx';
import { SummaryStep } from './summary-step.tsx';
import { UsersStep } from './users-step.tsx';

type ActivationStepsProps = { readonly selection: OrderSelection; readonly asked: BulkStep };

/** The steps before the sending. A step that is asked for too early, as after a reload, begins at the first. */
export function ActivationSteps({ selection, asked }: ActivationStepsProps) {
  const go = useGo();
  const { organisation } = useSignedIn();
  const { authenticators } = organisation;
  const check = useEndpoint(checkActivationOrder, { body: { selection } });
  const [chosen, setChosen] = useState<AuthenticatorOrder>({
    authenticator: authenticators.length === 1 ? authenticators[0] : undefined,
    authenticatorLimit: authenticatorsToOrder.usual,
  });
  const goTo = (step: BulkStep) => go(paths.activateImportedUsers({ step }));
  return (
    <Loaded query={check}>
      {(checked) => {
        if (asked === 'authenticator' && checked.withCpr > 0) {
          return (
            <AuthenticatorStep check={checked} chosen={chosen} onChange={setChosen} onNext={() => goTo('summary')} />
          );
        }
        const { authenticator } = chosen;
        if (asked === 'summary' && authenticator !== undefined && checked.withCpr > 0) {
          return <SummaryStep selection={selection} check={checked} chosen={{ ...chosen, authenticator }} />;
        }
        return <UsersStep selection={selection} check={checked} onNext={() => goTo('authenticator')} />;
      }}
    </Loaded>
  );
}
