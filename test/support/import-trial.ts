import assert from 'node:assert/strict';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/imports';
import type { ProblemBody } from '@tillid/contract/problems';
import type { Answer, Client, RequestParts } from './client.ts';
import { newPerson } from './people.ts';
import { startTestServer, type TestServer } from './server.ts';

/** An import as the API tells it. */
export type Import = ReplyOf<typeof contract.readImport>;
/** A page of rows as the API tells it. */
export type Rows = ReplyOf<typeof contract.listImportRows>;
type Mode = 'all-or-nothing' | 'good-rows-only';

/** Path of the imports. */
export const imports = '/api/v1/imports';
/** Header of a file that has all columns. */
export const header =
  'Aktion;UUID;Fornavn;Efternavn;CPR;Foedselsdato;Email;Telefon;Anonym;Referencetekst;TargetIAL;EAN;P-nummer;SE-nummer;Loginmiddel';

/** CPR numbers of the files made here: no answer may hold one. */
const uploadedCprs = new Set<string>();

type Cells = {
  action: string;
  uuid: string;
  first: string;
  last: string;
  cpr: string;
  born: string;
  email: string;
  phone: string;
  anonymous: string;
  reference: string;
  level: string;
  ean: string;
  unit: string;
  se: string;
  login: string;
};

/** One row of somebody new, but for the cells given. */
export function line(parts: Partial<Cells> = {}): string {
  const person = newPerson();
  const cells: Cells = {
    action: 'C',
    uuid: '',
    first: person.firstName,
    last: person.lastName,
    cpr: parts.born === undefined ? (person.cpr ?? '') : '',
    born: '',
    email: 'en.person@example.test',
    phone: '',
    anonymous: 'N',
    reference: '',
    level: '4',
    ean: '',
    unit: '',
    se: '',
    login: '',
    ...parts,
  };
  const digits = cells.cpr.replaceAll(/\D/g, '');
  if (digits.length === 10) uploadedCprs.add(digits);
  return Object.values(cells).join(';');
}

/** So many rows of new people. */
export function lines(count: number): string[] {
  return Array.from({ length: count }, () => line());
}

/** A file of these rows. */
export function fileOf(rows: readonly string[]): Buffer {
  return Buffer.from(`${[header, ...rows].join('\r\n')}\r\n`);
}

/** Says that a CPR number stands in a file in a place where no row maker put it. */
export function noteCpr(digits: string): void {
  uploadedCprs.add(digits);
}

/** A user administrator at a server of the test's own, who imports files and remembers every answer. */
export class ImportTrial {
  readonly server: TestServer;
  administrator: Client;
  readonly #answers: Answer[] = [];

  private constructor(server: TestServer, administrator: Client) {
    this.server = server;
    this.administrator = administrator;
  }

  static async start(): Promise<ImportTrial> {
    const server = await startTestServer();
    return new ImportTrial(server, await server.signIn('user-administrator'));
  }

  /** Fails when an answer held a CPR number, with or without what may stand between its digits, or an undeclared problem. */
  async stop(): Promise<void> {
    try {
      assert.deepEqual(this.server.undeclaredProblems, []);
      const text = this.#answers.map((answer) => answer.text.replaceAll(/(?<=\d)[- ](?=\d)/g, '')).join('\n');
      for (const cpr of uploadedCprs) assert.ok(!text.includes(cpr), 'an answer holds a CPR number');
    } finally {
      await this.server.stop();
    }
  }

  /** A session of its own for each test: the clock moves. */
  async signIn(): Promise<void> {
    this.administrator = await this.server.signIn('user-administrator');
  }

  /** The body of an answer that must have this status. */
  read(answer: Answer, status = 200): unknown {
    this.#answers.push(answer);
    assert.equal(answer.status, status, answer.text);
    return JSON.parse(answer.text);
  }

  refusal(answer: Answer) {
    this.#answers.push(answer);
    const { type, errors = [] } = JSON.parse(answer.text) as ProblemBody;
    return { status: answer.status, code: type.split(':').at(-1), errors: errors.map((error) => error.code) };
  }

  /** Sends a file; ten seconds go by, since an organisation may send ten files a minute. */
  upload(bytes: Uint8Array, parts: RequestParts = {}, name = 'brugere.csv'): Promise<Answer> {
    this.server.clock.advance({ seconds: 10 });
    return this.administrator.upload(`${imports}?menuItem=create`, { name, bytes }, parts);
  }

  async readOne(importId: string): Promise<Import> {
    return this.read(await this.administrator.get(`${imports}/${importId}`)) as Import;
  }

  /** Uploads a file and waits for its check. */
  async check(bytes: Uint8Array, name?: string): Promise<Import> {
    const { importId } = this.read(await this.upload(bytes, {}, name), 201) as { importId: string };
    await this.server.jobs.drained();
    return await this.readOne(importId);
  }

  apply(checked: Import, mode: Mode): Promise<Answer> {
    return this.administrator.post(`${imports}/${checked.importId}/apply`, { mode }, { ifMatch: checked.version });
  }

  /** Applies a checked import and waits for its job. */
  async applied(checked: Import, mode: Mode): Promise<Import> {
    this.read(await this.apply(checked, mode), 202);
    await this.server.jobs.drained();
    return await this.readOne(checked.importId);
  }

  cancel(importId: string): Promise<Answer> {
    return this.administrator.post(`${imports}/${importId}/cancel`);
  }

  async rowsOf(importId: string, show = 'all', from?: string): Promise<Rows> {
    const start = from === undefined ? '' : `&after=${from}`;
    return this.read(await this.administrator.get(`${imports}/${importId}/rows?show=${show}${start}`)) as Rows;
  }

  async count(sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.server.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values);
    return row?.n ?? -1;
  }

  usersOf(importId: string): Promise<number> {
    return this.count('business_user where import_id = $1', [importId]);
  }
}
