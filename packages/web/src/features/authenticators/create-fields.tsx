import { readPrices } from '@tillid/contract/authenticators';
import { sortOf, mostAtOnce, type OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import { useFormContext } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { DraftForm } from '../users/draft-form.ts';
import { OrderFields } from './order-fields.tsx';
import { ordersIn, type OrderCounts } from './order-form.ts';

/** What the new user is to log in with, as far as the organisation offers it; the first offered is chosen to begin with. */
export function CreateAuthenticatorFields() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const { watch, setValue, clearErrors, formState } = useFormContext<DraftForm>();
  const prices = useEndpoint(readPrices, {});
  const { authenticators, sharedAuthenticatorAllowed } = organisation;
  const choices: readonly OrderChoice[] = sharedAuthenticatorAllowed ? [...authenticators, 'shared'] : authenticators;
  const [usual] = choices;
  const counts: OrderCounts = watch('authenticators') ?? (usual === undefined ? {} : { [usual]: 1 });
  return (
    <Loaded query={prices}>
      {({ today }) => (
        <OrderFields
          id="user-authenticators"
          offers={choices.map((choice) => {
            const { means } = sortOf(choice);
            return { choice, price: means === null ? 0 : today[means], left: mostAtOnce(choice) };
          })}
          counts={counts}
          error={formState.errors.authenticators ? t('authenticators.choose.missing') : undefined}
          onChange={(next) => {
            setValue('authenticators', next, { shouldDirty: true });
            if (ordersIn(next).length > 0) {
              clearErrors('authenticators');
            }
          }}
        />
      )}
    </Loaded>
  );
}
