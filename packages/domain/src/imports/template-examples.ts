// Replacement CPR numbers (day + 60) belong to nobody, and example.com is kept free for examples (RFC 2606). The days are
// two-digit ones without a zero in front, and the foreign phone number has blanks: Excel would drop a zero or a plus sign before
// digits alone when it opens the template.

/** The template's example rows, by field; they keep every rule of format, and are refused as examples if they are left in. */
export const templateExamples = [
  {
    action: 'C',
    firstName: 'Åse',
    lastName: 'Eksempel-Sørensen',
    cpr: '7105850124',
    email: 'aase.eksempel@example.com',
    phone: '12345678',
    anonymous: 'N',
    targetLevel: '4',
  },
  {
    action: 'C',
    firstName: 'Example',
    lastName: 'Ærø',
    dateOfBirth: '24121985',
    email: 'example.aeroe@example.com',
    phone: '+47 40 61 23 45',
    anonymous: 'N',
    targetLevel: '4',
  },
] as const;

const exampleEmails: ReadonlySet<string> = new Set(templateExamples.map((example) => example.email));

/** Whether an e-mail cell is that of an example row; only these exact addresses are, others at example.com are not. */
export function isTemplateExample(email: string): boolean {
  return email.endsWith('@example.com') && exampleEmails.has(email);
}
