import assert from 'node:assert/strict';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type { createUser } from '@tillid/contract/users';
import { readBody } from './answers.ts';
import type { Client } from './client.ts';
import { newPerson } from './people.ts';

/** What the form of a new user sends. */
export type NewUserBody = BodyOf<typeof createUser>;
/** What the answer to it tells. */
export type UserCreated = ReplyOf<typeof createUser>;

/** A form filled in for a new invented person with a CPR number. */
export function newUserBody(parts: Partial<NewUserBody> = {}): NewUserBody {
  const { firstName, lastName, cpr, dateOfBirth } = newPerson();
  assert.ok(cpr);
  return {
    firstName,
    lastName,
    cpr,
    // The number tells the date of birth.
    dateOfBirth: parts.cpr === null ? dateOfBirth : null,
    email: 'a.person@example.test',
    phone: null,
    anonymous: false,
    referenceText: null,
    targetLevel: 'substantial',
    confirmedSamePerson: false,
    ...parts,
  };
}

/** Creates a user through the API. */
export async function createUserBy(client: Client, parts: Partial<NewUserBody> = {}): Promise<UserCreated> {
  return readBody<UserCreated>(await client.post('/api/v1/users', newUserBody(parts)), 201);
}
