import type { exportHistory, exportOwnHistory } from '@tillid/contract/history';
import { DownloadButton } from '../../frame/download-button.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';

type HistoryExportProps = {
  readonly endpoint: typeof exportHistory | typeof exportOwnHistory;
  /** What is shown, as it stands in the address. */
  readonly address: Readonly<
    Partial<Record<'from' | 'to' | 'types' | 'actor' | 'user' | 'sort' | 'after' | 'before', string | undefined>>
  >;
};

/** Fetches the events of the view, all pages of them, as a file for people or as one that proves itself. */
export function HistoryExport({ endpoint, address }: HistoryExportProps) {
  const { t, language } = useTranslation();
  const { after: _, before: __, sort, ...asked } = address;
  const query = { ...asked, sort: sort === 'oldest' ? ('oldest' as const) : ('newest' as const), language };
  const name = t('history.exported.fileName');
  return (
    <section className="stack-close" aria-label={t('history.exported.title')}>
      <p className="form-hint">{t('history.exported.help')}</p>
      <div className="cluster">
        <DownloadButton
          label={t('history.exported.csv')}
          endpoint={endpoint}
          parts={{ query: { ...query, format: 'csv' } }}
          fileName={`${name}.csv`}
        />
        <DownloadButton
          label={t('history.exported.json')}
          endpoint={endpoint}
          parts={{ query: { ...query, format: 'json' } }}
          fileName={`${name}.jsonl`}
        />
      </div>
      <p className="form-hint">{t('history.exported.jsonHelp')}</p>
    </section>
  );
}
