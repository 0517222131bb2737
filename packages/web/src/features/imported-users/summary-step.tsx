import { startActivationOrder } from '@tillid/contract/activation';
import { listUsers } from '@tillid/contract/users';
import type { AuthenticatorChoice } from '@tillid/domain/authenticators/authenticator-kind';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { OrderCheck, OrderSelection } from './activation-order.ts';
import { StepHeading } from './step-heading.tsx';
import { usePrice } from './use-price.ts';
import { clearSelection } from '../user-selection/use-selection.ts';
import { importedUserEndpoints } from './use-imported-count.ts';

type Chosen = { readonly authenticator: AuthenticatorChoice; readonly authenticatorLimit: number };

type SummaryStepProps = {
  readonly selection: OrderSelection;
  readonly check: OrderCheck;
  readonly chosen: Chosen;
};

/** Everything once more, with both numbers of decision 32, before the mails go. */
export function SummaryStep({ selection, check, chosen }: SummaryStepProps) {
  const { t } = useTranslation();
  const go = useGo();
  const start = useMutate(startActivationOrder, {
    changes: [...importedUserEndpoints, listUsers],
    onSuccess: ({ activationOrderId }) => {
      clearSelection('imported-users');
      go(paths.activateImportedUsers({ order: activationOrderId }), { replace: true });
    },
  });
  return (
    <section className="stack">
      <StepHeading title={t('importedUsers.bulk.summary.title')} />
      {start.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          {problemSentence(start.error, t)}
        </Alert>
      ) : null}
      <Figures check={check} chosen={chosen} />
      <p>{t('importedUsers.bulk.summary.mail')}</p>
      <div className="form-actions">
        <Button
          icon="send"
          pendingLabel={(start.isPending || start.isSuccess) && t('ui.working')}
          onClick={() => start.mutate({ body: { selection, ...chosen } })}
        >
          {t('importedUsers.bulk.summary.submit')}
        </Button>
        <ButtonLink href={paths.activateImportedUsers({ step: 'authenticator' })} look="secondary">
          {t('ui.back')}
        </ButtonLink>
      </div>
    </section>
  );
}

function Figures({ check, chosen }: Pick<SummaryStepProps, 'check' | 'chosen'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const priceOf = usePrice();
  const { withCpr, withAuthenticator } = check;
  const authenticator = t(`words.authenticator.${chosen.authenticator}`);
  return (
    <DescriptionList
      items={[
        { term: t('importedUsers.bulk.summary.total'), value: format.number(withCpr) },
        {
          term: t('importedUsers.bulk.summary.chosen', { authenticator }),
          value: format.number(withCpr - withAuthenticator),
        },
        { term: t('importedUsers.bulk.summary.kept'), value: format.number(withAuthenticator) },
        { term: t('importedUsers.bulk.summary.limit'), value: format.number(chosen.authenticatorLimit) },
        { term: t('importedUsers.bulk.summary.price'), value: priceOf(chosen.authenticator) },
      ]}
    />
  );
}
