import { readOwnProfile } from '@tillid/contract/organisation';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section, Sections } from '../../ui/sections.tsx';
import { OwnAuthenticatorsSection } from '../authenticators/own-authenticators.tsx';
import { readAddress, tellsHistory } from '../history/history-address.ts';
import { OwnHistory } from '../history/own-history.tsx';
import { MasterData } from './master-data.tsx';

/** My profile: the own user, as sections that later capabilities add to. */
export function ProfilePage() {
  const { t } = useTranslation();
  const profile = useEndpoint(readOwnProfile, {});
  const showsHistory = tellsHistory(readAddress(useAddressQuery()));
  return (
    <>
      <PageHeading title={t('profile.title')} />
      <Loaded query={profile}>
        {(user) => (
          <Sections>
            <Section title={t('profile.masterData')} startsOpen>
              <MasterData user={user} />
            </Section>
            <Section title={t('authenticators.own.title')} startsOpen>
              <OwnAuthenticatorsSection />
            </Section>
            <Section title={t('history.title')} startsOpen={showsHistory}>
              <OwnHistory />
            </Section>
          </Sections>
        )}
      </Loaded>
    </>
  );
}
