import type { readApiDescription } from '@tillid/contract/api-description';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListStatus } from '../../ui/list-status.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section, Sections } from '../../ui/sections.tsx';
import { operationGroups, operationsWith, type OperationGroup } from './api-document.ts';
import { useGroupLabel } from './group-label.ts';
import { OperationParts } from './operation-parts.tsx';

/** Every operation by capability, and a field to find one. */
export function OperationList({ document }: { readonly document: ReplyOf<typeof readApiDescription> }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const groups = useMemo(() => operationGroups(document), [document]);
  const found = operationsWith(groups, search);
  const count = found.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <>
      <SearchField
        label={t('apiDescription.search')}
        searchLabel={t('ui.search')}
        help={t('apiDescription.searchHelp')}
        value={search}
        onSearch={setSearch}
      />
      <ListStatus>{t('apiDescription.count', { count })}</ListStatus>
      {count === 0 ? (
        <EmptyState
          kind="no-hits"
          title={t('apiDescription.noneFound')}
          action={
            <Button look="secondary" onClick={() => setSearch('')}>
              {t('apiDescription.showAll')}
            </Button>
          }
        >
          {t('apiDescription.noneFoundText')}
        </EmptyState>
      ) : (
        found.map((group) => <Group key={group.name} group={group} />)
      )}
    </>
  );
}

function Group({ group }: { readonly group: OperationGroup }) {
  const label = useGroupLabel()(group.name);
  return (
    <div className="stack-close">
      <h3>{label}</h3>
      <Sections>
        {group.operations.map((operation) => (
          <Section
            key={operation.name}
            headingLevel="h4"
            title={<span lang="en">{operation.summary}</span>}
            note={
              <code className="api-call">
                {operation.method} {operation.path}
              </code>
            }
          >
            <OperationParts operation={operation} />
          </Section>
        ))}
      </Sections>
    </div>
  );
}
