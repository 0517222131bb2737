import type { ReactNode } from 'react';
import { Loaded } from '../../frame/loaded.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { ApplyingView } from './applying-view.tsx';
import { CheckingView } from './checking-view.tsx';
import { EndedView } from './ended-view.tsx';
import { statusTones, type ImportStatus, type ImportView } from './import-status.ts';
import { PreviewView } from './preview-view.tsx';
import { ReceiptView } from './receipt-view.tsx';
import { RefusedView } from './refused-view.tsx';
import { useImport } from './use-import.ts';

const views: Readonly<Record<ImportStatus, (view: ImportView) => ReactNode>> = {
  checking: (view) => <CheckingView view={view} />,
  refused: (view) => <RefusedView view={view} />,
  checked: (view) => <PreviewView view={view} />,
  applying: (view) => <ApplyingView view={view} />,
  applied: (view) => <ReceiptView view={view} />,
  cancelled: (view) => <EndedView view={view} status="cancelled" />,
  failed: (view) => <EndedView view={view} status="failed" />,
};

/** One import through its whole life: checked, decided upon, applied and told of. */
export function ImportPage() {
  const { t } = useTranslation();
  const query = useImport(usePathParam('importId'));
  return (
    <>
      <BackLink href={paths.importUsers()} label={t('imports.title')} />
      <Loaded query={query} page>
        {(view) => (
          <>
            <PageHeading
              title={t(`imports.page.${view.status}`)}
              aside={<StatusTag tone={statusTones[view.status]} label={t(`imports.status.${view.status}`)} />}
            />
            <VisuallyHidden>
              <span role="status">{t(`imports.page.${view.status}`)}</span>
            </VisuallyHidden>
            <div className="stack">{views[view.status](view)}</div>
          </>
        )}
      </Loaded>
    </>
  );
}
