import { Temporal } from 'temporal-polyfill';

/** How long a record of a deleted user stays unless a deployment says otherwise (decision 41), in months. */
export const deletedUsersKeptMonths = 13;

/** The day on which a deleted user is forgotten: so many months after the day of the deletion, both days in Denmark, ISO. */
export function forgottenOn(deletedOn: string, months: number): string {
  return Temporal.PlainDate.from(deletedOn).add({ months }).toString();
}

/** The last day of deletion that is due to be forgotten on a day; the ends of long and short months meet as `forgottenOn` has it. */
export function lastDayDue(today: string, months: number): string {
  const day = Temporal.PlainDate.from(today);
  const before = day.subtract({ months });
  // The 29th to 31st of a longer month fall due at the end of a shorter one.
  return (day.day === day.daysInMonth ? before.with({ day: before.daysInMonth }) : before).toString();
}
