import { authenticatorChoices } from '@tillid/domain/authenticators/authenticator-kind';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useSpokenUnit } from '../organisation-data/unit-fields.tsx';
import { unitFieldNames, type CalledUnit } from '../organisation-data/unit-values.ts';
import type { BirthValues, DraftPart, DraftValues, ImportedProfile } from './draft-values.ts';
import { useDraftLabels } from './use-draft-labels.ts';

/** What each part is called that two people may change at the same time. */
export function usePartLabels(): Readonly<Record<DraftPart, string>> {
  const { t } = useTranslation();
  return { ...useDraftLabels(), birth: t('importedUsers.draft.identity.legend') };
}

/** A value of a part in words; nothing for one that is empty. */
export function useSpokenPart(
  base: ImportedProfile,
  known: readonly CalledUnit[],
): (value: DraftValues[DraftPart], part: DraftPart) => string {
  const { t } = useTranslation();
  const spokenUnit = useSpokenUnit(known);
  return (value, part) => {
    if (typeof value === 'object') {
      return spokenBirth(value, base);
    }
    if (typeof value === 'boolean') {
      return t(value ? 'words.yes' : 'words.no');
    }
    const text = String(value);
    const unitField = unitFieldNames.find((name) => name === part);
    if (unitField !== undefined) {
      return spokenUnit(text, unitField);
    }
    const level = (['substantial', 'high'] as const).find((one) => part === 'targetLevel' && one === text);
    const choice = authenticatorChoices.find((one) => part === 'authenticator' && one === text);
    if (level !== undefined) {
      return t(`words.level.${level}`);
    }
    return choice === undefined ? text : t(`words.authenticator.${choice}`);
  };
}

function spokenBirth({ identity, cpr, dateOfBirth }: BirthValues, base: ImportedProfile): string {
  return { keep: base.maskedCpr ?? '', cpr, date: dateOfBirth }[identity];
}
