import { Outlet } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';
import { DemoBanner } from '../../frame/demo-banner.tsx';
import { Footer } from '../../frame/footer.tsx';
import { useKindLabels } from '../../frame/kind-labels.ts';
import { OfflineBanner } from '../../frame/offline-banner.tsx';
import { mainId } from '../../frame/page-focus.ts';
import { SkipLink } from '../../ui/skip-link.tsx';
import { ToastRegion } from '../../ui/toast-region.tsx';
import { OperatorGate } from './operator-gate.tsx';
import { OperatorHeader } from './operator-header.tsx';
import { useOperatorSession } from './operator-session.ts';

/** What stands around the operators' pages: no organisation and none of its menu. */
export function OperatorFrame() {
  const { t } = useTranslation();
  const session = useOperatorSession().data;
  return (
    <>
      <SkipLink targetId={mainId} label={t('frame.skipToContent')} />
      {session?.demo ? <DemoBanner /> : null}
      <OperatorHeader session={session?.signedIn ? session : undefined} />
      <OfflineBanner />
      <main id={mainId} className="page-width page-main" tabIndex={-1}>
        <OperatorGate>
          <Outlet />
        </OperatorGate>
      </main>
      <Footer />
      <ToastRegion label={t('ui.messages')} closeLabel={t('ui.close')} kindLabels={useKindLabels()} />
    </>
  );
}
