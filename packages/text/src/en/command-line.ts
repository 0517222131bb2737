import type { commandLine as source } from '../da/command-line.ts';
import type { Texts } from '../texts.ts';

export const commandLine: Texts<typeof source> = {
  check: {
    facts: '{{file}}: {{encoding}}, {{delimiter}}',
    unread: '{{file}}',
    rows_one: '{{rows}} row: {{ok}} without faults, {{faulty}} with faults, {{warned}} with warnings',
    rows_other: '{{rows}} rows: {{ok}} without faults, {{faulty}} with faults, {{warned}} with warnings',
    fault: 'FAULT: {{what}}',
    warning: 'WARNING: {{what}}',
    more: '… and {{rest}} more. All of them are in the answer with --json.',
    fine: 'The file has no faults.',
    faulty: 'Correct the faults and check the file again.',
    stopped: 'The file as a whole must be corrected before it can be used.',
  },
  import: {
    progress: {
      checking: 'Checking the file: {{done}} rows',
      applying: 'Importing: {{done}} of {{rows}} rows',
      lost: 'No connection. Trying again in {{seconds}} s.',
      busy: 'The server is busy. Trying again in {{seconds}} s.',
    },
    before: 'The file was already imported within the last day. Nothing was imported now.',
    created_one: '{{number}} user was imported.',
    created_other: '{{number}} users were imported.',
    leftOut_one: '{{number}} row was not imported.',
    leftOut_other: '{{number}} rows were not imported.',
    refusedRows:
      'Nothing was imported. Correct the faults, or import the rows without faults by running the command again with --good-rows-only.',
    noGoodRows: 'Nothing was imported, for no row is without faults. Correct them and run the command again.',
    refusedFile: 'Nothing was imported. The whole file must be corrected before it can be used.',
    cancelled: 'The import was cancelled while it was under way.',
    failed:
      'The import came to a halt on the server. Run the command again; if it goes on, tell those who run the server.',
    fault: {
      unreachable: 'There is no connection to {{origin}} ({{reason}}). Check TILLID_URL.',
      notTillid: '{{origin}} does not answer as Tillid does. Check TILLID_URL.',
      redirected: "{{origin}} redirects to another address. Use Tillid's own address in TILLID_URL.",
      clientRefused:
        'The API client was refused: its id or secret is wrong or expired, or the client is disabled. Check TILLID_CLIENT_ID and TILLID_CLIENT_SECRET.',
      notPermitted:
        'The API client lacks the permission {{permission}}. An organisation administrator can give it in Tillid.',
      lost: 'The connection to the server was lost and did not come back for 10 minutes. Run the command again: the same file is not imported twice.',
      busy: 'The server was too busy for 10 minutes. Run the command again later: the same file is not imported twice.',
      otherVersion:
        'The server answers in a way that this version of tillid does not understand. Use the version of the server.',
      tooManyAttempts: 'The file was tried too many times today. Try again tomorrow, or import it in Tillid.',
      refused: 'The server refused the call: {{code}} {{instance}}',
    },
  },
};
