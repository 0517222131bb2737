import type { Page } from '@playwright/test';
import { newPerson } from '../../support/people.ts';
import type { Api } from './api.ts';

/** Somebody to be created, whom no other test of the run creates. */
export type NewUser = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly cpr: string;
};

/** Where a user's profile is. */
export const profileAddress = /\/users\/[0-9a-f-]{36}$/;

let made = 0;

/** Somebody new; letters tell them apart, for names hold no digits. */
export function newUser(parts: Partial<NewUser> = {}): NewUser {
  made += 1;
  const letters = String(made).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
  const { cpr = '' } = newPerson();
  const lastName = `Prøve-${letters}`;
  return { firstName: 'Åse', lastName, email: `proeve.${letters}@nordhavn.example`, cpr, ...parts };
}

/** Fills in the Danish creation form. */
export async function fillIn(page: Page, user: NewUser, by: 'cpr' | 'date'): Promise<void> {
  await page.getByLabel('Fornavn').fill(user.firstName);
  await page.getByLabel('Efternavn').fill(user.lastName);
  await page.getByLabel('E-mailadresse').fill(user.email);
  if (by === 'cpr') {
    await page.getByLabel('CPR-nummer', { exact: true }).fill(user.cpr);
  } else {
    await page.getByLabel('Nej, brugeren har ikke et CPR-nummer').check();
    await page.getByLabel('Fødselsdato').fill('24-12-1985');
  }
}

/** Fills in the Danish creation form and sends it. */
export async function create(page: Page, user: NewUser, by: 'cpr' | 'date'): Promise<void> {
  await fillIn(page, user, by);
  await page.getByRole('button', { name: 'Opret bruger' }).click();
}

/** Creates somebody with a CPR number and leaves the administrator on the profile; gives its address. */
export async function createOne(page: Page, user: NewUser): Promise<string> {
  await page.goto('/users/new');
  await create(page, user, 'cpr');
  await page.waitForURL(profileAddress);
  return new URL(page.url()).pathname;
}

/** Says that the code is kept and goes on to the profile. */
export async function keepCode(page: Page): Promise<void> {
  await page.getByLabel('Jeg har gemt koden eller givet den videre').check();
  await page.getByRole('button', { name: 'Gå til brugerens profil' }).click();
  await page.waitForURL(profileAddress);
}

type Made = {
  readonly user: { readonly userId: string; readonly version: number };
  readonly sent: { readonly code: string | null };
};

type Orders = readonly { readonly choice: string; readonly count: number }[];

/** Creates somebody through the API, who then waits for activation; without CPR number there is a code. */
export async function createPending(api: Api, by: 'cpr' | 'date' = 'cpr', authenticators?: Orders) {
  const person = newUser();
  const { firstName, lastName, email } = person;
  const known = by === 'cpr' ? { cpr: person.cpr, dateOfBirth: null } : { cpr: null, dateOfBirth: '24-12-1985' };
  const data = { firstName, lastName, email, ...known, phone: null, anonymous: false, referenceText: null };
  const { user, sent } = await api<Made>('post', 'users', {
    data: {
      ...data,
      targetLevel: 'substantial',
      confirmedSamePerson: true,
      ...(authenticators ? { authenticators } : {}),
    },
  });
  return { ...person, userId: user.userId, version: user.version, code: sent.code ?? '' };
}
