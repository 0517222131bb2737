import { classNames } from './class-names.ts';

export type ButtonLook = 'primary' | 'secondary' | 'tertiary' | 'danger';

const lookClasses = {
  primary: 'button-primary',
  secondary: 'button-secondary',
  tertiary: 'button-tertiary',
  danger: 'button-warning',
} as const;

/** Classes of a button, also for links and for buttons of other libraries. */
export function buttonClass(look: ButtonLook, pending = false): string {
  return classNames('button', lookClasses[look], pending && 'button-pending');
}
