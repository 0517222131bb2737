import { readDeletedUser } from '@tillid/contract/deleted-users';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { useState } from 'react';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { MaskedCpr } from '../../frame/masked-cpr.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section, Sections } from '../../ui/sections.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { UserHistory } from '../history/user-history.tsx';
import { useLiveUsers } from '../users/use-live-users.ts';
import { useDeleter } from './deleted-user-table.tsx';
import { EraseUserDialog } from './erase-user-dialog.tsx';

type Deleted = ReplyOf<typeof readDeletedUser>;

/** What is left of one deleted user until the person is forgotten. */
export function DeletedUserPage() {
  const userId = usePathParam('userId');
  const query = useEndpoint(readDeletedUser, { params: { userId } });
  useLiveUsers([readDeletedUser]);
  return (
    <Loaded query={query} page>
      {(user) => <Left user={user} />}
    </Loaded>
  );
}

function Left({ user }: { readonly user: Deleted }) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink href={paths.deletedUsers()} label={t('deletedUsers.one.toList')} />
      <PageHeading
        title={user.name}
        documentTitle={t('deletedUsers.one.documentTitle')}
        aside={<StatusTag tone="ended" icon="delete" label={t('deletedUsers.one.tag')} />}
      />
      <div className="stack">
        <Alert kind="info" kindLabel={t('ui.information')} heading={t('deletedUsers.one.whatIsLeft')}>
          {user.recreatedAs === null ? (
            <p>{t('deletedUsers.one.whatIsLeftText')}</p>
          ) : (
            <>
              <p>{t('deletedUsers.one.recreated')}</p>
              <ButtonLink href={paths.user(user.recreatedAs)} look="secondary">
                {t('deletedUsers.one.openNew')}
              </ButtonLink>
            </>
          )}
        </Alert>
        <Sections>
          <Section title={t('deletedUsers.one.information')} startsOpen>
            <Information user={user} />
          </Section>
          <Section title={t('deletedUsers.one.history')}>
            <UserHistory userId={user.userId} name={user.name} pathOf={paths.deletedUserHistory} />
          </Section>
        </Sections>
        <Erasure user={user} />
      </div>
    </>
  );
}

/** The way to forget the person before the time, for whoever may. */
function Erasure({ user }: { readonly user: Deleted }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const { allowed } = user.abilities.erase;
  return (
    <>
      <Button
        look="danger"
        icon="delete"
        disabledReason={allowed ? undefined : t('deletedUsers.erase.notPermitted')}
        onClick={() => setAsking(true)}
      >
        {t('deletedUsers.erase.button')}
      </Button>
      {isAsking ? <EraseUserDialog user={user} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Information({ user }: { readonly user: Deleted }) {
  const { t } = useTranslation();
  const format = useFormat();
  const deleter = useDeleter();
  const { maskedCpr, userId } = user;
  const items = [
    { term: t('deletedUsers.deletedAt'), value: format.instant(user.deletedAt) },
    { term: t('deletedUsers.deletedBy'), value: deleter(user.deletedBy) },
    { term: t('deletedUsers.one.keptUntil'), value: format.day(user.keptUntil) },
    ...(maskedCpr === null ? [] : [{ term: t('deletedUsers.one.cpr'), value: <MaskedCpr cpr={maskedCpr} /> }]),
    {
      term: t('deletedUsers.one.userNumber'),
      value: (
        <span className="cluster">
          <span>{userId}</span>
          <CopyButton text={userId} label={t('deletedUsers.one.copyUserNumber')} copiedLabel={t('ui.copied')} />
        </span>
      ),
    },
  ];
  return <DescriptionList items={items} />;
}
