import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { isOther, useSessionQuery } from '../api/session.ts';
import { needTexts } from '../i18n/texts.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { SkipLink } from '../ui/skip-link.tsx';
import { ToastRegion } from '../ui/toast-region.tsx';
import { UiWords } from '../ui/ui-words.ts';
import { useKindLabels } from './kind-labels.ts';
import { DemoBanner } from './demo-banner.tsx';
import { Footer } from './footer.tsx';
import { Gate } from './gate.tsx';
import { Header } from './header.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { mainId } from './page-focus.ts';
import { ShortcutsWindow } from './shortcuts-window.tsx';
import { useIsOperators } from './use-address.ts';

const OperatorFrame = lazy(async () => {
  const [{ OperatorFrame: frame }] = await Promise.all([
    import('../features/operators/operator-frame.tsx'),
    needTexts(['operators']),
  ]);
  return { default: frame };
});

/** What stands around every page. The operators' pages have a frame of their own, with a session of its own. */
export function Frame() {
  const { t } = useTranslation();
  const isOperators = useIsOperators();
  const words = {
    slowSaving: t('ui.slowSaving'),
    notFetched: t('ui.notFetched'),
    reload: t('ui.reload'),
    errorSummary: (count: number) => t('ui.errorSummary', { count }),
    error: t('ui.error'),
    titleErrorPrefix: t('ui.titleErrorPrefix'),
  };
  return (
    <UiWords value={words}>
      {isOperators ? (
        <Suspense fallback={null}>
          <OperatorFrame />
        </Suspense>
      ) : (
        <OrganisationFrame />
      )}
      <ShortcutsWindow />
    </UiWords>
  );
}

function OrganisationFrame() {
  const { t } = useTranslation();
  const session = useSessionQuery().data;
  // The menus would act as whom the window shows, which the browser no longer is.
  const switched = session?.signedIn === true && isOther(session);
  const shown = session?.signedIn && !switched ? session : undefined;
  return (
    <>
      <SkipLink targetId={mainId} label={t('frame.skipToContent')} />
      {session?.demo ? <DemoBanner /> : null}
      <Header session={shown} known={session !== undefined && !switched} />
      <OfflineBanner />
      <main id={mainId} className="page-width page-main" tabIndex={-1}>
        <Gate>
          <Outlet />
        </Gate>
      </main>
      <Footer />
      <ToastRegion label={t('ui.messages')} closeLabel={t('ui.close')} kindLabels={useKindLabels()} />
    </>
  );
}
