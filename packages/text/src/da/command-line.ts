/** What the `tillid` command tells people about their files. */
export const commandLine = {
  check: {
    facts: '{{file}}: {{encoding}}, {{delimiter}}',
    unread: '{{file}}',
    rows_one: '{{rows}} række: {{ok}} uden fejl, {{faulty}} med fejl, {{warned}} med advarsel',
    rows_other: '{{rows}} rækker: {{ok}} uden fejl, {{faulty}} med fejl, {{warned}} med advarsel',
    fault: 'FEJL: {{what}}',
    warning: 'ADVARSEL: {{what}}',
    more: '… og {{rest}} til. Alle står i svaret med --json.',
    fine: 'Filen har ingen fejl.',
    faulty: 'Ret fejlene, og kontrollér filen igen.',
    stopped: 'Hele filen skal rettes, før den kan bruges.',
  },
};
