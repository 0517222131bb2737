import type { apiDescription as source } from '../da/api-description.ts';
import type { Texts } from '../texts.ts';

export const apiDescription: Texts<typeof source> = {
  title: 'API',
  lead: 'Programs, such as an HR system, can create, import, activate and delete users through the same API that the web pages use.',
  download: 'Download OpenAPI file (.json)',
  start: {
    title: 'Getting started',
    client:
      'An organisation administrator creates an API client in Tillid and chooses what it may do. The client gets a client id and a secret, which is shown only once.',
    token: 'Fetch an access token with OAuth 2.0 client credentials:',
    tokenEnds: 'The token is valid for one hour. Instead of a secret, the client can use private_key_jwt (RFC 7523).',
    call: 'Send the token with every call:',
  },
  rules: {
    title: 'This holds for every call',
    organisation: {
      term: 'Organisation',
      text: 'A token belongs to one organisation, and the call sees no other. The header X-Tillid-Organisation may be left out when there is a token.',
    },
    repeats: {
      term: 'Repeats',
      text: 'Calls that create something take the header Idempotency-Key. Send the same key when a call is repeated: nothing is created twice, and the reply is the same for 24 hours. The same key with other content gives 409 conflict.',
    },
    versions: {
      term: 'Concurrent edits',
      text: 'What can be edited has a version number (ETag). Send it in If-Match. If others have edited meanwhile, the reply is 412 stale: read again and try again.',
    },
    problems: {
      term: 'Problems',
      text: 'Problems are application/problem+json (RFC 9457). The last part of type is the code; errors says where (pointer) and why (code); instance is the number of the call, which operators find in the log.',
    },
    pages: {
      term: 'Lists',
      text: 'Lists come in pages. The next of a reply is the value of after in the following call, and null on the last page.',
    },
    limits: {
      term: 'Limits',
      text: 'Usually 1,200 calls a minute per API client and 10 files a minute per organisation. Beyond that the reply is 429 with Retry-After in seconds.',
    },
    times: {
      term: 'Times and days',
      text: 'Instants are ISO 8601 in UTC. Days are YYYY-MM-DD and reckoned in Danish time.',
    },
    cpr: {
      term: 'CPR numbers',
      text: 'CPR numbers are sent in the content of a call only, never in the address, and are always masked in replies.',
    },
  },
  operations: 'Calls',
  search: 'Find a call',
  searchHelp: 'Type a part of the address, the description or the permission.',
  count_one: '{{count}} call',
  count_other: '{{count}} calls',
  noneFound: 'No call matches the search',
  noneFoundText: 'Try a shorter word, such as users or import.',
  showAll: 'Show all calls',
  groups: {
    session: 'Log-in and session',
    users: 'Users',
    'user-changes': 'Changes of users',
    activation: 'Activation',
    imports: 'Import and imported users',
    organisation: 'Organisation',
    'api-clients': 'API clients and tokens',
    'api-description': 'Description of the API',
    operator: 'Operation of organisations',
  },
  callers: 'Who may call',
  callersOf: {
    anyone: 'Anyone, without logging in',
    people: 'Only people who are logged in',
    peopleAndPrograms: 'People and API clients',
  },
  permission: 'Permission',
  problems: 'Problems',
  field: 'Field',
  place: 'Place',
  needed: 'Present',
  always: 'Always',
  maybe: 'May be left out',
  type: 'Content',
  parametersOf: 'Parameters of {{name}}',
  bodyOf: 'Content of the call {{name}}',
  reply: 'Reply ({{status}})',
  replyOf: 'Reply of {{name}} ({{status}})',
  plainReply: 'Reply: {{status}} {{type}}',
};
