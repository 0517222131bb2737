import { listImports } from '@tillid/contract/imports';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import type { Format } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/sentences.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Table } from '../../ui/table.tsx';
import { statusTones, type ImportView } from './import-status.ts';

/** Who imported what and how it went; each leads to its page. */
export function RecentImports() {
  const { t } = useTranslation();
  const imports = useEndpoint(listImports, {});
  return (
    <Loaded query={imports} lines={3}>
      {({ items }) => (items.length === 0 ? <p>{t('imports.recent.none')}</p> : <ImportTable items={items} />)}
    </Loaded>
  );
}

function ImportTable({ items }: { readonly items: readonly ImportView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table<ImportView>
      caption={t('imports.recent.title')}
      rows={items}
      rowKey={(view) => view.importId}
      columns={[
        {
          key: 'file',
          heading: t('imports.recent.file'),
          cell: (view) => <a href={paths.import(view.importId)}>{view.fileName}</a>,
          rowHeading: true,
        },
        {
          key: 'uploadedAt',
          heading: t('imports.recent.uploadedAt'),
          cell: (view) => <span className="no-wrap">{format.instant(view.uploadedAt)}</span>,
        },
        {
          key: 'uploadedBy',
          heading: t('imports.recent.uploadedBy'),
          cell: (view) => view.uploadedBy ?? t('imports.deletedUser'),
        },
        {
          key: 'result',
          heading: t('imports.recent.result'),
          cell: (view) => (
            <div className="cluster">
              <StatusTag tone={statusTones[view.status]} label={t(`imports.status.${view.status}`)} />
              <span>{outcomeOf(view, t, format)}</span>
            </div>
          ),
        },
      ]}
    />
  );
}

function outcomeOf(view: ImportView, t: Translate, format: Format): string {
  if (view.status !== 'applied' && view.createdCount === 0) {
    return '';
  }
  const skipped = view.rowCount - view.createdCount;
  const created = t('imports.result.created', { count: view.createdCount, shown: format.number(view.createdCount) });
  return view.status !== 'applied' || skipped === 0
    ? created
    : `${created}, ${t('imports.result.skipped', { count: skipped, shown: format.number(skipped) })}`;
}
