import { isUnitNumberDoubtful, parseUnitName, parseUnitNumber, type UnitKind } from '@tillid/domain/organisations/unit';

/** What the form of a new unit holds. */
export type UnitForm = {
  readonly number: string;
  readonly name: string;
  /** That a doubtful number is right all the same. */
  readonly confirmed: boolean;
};
export type UnitFormField = keyof UnitForm;

/** The fields in the order of the form. */
export const unitFormFields = ['number', 'confirmed', 'name'] as const satisfies readonly UnitFormField[];

/** A form with nothing in it. */
export const emptyUnit: UnitForm = { number: '', name: '', confirmed: false };

/** What is wrong with the form, by the rules that the server judges by as well. */
export function checkUnitForm(kind: UnitKind, form: UnitForm): Partial<Record<UnitFormField, string>> {
  const number = parseUnitNumber(kind, form.number);
  const name = parseUnitName(form.name);
  return {
    ...(number.ok ? {} : { number: form.number.trim() === '' ? 'required' : number.fault }),
    ...(isDoubtful(kind, form.number) && !form.confirmed ? { confirmed: 'confirm-missing' } : {}),
    ...(name.ok ? {} : { name: name.fault }),
  };
}

/** Whether the number is one of its kind and may be a slip all the same. */
export function isDoubtful(kind: UnitKind, text: string): boolean {
  const number = parseUnitNumber(kind, text);
  return number.ok && isUnitNumberDoubtful(kind, number.value);
}
