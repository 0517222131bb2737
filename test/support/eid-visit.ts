import { Visitor } from '../../packages/mitid-simulator/src/testing/visitor.ts';

/** A person as typed in at the simulator; `cpr` undefined for somebody without. */
export type TestPerson = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string | undefined;
  readonly dateOfBirth: string;
  readonly level?: 'low' | 'substantial' | 'high';
};

/** Who logs in at the simulator: a person, somebody with a separate identity by its order, or somebody who cancels. */
export type EidVisitor = TestPerson | { readonly separate: string } | 'cancel';

/** Logs a person in at the simulator from an authorisation address; gives the callback address that the browser is sent to. */
export async function visitEid(location: string, person: EidVisitor): Promise<URL> {
  const visitor = new Visitor();
  const page = await visitor.follow(location);
  const action = /<form[^>]*action="([^"]+)"/.exec(await page.text())?.[1];
  if (action === undefined) throw new Error(`the simulator showed no form (status ${page.status})`);
  const answer = await visitor.post(new URL(action.replaceAll('&amp;', '&'), page.url).href, fields(person));
  const callback = answer.headers.get('location');
  if (callback === null) throw new Error(`the simulator did not accept the person: ${await answer.text()}`);
  return new URL(callback);
}

function fields(person: EidVisitor): Record<string, string> {
  if (person === 'cancel') return { act: 'cancel' };
  if ('separate' in person) return { act: 'separate', identity: person.separate };
  const { firstName, lastName, cpr = '', dateOfBirth, level = 'substantial' } = person;
  return { act: 'type', firstName, lastName, cpr, birthDate: dateOfBirth, level };
}
