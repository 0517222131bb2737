/** What an organisation is charged for a thing that was ordered, or for users of a day; it outlives user, authenticator and invoicing method. */
export type ChargeTable = {
  organisation_id: string;
  /** Drawn at random, so that it tells nothing of when. */
  id: string;
  thing: 'app' | 'code-display' | 'audio-code-reader' | 'chip' | 'user';
  /** The day in Denmark on which it was ordered or counted, `YYYY-MM-DD`. */
  day: string;
  /** In øre without VAT. */
  price: number;
  currency: 'DKK';
  /** Of the invoicing method as it was then; null where there was none. */
  ean: string | null;
  invoicing_name: string | null;
  /** How many of them: orders are written one by one, users together. */
  count: number;
};

/** A day at whose beginning the users of an organisation were counted. */
export type CountedDayTable = { organisation_id: string; day: string };
