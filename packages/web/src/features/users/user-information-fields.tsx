import { useFormContext } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEmailUses } from '../user-changes/use-email-uses.ts';
import type { DraftForm } from './draft-form.ts';
import { FoundPersons } from './found-persons.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { useDraftField } from './use-draft-field.ts';
import { useFindPerson } from './use-find-person.ts';

/** Who the user is and how to reach them. What the organisation does not allow is not asked. */
export function UserInformationFields() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const { found, look } = useFindPerson();
  const field = useDraftField();
  const name = useDraftField(look);
  const optionalLabel = t('ui.optional');
  return (
    <>
      <TextField label={t('words.firstName')} autoComplete="off" {...name('firstName')} />
      <TextField label={t('words.lastName')} autoComplete="off" {...name('lastName')} />
      <IdentityFields onLeave={look} />
      <FoundPersons found={found} />
      <EmailField />
      <TextField
        label={t('words.phone')}
        help={t('users.create.phoneHelp')}
        optionalLabel={optionalLabel}
        type="tel"
        autoComplete="off"
        {...field('phone')}
      />
      {organisation.identityAssurance === 'high' ? <LevelChoice /> : null}
      {organisation.anonymityAllowed ? <AnonymousChoice /> : null}
    </>
  );
}

function EmailField() {
  const { t } = useTranslation();
  const { watch, formState } = useFormContext<DraftForm>();
  const { warning, ...field } = useDraftField()('email');
  const shared = useEmailUses(formState.touchedFields.email ? watch('email') : undefined);
  return (
    <TextField
      label={t('words.email')}
      help={t('users.create.emailHelp')}
      type="email"
      autoComplete="off"
      spellCheck={false}
      {...field}
      warning={[warning, shared].filter((told) => told !== undefined).join(' ') || undefined}
    />
  );
}

function LevelChoice() {
  const { t } = useTranslation();
  const { register } = useFormContext<DraftForm>();
  return (
    <RadioGroup
      legend={t('users.create.level')}
      help={t('users.create.levelHelp')}
      options={[
        { value: 'substantial', label: t('words.level.substantial') },
        { value: 'high', label: t('words.level.high') },
      ]}
      id="user-targetLevel"
      {...register('targetLevel')}
    />
  );
}

function AnonymousChoice() {
  const { t } = useTranslation();
  const { register } = useFormContext<DraftForm>();
  return (
    <Checkbox
      label={t('users.create.anonymous')}
      help={t('users.create.anonymousHelp')}
      id="user-anonymous"
      {...register('anonymous')}
    />
  );
}
