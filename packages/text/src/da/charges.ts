/** What the organisation is charged for what was ordered and for its users, by billing period and invoicing method. */
export const charges = {
  title: 'Forbrug',
  lead: 'Hvad {{organisation}} skal betale for bestillinger og brugere, fordelt på faktureringsmetoder. Alle beløb er ekskl. moms.',
  noInvoices: 'Tillid sender ingen fakturaer. Beløbene er til jeres egen opgørelse.',
  howCounted:
    'Bestillinger tæller fra den dag, de bliver bestilt. Annulleres en bestilling, før den er sendt, tæller den ikke; er den sendt, tæller den, også når brugeren senere bliver slettet. Brugere tælles ved midnat den 10. i hver måned: Aktive og deaktiverede brugere ud over de tre, der blev oprettet først, koster den pris, der står i prislisten.',
  prices: 'Se priserne',
  user: 'Bruger ud over de første tre',
  period: 'Periode',
  span: '{{from}} – {{to}}',
  current: '{{span}} (i gang)',
  total: 'I alt {{amount}} ekskl. moms',
  method: '{{name}}, EAN {{ean}}',
  noMethod: 'Uden faktureringsmetode',
  sum: 'Sum: {{amount}}',
  column: { thing: 'Hvad', count: 'Antal', price: 'Stykpris', total: 'Beløb' },
  empty: {
    title: 'Intet at betale i perioden',
    text: 'Fysiske identifikationsmidler står her, fra de bliver bestilt, og brugere ud over de første tre, når de er talt den 10.',
  },
  download: 'Hent som CSV',
  file: {
    name: 'forbrug',
    noMethod: 'Uden faktureringsmetode',
    column: {
      day: 'Dag',
      name: 'Faktureringsmetode',
      ean: 'EAN-nummer',
      thing: 'Hvad',
      count: 'Antal',
      price: 'Stykpris ekskl. moms',
      total: 'Beløb ekskl. moms',
      currency: 'Valuta',
    },
  },
};
