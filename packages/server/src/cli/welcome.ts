import { operatorPeople, organisationPeople } from '@tillid/mitid-simulator/persons';
import { builtInPorts, type Settings } from '../platform/settings/settings.ts';

const demoRoles: Readonly<Record<keyof typeof organisationPeople, string>> = {
  anna: 'organisation administrator and user administrator',
  bo: 'user administrator',
  clara: 'rights administrator',
  dan: 'organisation administrator',
  eva: 'user without administrator role',
  frida: 'user administrator here and in Fjordby Forsyning A/S',
};

/** What `tillid start` prints when it is ready: where to go and who can log in. */
export function welcome(settings: Settings): string {
  const { simulator, mailboxPage, smtp } = builtInPorts(settings.port);
  const at = (port: number) => `http://${settings.publicUrl.hostname}:${port}`;
  const people = Object.entries(organisationPeople).map(
    ([id, person]) =>
      `  ${`${person.firstName} ${person.lastName}`.padEnd(18)}${demoRoles[id as keyof typeof organisationPeople]}`,
  );
  const lines = [
    '',
    `Tillid is ready: ${settings.publicUrl.href}`,
    '',
    ...(settings.mail.kind === 'mailbox' ? [`  Mailbox       ${at(mailboxPage)}   (SMTP on port ${smtp})`] : []),
    ...(settings.eid.kind === 'simulator' ? [`  Demo eID      ${at(simulator)}   (plays the national eID)`] : []),
    `  Health        http://127.0.0.1:${settings.adminPort}/health`,
    ...(settings.demo ? ['', 'Who can log in (press Log in and choose one at the demo eID):', ...people] : []),
    ...(settings.demo ? ['', ...operatorLines(settings)] : []),
    '',
    'Ctrl-C stops everything; the data stays in ' + settings.dataDirectory,
    '',
  ];
  return lines.join('\n');
}

function operatorLines(settings: Settings): string[] {
  const { firstName, lastName } = operatorPeople.inge;
  return [
    `The operator, who runs all this, logs in at ${new URL('/operator', settings.publicUrl).href}:`,
    `  ${`${firstName} ${lastName}`.padEnd(18)}creates organisations, blocks them, and sees none of their people`,
  ];
}
