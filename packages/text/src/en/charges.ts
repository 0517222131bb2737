import type { charges as source } from '../da/charges.ts';
import type { Texts } from '../texts.ts';

export const charges: Texts<typeof source> = {
  title: 'Charges',
  lead: 'What {{organisation}} has to pay for orders and users, by invoicing method. All amounts are without VAT.',
  noInvoices: 'Tillid sends no invoices. The amounts are for your own accounts.',
  howCounted:
    'Orders count from the day on which they are placed. An order that is cancelled before it is sent does not count; one that was sent does, also when the user is deleted later. Users are counted at midnight on the 10th of each month: active and deactivated users beyond the three that were created first cost the price in the list.',
  prices: 'See the prices',
  user: 'User beyond the first three',
  period: 'Period',
  span: '{{from}} – {{to}}',
  current: '{{span}} (under way)',
  total: '{{amount}} in all, without VAT',
  method: '{{name}}, EAN {{ean}}',
  noMethod: 'Without an invoicing method',
  sum: 'Sum: {{amount}}',
  column: { thing: 'What', count: 'Number', price: 'Price of each', total: 'Amount' },
  empty: {
    title: 'Nothing to pay for in the period',
    text: 'Physical authenticators are here from when they are ordered, and users beyond the first three once they are counted on the 10th.',
  },
  download: 'Download as CSV',
  file: {
    name: 'charges',
    noMethod: 'Without an invoicing method',
    column: {
      day: 'Day',
      name: 'Invoicing method',
      ean: 'EAN number',
      thing: 'What',
      count: 'Number',
      price: 'Price of each without VAT',
      total: 'Amount without VAT',
      currency: 'Currency',
    },
  },
};
