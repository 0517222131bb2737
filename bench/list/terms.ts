import type { BenchDatabase } from '../harness/database.ts';

/** A kind of search with the texts that are typed in. */
export type Terms = { readonly kind: string; readonly texts: readonly string[] };

/** What people search for, from a name that one in twelve has to an address that one has. */
export async function findTerms(database: BenchDatabase, organisationId: string): Promise<Terms[]> {
  const rows = await database.query<{ email: string; first: string; last: string }>(
    `select email, first_name as first, last_name as last from business_user where organisation_id = $1 order by id desc limit 200`,
    [organisationId],
  );
  return [
    { kind: 'common surnames', texts: ['Jensen', 'Nielsen', 'gaard', 'Hansen', 'lund'] },
    { kind: 'common first names', texts: ['Anne', 'Hanne', 'Peter', 'Lars', 'Susanne', 'Søren', 'Thomas', 'Ulla'] },
    { kind: 'first and last name', texts: rows.map(({ first, last }) => `${first} ${last}`) },
    { kind: 'an e-mail address', texts: rows.map(({ email }) => email) },
    { kind: 'a part of an address', texts: rows.map(({ email }) => `.${email.split('@')[0]?.split('.').at(-1)}@`) },
    { kind: 'three letters of nobody', texts: ['qzx', 'xqj', 'wqx', 'zzq'] },
  ];
}
