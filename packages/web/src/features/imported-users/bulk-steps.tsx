import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { StepGuide } from '../../ui/step-guide.tsx';

const order = ['users', 'authenticator', 'summary', 'sending'] as const;

export type BulkStep = (typeof order)[number];

/** Where one is; steps that are done can be gone back to until the mails are on their way. */
export function BulkSteps({ shown }: { readonly shown: BulkStep }) {
  const { t } = useTranslation();
  const current = order.indexOf(shown);
  return (
    <StepGuide
      label={t('ui.steps')}
      doneLabel={t('ui.stepDone')}
      errorLabel={t('ui.error')}
      steps={order.map((step, index) => ({
        title: t(`importedUsers.bulk.steps.${step}`),
        state: index < current ? 'done' : index === current ? 'current' : 'ahead',
        ...(index < current && shown !== 'sending' ? { href: paths.activateImportedUsers({ step }) } : {}),
      }))}
    />
  );
}
