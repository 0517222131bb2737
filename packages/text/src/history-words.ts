import type { TextParams } from './translate.ts';

/** How a page or a file speaks: its texts, and how it writes what is no text. */
export type HistorySpeech = {
  /** The sentence of a key of `da.ts`; undefined where there is none. */
  readonly find: (key: string, params?: TextParams) => string | undefined;
  /** An ISO day. */
  readonly day: (isoDay: string) => string;
  /** A phone number in E.164. */
  readonly phone: (number: string) => string;
};

/** What history tells, in words; what has no words is told as it is. */
export type HistoryWords = {
  readonly event: (kind: string) => string;
  readonly field: (field: string) => string;
  readonly value: (field: string, value: string) => string;
  /** What somebody is called: by name as long as it is kept, and that the user is deleted or forgotten. */
  readonly person: (person: ToldPerson) => string;
  /** In place of a value that is never told, as a CPR number. */
  readonly untold: (kind: string) => string;
};

/** Somebody as history knows them; `state` is null for what is no user. */
export type ToldPerson = {
  readonly name: string | null;
  readonly state: 'present' | 'deleted' | 'forgotten' | null;
};

/** Words that stand elsewhere in one history than in others, by field. */
export type OtherWords = {
  /** Key of the name of a field. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Key under which the values of a field stand. */
  readonly values?: Readonly<Record<string, string>>;
};

// Where the words of a closed set stand, by the field whose values they are.
const wordsOf: Readonly<Record<string, string | readonly string[]>> = {
  status: 'words.status',
  lastStatus: 'words.status',
  targetLevel: 'words.level',
  registeredLevel: 'words.level',
  level: 'words.level',
  authenticator: 'words.authenticator',
  role: 'words.role',
  roles: 'words.role',
  lastRoles: 'words.role',
  reason: 'history.reason',
  kind: 'history.authenticatorKind',
  columns: 'userList.column',
  activation: 'userList.activation',
  bulkAction: 'words.bulkAction',
  types: ['history.kind', 'history.group'],
  byActor: 'history.actorKind',
};
// Before these there was nothing that could change.
const beginnings: ReadonlySet<string> = new Set(['user.created', 'user.imported']);
const days: ReadonlySet<string> = new Set([
  'dateOfBirth',
  'deactivatedFrom',
  'deactivatedTo',
  'notSignedInSince',
  'createdFrom',
  'createdTo',
  'periodFrom',
  'periodTo',
]);
// Fields of whose closed set several values can stand together, and with what between.
const between: Readonly<Record<string, string>> = {
  roles: ' ',
  lastRoles: ' ',
  status: ', ',
  authenticator: ', ',
  columns: ', ',
  activation: ', ',
  types: ', ',
};

/** Makes the words of one history. */
export function historyWords({ find, day, phone }: HistorySpeech, other: OtherWords = {}): HistoryWords {
  function value(field: string, told: string): string {
    if (told === 'true' || told === 'false') return find(told === 'true' ? 'words.yes' : 'words.no') ?? told;
    if (days.has(field)) return day(told);
    if (field === 'phone') return phone(told);
    const sets = [other.values?.[field] ?? wordsOf[field] ?? []].flat();
    const word = (each: string) =>
      sets.map((set) => find(`${set}.${each}`)).find((found) => found !== undefined) ?? each;
    const separator = between[field];
    return separator === undefined ? word(told) : told.split(separator).map(word).join(', ');
  }
  return {
    event: (kind) => find(`history.kind.${kind}`) ?? find('history.unknownKind', { kind }) ?? kind,
    field: (field) => find(other.fields?.[field] ?? `history.field.${field}`) ?? field,
    value,
    person({ name, state }) {
      if (name === null) return find(state === null ? 'history.unknownPerson' : 'history.forgottenUser') ?? '';
      return state === 'deleted' ? (find('history.deletedUser', { name }) ?? name) : name;
    },
    untold: (kind) => find(beginnings.has(kind) ? 'history.attached' : 'history.changed') ?? '',
  };
}
