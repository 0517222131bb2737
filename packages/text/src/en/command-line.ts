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
};
