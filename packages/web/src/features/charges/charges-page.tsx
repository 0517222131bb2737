import { readCharges, readChargesFile } from '@tillid/contract/charges';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { useSignedIn } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { DownloadButton } from '../../frame/download-button.tsx';
import { Loaded } from '../../frame/loaded.tsx';
import { useAddressQuery, useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Select } from '../../ui/select.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { ChargeTable } from './charge-table.tsx';

type Charges = ReplyOf<typeof readCharges>;

/** What the organisation is charged in a billing period, invoicing method by invoicing method. */
export function ChargesPage() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const { period } = useAddressQuery();
  const query = useEndpoint(readCharges, { query: { period } }, { keepPrevious: true });
  return (
    <SettingsFrame>
      <PageHeading title={t('charges.title')} />
      <p className="page-lead">{t('charges.lead', { organisation: organisation.name })}</p>
      <div className="stack">
        <p>
          {t('charges.noInvoices')} {t('charges.howCounted')} <a href={paths.prices()}>{t('charges.prices')}</a>
        </p>
        <Loaded query={query} lines={8}>
          {(charges) => <ChargesOfPeriod charges={charges} />}
        </Loaded>
      </div>
    </SettingsFrame>
  );
}

function ChargesOfPeriod({ charges }: { readonly charges: Charges }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  return (
    <>
      <PeriodChooser charges={charges} />
      {charges.groups.length === 0 ? (
        <EmptyState
          kind="no-hits"
          title={t('charges.empty.title')}
          action={
            <ButtonLink href={paths.prices()} look="secondary">
              {t('charges.prices')}
            </ButtonLink>
          }
        >
          <p>{t('charges.empty.text')}</p>
        </EmptyState>
      ) : (
        <>
          <p>
            <strong>{t('charges.total', { amount: format.kroner(charges.total) })}</strong>
          </p>
          {charges.groups.map((group) => (
            <ChargeTable key={JSON.stringify([group.ean, group.name])} group={group} />
          ))}
          <div className="form-actions">
            <DownloadButton
              label={t('charges.download')}
              endpoint={readChargesFile}
              parts={{ query: { period: charges.period, language } }}
              fileName={`${t('charges.file.name')}-${charges.period}.csv`}
            />
          </div>
        </>
      )}
    </>
  );
}

// An address can name a period from before the first charge: it is shown too, and stands among the choices.
function PeriodChooser({ charges }: { readonly charges: Charges }) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const current = charges.periods[0]?.period;
  const isListed = charges.periods.some(({ period }) => period === charges.period);
  const options = (isListed ? charges.periods : [...charges.periods, charges]).map(({ period, from, to }) => {
    const span = t('charges.span', { from: format.day(from), to: format.day(to) });
    return { value: period, label: period === current ? t('charges.current', { span }) : span };
  });
  return (
    <Select
      label={t('charges.period')}
      value={charges.period}
      options={options}
      onChange={(event) => go(paths.charges({ period: event.target.value }), { keepScroll: true })}
    />
  );
}
